/** How the tests of the domain begin: named people, a case made of facts, and what is said to a request. */
import { NOTHING_FOUND } from '../callback/requests.ts'
import { approvalRequests } from '../approval/given.ts'
import { commitmentRequests } from '../commitment/given.ts'
import { roundTheClock } from '../hours/testing/doors.ts'
import { ladderRequests } from '../ladder/given.ts'
import { evidenceRequests } from '../evidence/given.ts'
import { accountRequests } from '../account/given.ts'
import { failureRequests } from '../failure/given.ts'
import { leavingRequests } from '../leaving/given.ts'
import { remedyRequests } from '../remedy/given.ts'
import { isRefusal } from '../rule.ts'
import { DAY, HOUR, MINUTE } from '../time.ts'
import type { Instant } from '../time.ts'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import type { CaseFact, FactOf } from './facts.ts'
import { ASHA, CASE_ID, HUGO_HEAD, LENA_LEAD, MORNING, MRS_OKAFOR, NOW, TOM } from './given-people.ts'
import type { Ask, CaseRequest, RequestOf } from './requests.ts'
import type { CaseState } from './state.ts'

export { ASHA, CASE_ID, HUGO_HEAD, LENA_LEAD, MORNING, MRS_OKAFOR, NOW, TOM }

export const opened: FactOf<'CaseOpened'> = {
  type: 'CaseOpened',
  reference: 'HD-4K7Q-92MX',
  customerId: MRS_OKAFOR,
  kind: 'problem',
  channel: 'chat',
  skill: null,
  priority: null,
  ownerId: LENA_LEAD,
}

export const spoke: FactOf<'CustomerSpoke'> = {
  type: 'CustomerSpoke',
  messageId: 'message-1',
  channel: 'chat',
  files: [],
  verified: true,
  body: { text: 'My line has been dead since Friday.' },
}

export const joinedByChat: CaseFact = { type: 'EntryJoined', entryId: 'entry-1', medium: 'chat', place: 7 }
export const joinedByLetter: CaseFact = {
  type: 'EntryJoined',
  entryId: 'entry-1',
  medium: 'letter',
  place: 7,
}
export const joinedByCall: CaseFact = { type: 'EntryJoined', entryId: 'entry-1', medium: 'call', place: 7 }
export const acceptedByAsha: CaseFact = { type: 'OwnerAccepted', agentId: ASHA }
export const contactFinished: CaseFact = {
  type: 'ContactEnded',
  entryId: 'entry-1',
  agentId: ASHA,
  reason: 'finished',
}
export const handoverToTom: CaseFact = {
  type: 'HandoverProposed',
  handoverId: 'handover-1',
  from: ASHA,
  to: TOM,
  until: NOW + HOUR,
}
export const askedWhetherSolved: CaseFact = { type: 'SolvedProposed', agentId: ASHA }
export const reportedSolved: CaseFact = { type: 'SolvedReported', agentId: ASHA }
export const confirmedSolved: CaseFact = { type: 'SolvedConfirmed', customerId: MRS_OKAFOR }

export function offeredTo(agentId: string): CaseFact {
  return { type: 'EntryOffered', entryId: 'entry-1', agentId, until: NOW + MINUTE, overtook: [] }
}

export function answeredBy(agentId: string): CaseFact {
  return { type: 'EntryAnswered', entryId: 'entry-1', agentId }
}

export function promised(id: string, dueAt: Instant = NOW + HOUR): CaseFact {
  return {
    type: 'CommitmentMade',
    commitmentId: id,
    kind: 'call-back',
    agentId: ASHA,
    dueAt,
    warnAt: dueAt - 15 * MINUTE,
    replaces: null,
  }
}

/** Waiting in the chat line, with nobody who has accepted it. */
export const waiting: readonly CaseFact[] = [opened, spoke, joinedByChat]
/** Asha has answered the chat and owns the case. */
export const inAChat: readonly CaseFact[] = [...waiting, answeredBy(ASHA), acceptedByAsha]
/** Asha owns it, and nobody is in the line. */
export const owned: readonly CaseFact[] = [...inAChat, contactFinished]

/** The case that these facts add up to. */
export function given(facts: readonly CaseFact[]): CaseState {
  return later(null, facts, MORNING)
}

/** The case after more facts, a minute apart. */
export function later(state: CaseState | null, facts: readonly CaseFact[], from: Instant): CaseState {
  const after = facts.reduce<CaseState | null>(
    (before, fact, index) => evolve(before, fact, from + index * MINUTE, CASE_ID),
    state,
  )
  if (!after) throw new Error('a case is made of at least one fact')
  return after
}

/** The types of the facts that follow, `already` for none, or the sentence of the refusal. */
export function verdict(facts: readonly CaseFact[], request: CaseRequest, now: Instant = NOW): string {
  const decided = decide(given(facts), request, now)
  if (isRefusal(decided)) return decided.refused.says
  return decided.length === 0 ? 'already' : decided.map(fact => fact.type).join(' ')
}

/** The facts that follow. Throws on a refusal, with its sentence. */
export function factsOf(
  facts: readonly CaseFact[],
  request: CaseRequest,
  now: Instant = NOW,
): readonly CaseFact[] {
  const decided = decide(given(facts), request, now)
  if (isRefusal(decided)) throw new Error(decided.refused.says)
  return decided
}

const requests: { readonly [Name in Ask]: RequestOf<Name> } = {
  speak: {
    ask: 'speak',
    messageId: 'message-2',
    channel: 'chat',
    files: [],
    verified: false,
    words: { text: 'It is dead again.' },
    entryId: 'entry-2',
    medium: 'chat',
  },
  reply: {
    ask: 'reply',
    agentId: ASHA,
    messageId: 'message-3',
    files: [],
    words: { text: 'I am looking at your line now.' },
  },
  note: { ask: 'note', agentId: ASHA, noteId: 'note-1', words: { text: 'Router is from 2019.' } },
  refuse: {
    ask: 'refuse',
    agentId: ASHA,
    reasons: 'Too far from the mast.',
    nextRung: 'lead',
    nextAgentId: null,
  },
  'make-offer': {
    ask: 'make-offer',
    offerId: 'offer-1',
    agentId: ASHA,
    words: 'Fibre, £3 less.',
    openProblems: 0,
  },
  'tell-quote': { ask: 'tell-quote', entryId: 'entry-1', atMostSeconds: 240, ahead: 2 },
  'offer-entry': { ask: 'offer-entry', entryId: 'entry-1', agentId: ASHA, until: NOW + MINUTE, overtook: [] },
  'answer-entry': { ask: 'answer-entry', entryId: 'entry-1', agentId: ASHA },
  'decline-entry': { ask: 'decline-entry', entryId: 'entry-1', agentId: ASHA },
  'miss-entry': { ask: 'miss-entry', entryId: 'entry-1' },
  'lose-agent': { ask: 'lose-agent', entryId: 'entry-1', agentId: ASHA },
  'end-contact': { ask: 'end-contact', agentId: ASHA },
  'leave-line': { ask: 'leave-line' },
  quiet: { ask: 'quiet' },
  'wait-for-owner': { ask: 'wait-for-owner', entryId: 'entry-1', until: NOW + HOUR },
  'stop-waiting-for-owner': { ask: 'stop-waiting-for-owner', entryId: 'entry-1', reason: 'customer' },
  'pass-limit': { ask: 'pass-limit', entryId: 'entry-1', limitSeconds: 1_800 },
  'ask-callback': {
    ask: 'ask-callback',
    entryId: 'entry-2',
    by: 'phone',
    number: '+441632960111',
    isNumberRight: true,
    numberIs: 'confirmed',
    found: NOTHING_FOUND,
    window: null,
    hours: roundTheClock,
    promise: {
      commitmentId: 'promise-3',
      agentId: LENA_LEAD,
      words: 'We call you between ten and half past.',
    },
  },
  'withdraw-callback': { ask: 'withdraw-callback', entryId: 'entry-1' },
  'come-due': { ask: 'come-due', entryId: 'entry-1' },
  'miss-callback': {
    ask: 'miss-callback',
    entryId: 'entry-1',
    agentId: ASHA,
    why: 'no-answer',
    hours: roundTheClock,
  },
  'meet-callback': { ask: 'meet-callback', entryId: 'entry-1', agentId: ASHA },
  'propose-handover': {
    ask: 'propose-handover',
    handoverId: 'handover-1',
    from: ASHA,
    to: TOM,
    summary: 'Line dead since Friday; new router is on its way.',
    until: NOW + HOUR,
    receiver: { departed: false, absent: false },
  },
  'accept-handover': { ask: 'accept-handover', handoverId: 'handover-1', agentId: TOM },
  'decline-handover': {
    ask: 'decline-handover',
    handoverId: 'handover-1',
    agentId: TOM,
    reason: 'On a visit.',
  },
  'lapse-handover': { ask: 'lapse-handover', handoverId: 'handover-1' },
  reassign: { ask: 'reassign', to: TOM, reason: 'departure' },
  'propose-solved': {
    ask: 'propose-solved',
    agentId: ASHA,
    isLead: false,
    words: { text: 'Does it work now?' },
  },
  'report-solved': { ask: 'report-solved', agentId: ASHA, words: { text: 'It works, thank you' } },
  'confirm-solved': { ask: 'confirm-solved', customerId: MRS_OKAFOR, verified: true },
  'deny-solved': { ask: 'deny-solved', customerId: MRS_OKAFOR, entryId: 'entry-2', medium: 'letter' },
  rest: { ask: 'rest', restBefore: NOW },
  ...commitmentRequests,
  'change-kind': { ask: 'change-kind', agentId: ASHA, kind: 'request' },
  'leave-address': { ask: 'leave-address', address: 'email', value: 'ada.okafor@post.example' },
  verify: { ask: 'verify', how: 'code' },
  'ask-helper': {
    ask: 'ask-helper',
    helperId: 'helper-1',
    agentId: ASHA,
    name: 'Robert Okafor',
    hasAddress: true,
  },
  'authorise-helper': {
    ask: 'authorise-helper',
    helperId: 'helper-1',
    known: 'new',
    name: 'Robert Okafor',
    hasAddress: true,
    isOwnAddress: false,
    scope: 'read-and-write',
    until: NOW + HOUR,
    inAllMatters: false,
    verified: true,
  },
  'withdraw-helper': {
    ask: 'withdraw-helper',
    helperId: 'helper-1',
    known: 'acting',
    name: 'Robert Okafor',
    verified: true,
  },
  'decline-helper': {
    ask: 'decline-helper',
    helperId: 'helper-1',
    known: 'asked',
    name: 'Robert Okafor',
    verified: true,
  },
  'stop-links': { ask: 'stop-links', version: 1 },
  delivered: { ask: 'delivered', messageId: 'message-3', by: 'mail' },
  'not-delivered': { ask: 'not-delivered', messageId: 'message-3', by: 'mail', why: 'mailbox full' },
  look: { ask: 'look', agentId: TOM },
  tag: { ask: 'tag', agentId: ASHA, tag: 'tag-1', word: 'router' },
  untag: { ask: 'untag', agentId: ASHA, tag: 'tag-1', word: 'router' },
  snooze: {
    ask: 'snooze',
    agentId: ASHA,
    isLead: false,
    commitmentId: 'promise-2',
    until: NOW + 2 * DAY,
    words: 'I write to you when the new router has been sent.',
  },
  wake: { ask: 'wake', agentId: ASHA },
  'end-snooze': { ask: 'end-snooze' },
  join: {
    ask: 'join',
    agentId: ASHA,
    from: 'case-2',
    reference: 'HD-7F3M-25KC',
    customerId: MRS_OKAFOR,
    acceptedBy: null,
    isProblem: true,
    tags: [],
    carried: [],
  },
  merge: {
    ask: 'merge',
    agentId: ASHA,
    into: 'case-2',
    reference: 'HD-7F3M-25KC',
    customerId: MRS_OKAFOR,
    isAboutAnother: false,
    carried: [],
  },
  split: {
    ask: 'split',
    agentId: ASHA,
    into: 'case-3',
    reference: 'HD-9X2P-81QD',
    messageIds: ['message-1'],
    found: ['message-1'],
  },
  take: { ask: 'take', agentId: ASHA, turn: { before: null, overtook: [] } },
  'write-as-stranger': {
    ask: 'write-as-stranger',
    messageId: 'message-4',
    channel: 'mail',
    files: [],
    words: { text: 'About HD-4K7Q-92MX: I am her neighbour.', from: 'n.bell@post.example' },
  },
  'let-in': {
    ask: 'let-in',
    agentId: ASHA,
    strangerId: 'message-4',
    standing: 'pending',
    keepsAddress: false,
    speak: {
      ask: 'speak',
      messageId: 'message-5',
      copyOf: 'message-4',
      channel: 'mail',
      files: [],
      verified: false,
      words: { text: 'About HD-4K7Q-92MX: I am her neighbour.', from: 'n.bell@post.example' },
      entryId: 'entry-3',
      medium: 'letter',
    },
  },
  'send-away': { ask: 'send-away', agentId: ASHA, strangerId: 'message-4', standing: 'pending', into: null },
  'note-mail': { ask: 'note-mail', note: { type: 'AutomaticReplyCame', messageId: 'message-6', files: [] } },
  ...evidenceRequests,
  ...remedyRequests,
  ...approvalRequests,
  ...ladderRequests,
  ...accountRequests,
  ...failureRequests,
  ...leavingRequests,
  'log-call': {
    ask: 'log-call',
    callId: 'call-1',
    agentId: ASHA,
    direction: 'in',
    startedAt: MORNING,
    minutes: 6,
    outcome: 'talked',
    isShared: false,
    words: { text: 'Router replaced; she will watch it over the weekend.' },
    promise: null,
  },
}

export const asks: readonly Ask[] = Object.values(requests).map(request => request.ask)

/** A sensible request, changed where the test cares. */
export function asking<Name extends Ask>(
  ask: Name,
  change: Partial<Omit<RequestOf<Name>, 'ask'>> = {},
): RequestOf<Name> {
  return { ...requests[ask], ...change }
}
