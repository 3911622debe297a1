/** Asking to be called back, on the way in and of a case: looked at, then written; and what follows when somebody comes back. */
import type { Language } from '../../../contract/case.ts'
import type { CallbackTyped, FormProblem } from '../../../contract/pages.ts'
import { callbackWords } from '../../../contract/words/callback.ts'
import type { CallbackWindow } from '../../../domain/callback/facts.ts'
import { onePlaceForANumber } from '../../../domain/callback/rules.ts'
import { isOpen } from '../../../domain/hours/hours.ts'
import type { Refusal } from '../../../domain/rule.ts'
import { askFor } from '../../callback/ask.ts'
import type { CallbackBook } from '../../callback/book.ts'
import { NotCalled } from '../../callback/not-called.ts'
import {
  type Fields,
  isNoTime,
  type Looking,
  messageIdIn,
  numberIn,
  type NumberTyped,
  problemOf,
  typedIn,
  whatIsWrong,
} from '../../callback/read-form.ts'
import { oldestLivePlace, onlyCustomerOf } from '../../callback/sql.ts'
import { firstWordId } from '../../intake/first-word.ts'
import { actOn, wasReceived } from '../../ledger/act.ts'
import { readCase } from '../../ledger/case-rows.ts'
import type { Directory, House } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'

interface Ground {
  readonly ledger: Ledger
  readonly directory: Directory
  readonly callbacks: CallbackBook
}

export interface CallbackDoor extends Ground {
  /** A new case whose person is called from its first moment on. */
  readonly startCalled: (house: House, first: StartCalled) => Promise<Started>
}

export interface StartCalled {
  readonly messageId: string
  readonly words: string
  readonly name: string
  readonly language: Language
  readonly isLossOfService: boolean
  readonly callback: {
    readonly number: string
    readonly window: CallbackWindow | null
    readonly origin: string
  }
}

export interface Started {
  readonly id: string
  readonly reference: string
}

export interface Looked {
  readonly typed: CallbackTyped
  readonly messageId: string
}

export interface ReadyToBook extends Looked {
  readonly number: NumberTyped
}

type Wrong = Looked & { readonly problem: FormProblem }

/** A form as it came: from where on the network, and in which language it is answered. */
export interface Sent {
  readonly fields: Fields
  readonly language: Language
  readonly origin: string
}

/** @param own the case on whose page it is asked, and the numbers to choose from there; null on the way in */
export async function look(
  { directory, ledger, callbacks }: Ground,
  { fields, language, origin }: Sent,
  own: { readonly caseId: string; readonly numbers: readonly string[] } | null,
): Promise<ReadyToBook | Wrong> {
  const numbers = own?.numbers ?? []
  const typed = typedIn(fields, numbers.length)
  const looked = { typed, messageId: messageIdIn(fields) }
  if (isNoTime(fields.window ?? ''))
    return { ...looked, problem: { says: callbackWords[language].wrong.time, field: 'window' } }
  const house = await directory.house()
  const number = numberIn(typed, numbers, { house, markOf: callbacks.markOf })
  const looking = { house, language, now: ledger.clock() }
  const found = await callbacks.look(ledger.db, {
    number: number?.dialled ?? null,
    window: typed.window,
    caseId: own?.caseId ?? null,
    // Whether others wait on this number is said to nobody who has not pressed for a call to it.
    isOfCase: true,
    origin: own === null ? origin : null,
    ...looking,
  })
  const problem = whatIsWrong(typed, number, found, looking)
  if (problem) return { ...looked, problem }
  if (!number) throw new Error('a number that cannot be read is a problem')
  return { ...looked, number }
}

/** What becomes of a form on the way in. `in-line`: somebody is to be called on this number already. */
export type Coming =
  | { readonly now: 'started'; readonly started: Started }
  | { readonly now: 'in-line'; readonly looked: Looked }
  | { readonly now: 'to-check'; readonly looked: ReadyToBook }
  | { readonly now: 'wrong'; readonly looked: Wrong }

export async function comeIn(door: CallbackDoor, sent: Sent): Promise<Coming> {
  // The same form once more, after it was taken in, leads to where it led before.
  const again = await startedBy(door.ledger.db, messageIdIn(sent.fields))
  if (again) return { now: 'started', started: again }
  const looked = await look(door, sent, null)
  if (!('number' in looked)) return { now: 'wrong', looked }
  if (sent.fields.right !== looked.number.check.press) return { now: 'to-check', looked }
  return await book(door, sent, looked)
}

async function startedBy(db: Ledger['db'], messageId: string): Promise<Started | null> {
  const id = await wasReceived(db, { channel: 'chat', externalId: firstWordId(messageId) })
  return id === null ? null : await readCase(db, id)
}

/** Puts somebody into the line to be called. */
async function book(
  { ledger, directory, callbacks, startCalled }: CallbackDoor,
  { language, origin }: Sent,
  looked: ReadyToBook,
): Promise<Coming> {
  const {
    typed,
    number: { dialled: number },
    messageId,
  } = looked
  const [house, now] = [await directory.house(), ledger.clock()]
  const { window, name, isLossOfService } = typed
  const asking = { ledger, callbacks, messageId, origin, house, language, now }
  const chosen = { by: 'phone', number, isNumberRight: true, numberIs: 'known', window } as const
  if (await takeToOwnPlace(asking, chosen)) return { now: 'in-line', looked }
  const words = typed.words.trim() || callbackWords[language].firstWords
  const callback = { number, window, origin }
  try {
    const started = await startCalled(house, { messageId, words, name, language, isLossOfService, callback })
    return { now: 'started', started }
  } catch (error) {
    if (!(error instanceof NotCalled)) throw error
    if (error.refusal.refused.rule !== onePlaceForANumber.name)
      return { now: 'wrong', looked: { ...looked, problem: problemOf(error.refusal, language) } }
    // Pressed twice, the first of the two was quicker.
    const first = await startedBy(ledger.db, messageId)
    if (first) return { now: 'started', started: first }
    // They came to a page of ours in the same moment: they are called in that place.
    if (await takeToOwnPlace(asking, chosen)) return { now: 'in-line', looked }
    await callbacks.noteVain(ledger.db, origin, now)
    return { now: 'in-line', looked }
  }
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
    const isAsked =
      place.isPlain && !(await askBack({ ...asking, caseId: place.caseId }, { ...chosen, window }))
    // Nothing came of it but an answer: it counts for where they are, or whether somebody waits could be asked again and again.
    if (!isAsked && asking.origin !== null) await callbacks.noteVain(db, asking.origin, now)
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
