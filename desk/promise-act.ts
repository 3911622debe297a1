/** A promise as it was written down, as the server is asked for it. */
import type { Act } from '../contract/desk.ts'
import type { Amount } from '../contract/promises.ts'
import { readAmount } from './amount.ts'
import type { DraftPromise } from './drafts.ts'

type PromiseAct = Extract<Act, { readonly act: 'promise' }>

/** Of several ways to say until when, the calendar goes before the clock: the server reckons it by the moment at which it is written. */
export function promiseAct(promise: DraftPromise): PromiseAct {
  const { kind, words, replaces, dueAt, within, offerId, evidence, to, isSaid } = promise
  const amount = amountOf(promise)
  return {
    act: 'promise',
    kind,
    words: words.trim(),
    replaces,
    ...(within === undefined ? { dueAt: dueAt ?? 0 } : { within }),
    ...(offerId === undefined ? {} : { offerId }),
    ...(amount === undefined ? {} : { amount }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(to === undefined ? {} : { to }),
    ...(isSaid === true ? { isSaid } : {}),
  }
}

/**
 * In minor units; undefined where none was written, or it cannot be read as one. What the language of the form left unclear was not
 * sent: whichever language reads it, reads it as it was meant.
 */
export function amountOf({
  amount,
  currency,
}: Pick<DraftPromise, 'amount' | 'currency'>): Amount | undefined {
  if (currency === undefined || !/^[A-Z]{3}$/.test(currency)) return undefined
  for (const language of ['en', 'es'] as const) {
    const read = readAmount(amount ?? '', currency, language)
    if (read.is === 'amount' && read.minor > 0) return { minor: read.minor, currency }
  }
  return undefined
}
