/** What a customer typed about being called back: read, and looked at before anybody stands in the line for it. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Language } from '../../contract/case.ts'
import type { CallbackPage, CallbackTyped, FormProblem } from '../../contract/pages.ts'
import { callbackWords } from '../../contract/words/callback.ts'
import type { CallbackWindow } from '../../domain/callback/facts.ts'
import type { AskCallback } from '../../domain/callback/requests.ts'
import { callbackAnewRules } from '../../domain/callback/rules.ts'
import { sentenceIn } from '../../domain/refused-in.ts'
import { type Refusal, refusedBy } from '../../domain/rule.ts'
import { countryOf } from '../imports/country.ts'
import { mask } from '../intake/address.ts'
import { cutName } from '../intake/lengths.ts'
import type { House } from '../ledger/directory.ts'
import { askFor } from './ask.ts'
import type { CallbackBook } from './book.ts'
import { readNumber } from './number.ts'

export type Fields = Readonly<Record<string, string>>

const mostTyped = 60
const mostWords = 2_000

/** @param known how many numbers there are to choose from */
export function typedIn(fields: Fields, known: number): CallbackTyped {
  const chosen = Number(fields.known === undefined || fields.known === '' ? Number.NaN : fields.known)
  return {
    number: (fields.number ?? '').slice(0, mostTyped).trim(),
    known: Number.isInteger(chosen) && chosen >= 0 && chosen < known ? chosen : null,
    window: windowIn(fields.window ?? ''),
    words: (fields.words ?? '').slice(0, mostWords),
    name: cutName(fields.name ?? ''),
    isLossOfService: fields.down === 'yes',
  }
}

/** `FROM-UNTIL`, in milliseconds; null when it is their turn that they chose. */
function windowIn(text: string): CallbackWindow | null {
  const [, from, until] = /^(\d{1,15})-(\d{1,15})$/u.exec(text) ?? []
  return from === undefined || until === undefined ? null : { from: Number(from), until: Number(until) }
}

/** Something was chosen that is no time at all. */
export function isNoTime(text: string): boolean {
  return text !== '' && windowIn(text) === null
}

export interface NumberTyped {
  readonly dialled: string
  readonly numberIs: 'confirmed' | 'account'
  /** To be looked at once more; of a number that we know already, its end. */
  readonly check: NonNullable<CallbackPage['check']>
}

export function numberIn(
  { number, known }: CallbackTyped,
  numbers: readonly string[],
  { house: { organisation }, markOf }: { readonly house: House; readonly markOf: CallbackBook['markOf'] },
): NumberTyped | null {
  const own = known === null ? undefined : numbers[known]
  if (own !== undefined) {
    const shown = mask({ kind: 'phone', value: own })
    return { dialled: own, numberIs: 'account', check: { shown, atHome: null, press: markOf(own) } }
  }
  const read = readNumber(number, countryOf(organisation))
  if (!read) return null
  const { dialled, shown, atHome } = read
  return { dialled, numberIs: 'confirmed', check: { shown, atHome, press: dialled } }
}

export interface Looking {
  readonly house: House
  readonly language: Language
  readonly now: number
}

/** What the rules say of it before anybody stands in the line; null when nothing does. */
export function whatIsWrong(
  typed: CallbackTyped,
  number: NumberTyped | null,
  found: AskCallback['found'],
  { house, language, now }: Looking,
): FormProblem | null {
  const chosen = { by: 'phone', number: number?.dialled ?? null, isNumberRight: true } as const
  const asked = { ...chosen, numberIs: 'typed', window: typed.window, found } as const
  const request = askFor(asked, { house, language, now })
  const wrong = refusedBy(callbackAnewRules, { request, now })
  return wrong && problemOf(wrong, language)
}

const ofNumber: ReadonlySet<string> = new Set([
  'called-at-the-usual-price',
  'called-where-we-call',
  'not-called-again-and-again',
  'not-too-many-from-one-place',
])

export function problemOf(wrong: Refusal, language: Language): FormProblem {
  const { rule } = wrong.refused
  if (rule === 'called-on-a-number') return { says: callbackWords[language].wrong.number, field: 'number' }
  return { says: sentenceIn(language, wrong), field: ofNumber.has(rule) ? 'number' : 'window' }
}

export function messageIdIn(fields: Fields): string {
  return z.uuid().safeParse(fields.messageId).data ?? randomUUID()
}
