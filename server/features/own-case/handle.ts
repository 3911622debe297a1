/** What a customer does on their own case. */
import { randomUUID } from 'node:crypto'
import type { Attachment } from '../../../channels/channel.ts'
import type { Chat } from '../../../channels/chat.ts'
import type { Language } from '../../../contract/case.ts'
import type { FormProblem, UploadLimits } from '../../../contract/pages.ts'
import { frontWords } from '../../../contract/words/front.ts'
import type { CaseRequest } from '../../../domain/case/requests.ts'
import type { CaseState } from '../../../domain/case/state.ts'
import { findPromise } from '../../../domain/commitment/open.ts'
import { ownerWaitUntil } from '../../../domain/line/limits.ts'
import type { Refusal } from '../../../domain/rule.ts'
import { equivalentWords } from '../../promises/sql.ts'
import { isGivenThoughBroken, isWaitingForReference } from '../../promises/waiting.ts'
import { asHelping, type HelperRow } from '../../acting/sql.ts'
import { calendarFor } from '../../calendars/calendar-for.ts'
import type { OwnCase } from '../../http/caller.ts'
import { notTaken } from '../../intake/not-taken.ts'
import { type Acted, actOn } from '../../ledger/act.ts'
import { toClimb } from '../../ladder/asked.ts'
import type { House } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'

/** A case, and who speaks there in place of its customer. */
type Spoken = OwnCase & { readonly helper?: HelperRow | null }

export interface Speaking {
  readonly ledger: Ledger
  readonly chat: Chat
  /** The token by which the inbox knows which case words belong to. */
  readonly replyToken: (reference: string) => string
  readonly limits: UploadLimits
}

interface Said {
  readonly messageId: string
  readonly words: string
  readonly files: readonly Attachment[]
  /** In which they are told what is wrong. */
  readonly language: Language
}

/**
 * Hands a customer's words in; answers what is wrong with them, or null.
 * @throws Fault too-large, not-ready: nothing was taken in
 */
export async function say(
  { ledger, chat, replyToken, limits }: Speaking,
  own: Spoken,
  said: Said,
): Promise<FormProblem | null> {
  const isNothing = said.files.length === 0 && said.words.trim() === ''
  const wrong = isNothing ? nothingSaid(said.language) : tooLong(said.words, limits, said.language)
  if (wrong) return wrong
  const received = await chat.deliver({
    externalId: said.messageId,
    receivedAt: ledger.clock(),
    from: null,
    to: [],
    replyToken: replyToken(own.reference),
    ...(own.helper ? { helper: asHelping(own.helper) } : {}),
    text: said.words,
    attachments: said.files,
  })
  if (!received.ok) throw notTaken(received)
  return null
}

function nothingSaid(language: Language): FormProblem {
  return { says: frontWords[language].check.wordsMissing, field: 'words' }
}

export function tooLong(
  words: string,
  { maxTextLength }: UploadLimits,
  language: Language,
): FormProblem | null {
  const over = words.length - maxTextLength
  if (over <= 0) return null
  return { says: frontWords[language].check.wordsTooLong(over.toLocaleString(language)), field: 'words' }
}

/** What can be asked with a button and perhaps a few words. */
export type Wish =
  | { readonly wish: 'solved'; readonly words: string; readonly letsGo?: readonly string[] }
  | { readonly wish: 'not-solved'; readonly words: string }
  | { readonly wish: 'leave' }
  /** Rather wait for the one who knows the case. */
  | { readonly wish: 'wait-for-owner'; readonly isOwnerHere: (agentId: string) => boolean }
  | { readonly wish: 'stop-waiting-for-owner' }
  | { readonly wish: 'release'; readonly commitmentId: string }
  /** Something as good, in the place of a promise. */
  | {
      readonly wish: 'accept-equivalent' | 'decline-equivalent'
      readonly commitmentId: string
      readonly equivalentId: string
      readonly house: House
    }
  /** One rung up from the one that they see. */
  | { readonly wish: 'climb'; readonly fromRung: number; readonly house: House }

export async function wish(ledger: Ledger, own: Spoken, asked: Wish): Promise<Acted | Refusal> {
  return await actOn(ledger, {
    caseId: own.id,
    customerId: own.customerId,
    request: async (state, { tx }) =>
      asked.wish === 'accept-equivalent'
        ? {
            ...toAnswer(own, asked),
            ask: 'accept-equivalent',
            words: await equivalentWords(tx, own.id, asked.equivalentId),
            isBeingBooked: await isWaitingForReference(tx, asked.commitmentId),
            isGiven: await isGivenThoughBroken(tx, asked.commitmentId),
            calendar: calendarOfOffer(asked.house, state, asked.commitmentId),
          }
        : toRequest(state, own, { asked, now: ledger.clock() }),
  })
}

/** Whoever opened the page by their own link or code has shown who they are. */
function toAnswer(
  own: Spoken,
  { commitmentId, equivalentId }: Extract<Wish, { readonly equivalentId: string }>,
) {
  const by = own.helper ? { helper: asHelping(own.helper) } : {}
  return { commitmentId, equivalentId, customerId: own.customerId, verified: true, ...by }
}

/** By which whoever offered it works. */
function calendarOfOffer(house: House, state: CaseState, commitmentId: string) {
  const agentId = findPromise(state, commitmentId)?.equivalent?.agentId
  return calendarFor(house, { teamId: house.agents.get(agentId ?? '')?.teamId ?? null })
}

function toRequest(
  state: CaseState,
  own: Spoken,
  { asked, now }: { readonly asked: Wish; readonly now: number },
): CaseRequest {
  const by = own.helper ? { helper: asHelping(own.helper) } : {}
  const words = 'words' in asked && asked.words.trim() !== '' ? { words: { text: asked.words } } : {}
  switch (asked.wish) {
    case 'solved':
      return {
        ask: 'confirm-solved',
        customerId: own.customerId,
        verified: true,
        letsGo: asked.letsGo,
        ...by,
        ...words,
      }
    case 'not-solved':
      return {
        ask: 'deny-solved',
        customerId: own.customerId,
        ...by,
        ...words,
        entryId: randomUUID(),
        medium: state.channel === 'mail' ? 'letter' : 'chat',
      }
    case 'leave':
      return { ask: 'leave-line' }
    case 'wait-for-owner':
      return {
        ask: 'wait-for-owner',
        entryId: state.entry?.id ?? '',
        until: ownerWaitUntil(asked.isOwnerHere(state.ownerId ?? ''), now),
      }
    case 'stop-waiting-for-owner':
      return { ask: 'stop-waiting-for-owner', entryId: state.entry?.id ?? '', reason: 'customer' }
    case 'climb':
      return toClimb(
        { house: asked.house, state, now },
        {
          by: own.helper ? 'helper' : 'customer',
          fromRung: asked.fromRung,
          agentId: null,
          verified: true,
          ...by,
        },
      )
    case 'accept-equivalent':
      return { ...toAnswer(own, asked), ask: 'accept-equivalent', words: null }
    case 'decline-equivalent':
      return { ...toAnswer(own, asked), ask: 'decline-equivalent' }
    case 'release':
      return {
        ask: 'release-promise',
        commitmentId: asked.commitmentId,
        customerId: own.customerId,
        verified: true,
        ...by,
      }
  }
}
