/** What a customer typed about being called back: read, looked at, asked of their case. */
import type { Language } from '../../../contract/case.ts'
import type { CallbackTyped, FormProblem } from '../../../contract/pages.ts'
import { callbackWords } from '../../../contract/words/callback.ts'
import type { CallbackWindow } from '../../../domain/callback/facts.ts'
import { askCallbackRules } from '../../../domain/callback/rules.ts'
import { sentenceIn } from '../../../domain/refused-in.ts'
import { type Refusal, refusedBy } from '../../../domain/rule.ts'
import { countryOf } from '../../imports/country.ts'
import { askFor } from '../../callback/ask.ts'
import { readNumber } from '../../callback/number.ts'
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
  /** To be looked at once more; of a number that we know already, its end. */
  readonly shown: string
}

export function numberIn(
  { number, known }: CallbackTyped,
  numbers: readonly string[],
  { organisation }: House,
): Number | null {
  const own = known === null ? undefined : numbers[known]
  return own === undefined
    ? readNumber(number, countryOf(organisation))
    : { dialled: own, shown: mask({ kind: 'phone', value: own }) }
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
  { house, language, now }: Looking,
): FormProblem | null {
  const chosen = { by: 'phone', number: number?.dialled ?? null, isNumberRight: true } as const
  const request = askFor({ ...chosen, window: typed.window }, { house, language, now })
  const wrong = refusedBy(rulesOfChoice, { request, now } as never) // these rules read nothing of a case
  if (!wrong) return null
  const isOfNumber = wrong.refused.rule === 'called-on-a-number'
  return {
    says: isOfNumber ? callbackWords[language].wrong.number : sentenceIn(language, wrong),
    field: isOfNumber ? 'number' : 'window',
  }
}

const aboutTheCase: ReadonlySet<string> = new Set(['not-while-somebody-comes', 'not-while-talking'])
const rulesOfChoice = askCallbackRules.filter(({ name }) => !aboutTheCase.has(name))

interface Asking extends Looking {
  readonly ledger: Ledger
  readonly caseId: string
  readonly messageId: string
}

/** Asked twice with the same form, it is asked once. */
export async function askBack(
  { ledger, caseId, messageId, ...looking }: Asking,
  chosen: Parameters<typeof askFor>[0],
): Promise<Refusal | null> {
  const once = { channel: 'call-back', externalId: messageId, messageId }
  const done = await actOn(ledger, { caseId, once, request: () => askFor(chosen, looking) })
  return 'refused' in done ? done : null
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
