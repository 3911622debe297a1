/** A first word from the contact page: opens a case, takes a place in the line, and tells the wait. */
import type { Chat } from '../../../channels/chat.ts'
import type { Attachment, InboundMessage } from '../../../channels/channel.ts'
import type { Language } from '../../../contract/case.ts'
import type { FormProblem } from '../../../contract/pages.ts'
import { frontWords } from '../../../contract/words/front.ts'
import { helpersWords } from '../../../contract/words/helpers-words.ts'
import { insertAbout } from '../../acting/sql.ts'
import { toAddress } from '../../intake/address.ts'
import { NotCalled } from '../../callback/not-called.ts'
import { firstWordId } from '../../intake/first-word.ts'
import { cutName } from '../../intake/lengths.ts'
import { notTaken } from '../../intake/not-taken.ts'
import type { House } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { tellQuote } from '../../line/tell-quote.ts'
import type { Waits } from '../../line/wait.ts'
import { caseOfMessage } from './sql.ts'

export interface Typed {
  readonly words: string
  readonly name: string
  readonly address: string
  readonly isLossOfService: boolean
  /** Whose matter it is, where somebody writes for somebody else, and what they know of that person. */
  readonly forWhom?: string
  readonly forNumber?: string
}

export interface FirstWord extends Typed {
  readonly messageId: string
  readonly language: Language
  readonly files: readonly Attachment[]
  /** Of somebody who is known by other means than their words: see `InboundMessage`. */
  readonly customerToken?: string
  /** They would rather be called than wait. */
  readonly callback?: NonNullable<InboundMessage['callback']>
}

export interface Start {
  readonly ledger: Ledger
  readonly chat: Chat
  readonly waits: Waits
}

/** Only what would make it unreadable is refused; an address that we do not understand is asked for again, never lost. */
export function whatIsWrong(
  typed: Typed,
  files: number,
  most: number,
  language: Language,
): FormProblem | null {
  const { check } = frontWords[language]
  if (typed.words.trim() === '' && files === 0) return { says: check.wordsMissing, field: 'words' }
  const over = typed.words.length - most
  if (over > 0) return { says: check.wordsTooLong(over.toLocaleString(language)), field: 'words' }
  if (typed.address.trim() !== '' && !toAddress(typed.address))
    return { says: check.addressWrong, field: 'address' }
  return null
}

/** Who writes for somebody else says so first. */
export function wordsOf({ words, forWhom = '', forNumber = '' }: Typed, language: Language): string {
  if (forWhom === '' && forNumber === '') return words
  const { somebody } = helpersWords[language].acts
  return `${helpersWords[language].contact.firstWords(forWhom || somebody, forNumber)}\n\n${words}`
}

/** Looked up apart from this request: see server/acting/look-up.ts. */
export async function noteAbout(
  { ledger }: Pick<Start, 'ledger'>,
  caseId: string,
  { forWhom = '', forNumber = '', name, address }: Typed,
): Promise<void> {
  if (forWhom === '' && forNumber === '') return
  const own = toAddress(address)
  await insertAbout(ledger.db, {
    caseId,
    kind: 'somebody-else',
    name: forWhom,
    typed: forNumber,
    addressKind: own?.kind ?? null,
    addressValue: own?.value ?? null,
    writerName: cutName(name) || null,
    saidAt: ledger.clock(),
  })
}

/**
 * Sent twice with the same messageId, it is the same case, and whoever sends gets its key. So the messageId is a secret of the
 * browser that wrote: it is kept as a hash only, under which nobody who reads the case can ask for its key.
 */
export async function start(
  { ledger, chat, waits }: Start,
  house: House,
  first: FirstWord,
): Promise<{ readonly id: string; readonly reference: string; readonly customerId: string }> {
  const externalId = firstWordId(first.messageId)
  const received = await chat.deliver({
    externalId,
    receivedAt: ledger.clock(),
    from: { address: first.address, name: first.name },
    to: [],
    text: first.words,
    attachments: first.files,
    language: first.language,
    isLossOfService: first.isLossOfService,
    ...(first.callback === undefined ? {} : { callback: first.callback }),
    ...(first.customerToken === undefined ? {} : { customerToken: first.customerToken }),
  })
  if (!received.ok && first.callback !== undefined && received.rule !== undefined)
    throw new NotCalled({ rule: received.rule, says: received.says })
  if (!received.ok) throw notTaken(received)
  const opened = await caseOfMessage(ledger.db, 'chat', externalId)
  if (!opened) throw new Error('a message was taken in without a case')
  // Whoever chose a time is told that time, and no wait.
  const isChosenTime = (first.callback?.window ?? null) !== null
  if (!received.duplicate && opened.entryId !== null && !isChosenTime)
    await tellQuote({ ledger, waits }, house, { caseId: opened.id, entryId: opened.entryId })
  return opened
}
