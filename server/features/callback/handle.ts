/** What a customer typed about being called back: read, looked at, asked of their case. */
import type { Language } from '../../../contract/case.ts'
import type { CallbackPage, CallbackTyped, FormProblem } from '../../../contract/pages.ts'
import { callbackWords } from '../../../contract/words/callback.ts'
import type { CallbackWindow } from '../../../domain/callback/facts.ts'
import type { AskCallback } from '../../../domain/callback/requests.ts'
import { callbackAnewRules } from '../../../domain/callback/rules.ts'
import { isOpen } from '../../../domain/hours/hours.ts'
import { sentenceIn } from '../../../domain/refused-in.ts'
import { type Refusal, refusedBy } from '../../../domain/rule.ts'
import { countryOf } from '../../imports/country.ts'
import { askFor } from '../../callback/ask.ts'
import type { CallbackBook } from '../../callback/book.ts'
import { readNumber } from '../../callback/number.ts'
import { oldestLivePlace, onlyCustomerOf } from '../../callback/sql.ts'
import { mask } from '../../intake/address.ts'
import { cutName } from '../../intake/lengths.ts'
import { actOn } from '../../ledger/act.ts'
import type { House } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'

type Fields = Readonly<Record<string, string>>

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

export interface Number {
  readonly dialled: string
  readonly numberIs: 'confirmed' | 'account'
  /** To be looked at once more; of a number that we know already, its end. */
  readonly check: NonNullable<CallbackPage['check']>
}

export function numberIn(
  { number, known }: CallbackTyped,
  numbers: readonly string[],
  { house: { organisation }, markOf }: { readonly house: House; readonly markOf: CallbackBook['markOf'] },
): Number | null {
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

interface Looking {
  readonly house: House
  readonly language: Language
  readonly now: number
}

/** What the rules say of it before anybody stands in the line; null when nothing does. */
export function whatIsWrong(
  typed: CallbackTyped,
  number: Number | null,
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

interface Asking extends Looking {
  readonly ledger: Ledger
  readonly callbacks: CallbackBook
  readonly caseId: string
  readonly messageId: string
  /** From where, where it is not asked on the page of the case. */
  readonly origin: string | null
}

type Chosen = Omit<Parameters<typeof askFor>[0], 'found'>

/** Asked twice with the same form, it is asked once. */
export async function askBack(
  { ledger, callbacks, caseId, messageId, origin, ...looking }: Asking,
  chosen: Chosen,
): Promise<Refusal | null> {
  const once = { channel: 'call-back', externalId: messageId, messageId }
  const { number, window, by } = chosen
  const { house } = looking
  const asked = { number, window, caseId, isOfCase: origin === null, origin, house }
  const done = await actOn(ledger, {
    caseId,
    once,
    request: async (_, { tx, now }) => {
      const found = await callbacks.lookLocked(tx, { ...asked, now })
      return askFor({ ...chosen, found }, { ...looking, now })
    },
    ...(by === 'phone' ? { also: tx => callbacks.write(tx, { ...asked, now: looking.now }) } : {}),
  })
  return 'refused' in done ? done : null
}

/**
 * Whoever waits on a page of ours, or was called in vain, and asks for a call on the way in keeps the one place that they have. They
 * have not shown who they are, so a call or a time that was chosen there stays as it is, and nothing of the place is told to them.
 * @returns whether there is such a place
 */
export async function takeToOwnPlace(
  asking: Omit<Asking, 'caseId'>,
  chosen: Chosen & { readonly number: string },
): Promise<boolean> {
  const { ledger, callbacks, house, now } = asking
  const { db } = ledger
  const customerId = await onlyCustomerOf(db, chosen.number)
  const place = customerId === null ? null : await oldestLivePlace(db, customerId)
  if (place) {
    // While we are open, nobody who waits loses their turn by what a stranger chose.
    const window = isOpen(house.organisation.hours, now) ? null : chosen.window
    if (place.isPlain) await askBack({ ...asking, caseId: place.caseId }, { ...chosen, window })
    return true
  }
  const caseId = await callbacks.keptFor(db, chosen.number, now)
  return caseId !== null && (await askBack({ ...asking, caseId }, chosen)) === null
}

/** Rather on the page after all; or: here I am. */
export async function comeBack(
  ledger: Ledger,
  caseId: string,
  ask: 'withdraw-callback' | 'meet-callback',
): Promise<Refusal | null> {
  const done = await actOn(ledger, {
    caseId,
    request: ({ entry }) => {
      const entryId = entry?.id ?? ''
      return ask === 'meet-callback' ? { ask, entryId, agentId: null } : { ask, entryId }
    },
  })
  return 'refused' in done ? done : null
}
