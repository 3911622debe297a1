/** Facts as tests need them: every kind of them, in each of its shapes. What a person wrote is the same everywhere, so that it can be looked for. */
import type { ActingFact } from '../acting/facts.ts'
import { approvalExamples } from '../approval/examples.ts'
import type { CallbackFact } from '../callback/facts.ts'
import { ladderExamples } from '../ladder/examples.ts'
import { accountExamples } from '../account/given.ts'
import { failureExamples } from '../failure/given.ts'
import { leavingExamples } from '../leaving/examples.ts'
import type { EvidenceFact } from '../evidence/facts.ts'
import { remedyExamples } from '../remedy/examples.ts'
import type { CaseWorkFact } from '../case-work/facts.ts'
import { commitmentExamples } from '../commitment/examples.ts'
import type { MailFact } from '../mail/facts.ts'
import type { CaseFact, CaseFactType, FactOf } from './facts.ts'
import {
  ASHA,
  joinedByCall,
  joinedByChat,
  joinedByLetter,
  LENA_LEAD,
  NOW,
  opened,
  spoke,
  TOM,
} from './given.ts'

const SECRET = 'what a person wrote'
const WORDS = { text: SECRET, html: SECRET, subject: SECRET, fileNames: [SECRET] }
const ENTRY = { entryId: 'the-entry-id', agentId: ASHA } as const
const PROMISE = { commitmentId: 'the-promise-id' } as const
const HANDOVER = { handoverId: 'the-handover-id' } as const

const HELPER = { helperId: 'the-helper-id', body: { name: SECRET } } as const
const actingExamples: { readonly [Type in ActingFact['type']]: readonly FactOf<Type>[] } = {
  HelperAsked: [{ type: 'HelperAsked', ...HELPER, agentId: ASHA }],
  HelperAuthorised: (['read-and-write', 'decide'] as const).flatMap(scope =>
    [true, false].map(inAllMatters => ({
      type: 'HelperAuthorised' as const,
      ...HELPER,
      scope,
      inAllMatters,
      until: NOW,
    })),
  ),
  HelperWithdrawn: [{ type: 'HelperWithdrawn', ...HELPER }],
  HelperDeclined: [{ type: 'HelperDeclined', ...HELPER }],
  CaseIsAbout: (['somebody-else', 'own-account'] as const).flatMap(kind =>
    [null, 'the-holder-id'].map(accountHolderId => ({
      type: 'CaseIsAbout' as const,
      kind,
      accountHolderId,
      body: { name: SECRET, typed: SECRET },
    })),
  ),
  LinksStopped: [{ type: 'LinksStopped', version: 1 }],
}

const CALLED = { entryId: 'the-entry-id' } as const
const callbackExamples: { readonly [Type in CallbackFact['type']]: readonly FactOf<Type>[] } = {
  CallbackAsked: (['phone', 'chat'] as const).flatMap(by =>
    [null, { from: NOW, until: NOW }].map(window => ({
      type: 'CallbackAsked' as const,
      ...CALLED,
      by,
      window,
      promiseId: null,
      body: { number: SECRET },
    })),
  ),
  CallbackWithdrawn: [{ type: 'CallbackWithdrawn', ...CALLED }],
  CallbackDue: [{ type: 'CallbackDue', ...CALLED }],
  CallbackEarly: (['customer-asked', 'customer-writes'] as const).map(why => ({
    type: 'CallbackEarly',
    ...CALLED,
    agentId: ASHA,
    why,
  })),
  CallbackRung: [{ type: 'CallbackRung', ...ENTRY, until: NOW }],
  CallbackTried: (['no-answer', 'wrong-number'] as const).flatMap(why =>
    [null, NOW].map(nextAt => ({ type: 'CallbackTried' as const, ...ENTRY, attempt: 2, why, nextAt })),
  ),
  CallbackMet: [null, ASHA].map(agentId => ({ type: 'CallbackMet', ...CALLED, agentId })),
  CallbackSetAside: [{ type: 'CallbackSetAside', ...CALLED, keptUntil: NOW }],
  PlaceTakenUp: [{ type: 'PlaceTakenUp', ...CALLED, medium: 'chat', place: 7 }],
}

const RECORDING = { recordingId: 'the-recording-id', agentId: ASHA } as const
const evidenceExamples: { readonly [Type in EvidenceFact['type']]: readonly FactOf<Type>[] } = {
  RecordingAdded: [{}, { callId: 'the-call-id', startedAt: NOW }].map(more => ({
    type: 'RecordingAdded' as const,
    ...RECORDING,
    fileId: 'the-file-id',
    mediaType: 'audio/wav',
    seconds: 3_723.4,
    secondsBy: 'file' as const,
    ...more,
  })),
  TranscriptAdded: [1, 12].map(lines => ({
    type: 'TranscriptAdded' as const,
    ...RECORDING,
    fileId: 'the-file-id',
    lines,
  })),
  RecordingRemoved: [{ type: 'RecordingRemoved', ...RECORDING, body: { reason: SECRET } }],
  CaseCopied: [
    { type: 'CaseCopied', as: 'bundle', for: 'customer', agentId: ASHA },
    { type: 'CaseCopied', as: 'vcon', for: 'house', agentId: ASHA },
    { type: 'CaseCopied', as: 'bundle', for: 'customer', agentId: null },
    { type: 'CaseCopied', as: 'bundle', for: 'customer', agentId: null, helperId: 'the-helper-id' },
  ],
}

/** One for each cause. */
const STATUSES = ['5.1.1', '5.2.2', '5.2.3', '5.7.1', '5.4.4', '5.0.0'] as const
const OTHER = { reference: 'HD-7F3M-25KC', agentId: ASHA } as const
/** As it is said today, as it is once its word was erased, and as it was said before words could be erased. */
const TAGS = [
  { tag: '7c9e6679-7425-40de-944b-e07fc1f90ae7', body: { word: 'router' } },
  { tag: '7c9e6679-7425-40de-944b-e07fc1f90ae7' },
  { tag: 'router' },
] as const
const caseWorkExamples: { readonly [Type in CaseWorkFact['type']]: readonly FactOf<Type>[] } = {
  CaseTagged: TAGS.map(tag => ({ type: 'CaseTagged', ...tag, agentId: ASHA })),
  CaseUntagged: TAGS.map(tag => ({ type: 'CaseUntagged', ...tag, agentId: ASHA })),
  CaseSnoozed: [{ type: 'CaseSnoozed', ...PROMISE, until: NOW, agentId: ASHA }],
  CaseAwoke: [
    ...(['time', 'customer', 'settled', 'owner'] as const).map(why => ({
      type: 'CaseAwoke' as const,
      why,
      agentId: null,
    })),
    { type: 'CaseAwoke', why: 'agent', agentId: ASHA },
  ],
  CaseMerged: [{ type: 'CaseMerged', into: 'the-case-id', ...OTHER }],
  CaseJoined: [
    { type: 'CaseJoined', from: 'the-case-id', ...OTHER },
    { type: 'CaseJoined', from: 'the-case-id', ...OTHER, openedAt: NOW, refusedBy: [ASHA] },
  ],
  CaseSplit: [{ type: 'CaseSplit', into: 'the-case-id', messageIds: ['m'], ...OTHER }],
}

const STRANGER = { strangerId: 'm', agentId: ASHA } as const
const mailExamples: { readonly [Type in MailFact['type']]: readonly FactOf<Type>[] } = {
  StrangerWrote: [[], ['f']].map(files => ({
    type: 'StrangerWrote',
    messageId: 'm',
    channel: 'mail',
    files,
    body: WORDS,
  })),
  StrangerLetIn: [true, false].map(keepsAddress => ({ type: 'StrangerLetIn', ...STRANGER, keepsAddress })),
  StrangerSentAway: [null, { caseId: 'the-case-id', reference: OTHER.reference }].map(into => ({
    type: 'StrangerSentAway',
    ...STRANGER,
    into,
  })),
  AutomaticReplyCame: [{ type: 'AutomaticReplyCame', messageId: 'm', files: [], body: WORDS }],
  DeliveryDelayed: STATUSES.map(status => ({
    type: 'DeliveryDelayed',
    messageId: 'm',
    status: status.replace('5', '4'),
    body: { why: SECRET },
  })),
  MailLoopStopped: [
    { type: 'MailLoopStopped', messageId: 'm', body: WORDS },
    { type: 'MailLoopStopped', messageId: 'm', receipts: 3 },
  ],
  AbuseReported: [
    { type: 'AbuseReported', messageId: 'm', body: WORDS },
    { type: 'AbuseReported', messageId: 'm', isProven: false, body: WORDS },
  ],
}

/** Each kind of fact in each of its shapes. */
export const examples: { readonly [Type in CaseFactType]: readonly FactOf<Type>[] } = {
  ...callbackExamples,
  ...ladderExamples(SECRET),
  ...accountExamples,
  ...failureExamples,
  ...leavingExamples,
  ...evidenceExamples,
  ...remedyExamples(SECRET),
  ...approvalExamples(SECRET),
  ...actingExamples,
  ...caseWorkExamples,
  ...mailExamples,
  CaseOpened: [
    { ...opened, body: { subject: SECRET } },
    { ...opened, channel: 'mail', isByHouse: true },
    { ...opened, splitFrom: { caseId: 'the-case-id', reference: 'HD-7F3M-25KC' } },
  ],
  CustomerSpoke: (['chat', 'mail', 'call', 'form', 'memory'] as const).flatMap(channel => [
    { ...spoke, channel, body: WORDS },
    { ...spoke, channel, body: WORDS, verified: false, files: ['file-1', 'file-2'] },
  ]),
  AgentReplied: [{ type: 'AgentReplied', messageId: 'm', agentId: ASHA, files: ['file-1'], body: WORDS }],
  AgentNoted: [{ type: 'AgentNoted', noteId: 'n', agentId: ASHA, body: WORDS }],
  KindChanged: (['problem', 'request'] as const).map(kind => ({ type: 'KindChanged', kind, agentId: ASHA })),
  EntryJoined: [joinedByChat, joinedByLetter, joinedByCall].filter(fact => fact.type === 'EntryJoined'),
  QuoteTold: [
    ...[null, 30, 61, 5_400, 8_000].map(
      (atMostSeconds, ahead) =>
        ({ type: 'QuoteTold', entryId: 'the-entry-id', atMostSeconds, ahead }) as const,
    ),
    ...(['overtaken', 'fewer-here', 'longer', 'better'] as const).map(
      again => ({ type: 'QuoteTold', entryId: 'the-entry-id', atMostSeconds: 240, ahead: 2, again }) as const,
    ),
  ],
  EntryOffered: [{ type: 'EntryOffered', ...ENTRY, until: NOW, overtook: [] }],
  EntryAnswered: [{ type: 'EntryAnswered', ...ENTRY }],
  OwnerAwaited: [{ type: 'OwnerAwaited', entryId: 'e', agentId: ASHA, until: NOW }],
  OwnerNotAwaited: (['customer', 'limit', 'owner-changed'] as const).map(reason => ({
    type: 'OwnerNotAwaited',
    entryId: 'e',
    agentId: ASHA,
    reason,
  })),
  RequestPastLimit: [{ type: 'RequestPastLimit', entryId: 'e', limitSeconds: 1_800 }],
  EntryReturned: (['missed', 'declined', 'agent-lost'] as const).map(reason => ({
    type: 'EntryReturned',
    ...ENTRY,
    reason,
  })),
  EntryLeft: (['customer-left', 'solved', 'merged'] as const).map(reason => ({
    type: 'EntryLeft',
    entryId: 'the-entry-id',
    reason,
  })),
  ContactEnded: (
    ['finished', 'answered-by-letter', 'customer-left', 'quiet', 'handed-over', 'solved'] as const
  ).map(reason => ({ type: 'ContactEnded', ...ENTRY, reason })),
  OwnerAccepted: [{ type: 'OwnerAccepted', agentId: ASHA }],
  OwnerChanged: (['handover', 'departure', 'deputy', 'assignment'] as const).flatMap(reason => [
    { type: 'OwnerChanged', from: ASHA, to: TOM, reason },
    { type: 'OwnerChanged', from: null, to: TOM, reason },
  ]),
  HandoverProposed: [
    { type: 'HandoverProposed', ...HANDOVER, from: ASHA, to: TOM, until: NOW, body: { summary: SECRET } },
    { type: 'HandoverProposed', ...HANDOVER, from: TOM, to: ASHA, until: NOW, lacked: 'authority' },
  ],
  HandoverAccepted: [{ type: 'HandoverAccepted', ...HANDOVER, agentId: TOM }],
  HandoverDeclined: [{ type: 'HandoverDeclined', ...HANDOVER, agentId: TOM, body: { reason: SECRET } }],
  HandoverLapsed: [{ type: 'HandoverLapsed', ...HANDOVER }],
  SolvedProposed: [{ type: 'SolvedProposed', agentId: ASHA, body: WORDS }],
  SolvedReported: [{ type: 'SolvedReported', agentId: ASHA, body: WORDS }],
  SolvedConfirmed: [{ type: 'SolvedConfirmed', customerId: 'the-customer-id', body: WORDS }],
  SolvedDenied: [{ type: 'SolvedDenied', customerId: 'the-customer-id', body: WORDS }],
  CaseRested: [{ type: 'CaseRested' }],
  CaseWoken: [{ type: 'CaseWoken' }],
  RefusalGiven: (['lead', 'head', 'outside-body'] as const).flatMap(nextRung =>
    [null, LENA_LEAD].map(nextAgentId => ({
      type: 'RefusalGiven' as const,
      agentId: ASHA,
      nextRung,
      nextAgentId,
      body: { reasons: SECRET },
    })),
  ),
  ...commitmentExamples(SECRET),
  OfferMade: [{ type: 'OfferMade', offerId: 'the-offer-id', agentId: ASHA, body: { words: SECRET } }],
  AddressLeft: (['email', 'phone'] as const).map(address => ({
    type: 'AddressLeft',
    address,
    body: { value: SECRET, name: SECRET },
  })),
  CustomerVerified: (['code', 'link', 'agent', 'site'] as const).map(how => ({
    type: 'CustomerVerified',
    how,
  })),
  MessageDelivered: [{ type: 'MessageDelivered', messageId: 'm', by: 'mail' }],
  MessageNotDelivered: [
    ...(['our-own-address', 'too-many'] as const).map(held => ({
      type: 'MessageNotDelivered' as const,
      messageId: 'm',
      by: 'mail' as const,
      held,
    })),
    { type: 'MessageNotDelivered', messageId: 'm', by: 'mail', body: { why: SECRET } },
    ...STATUSES.map(status => ({
      type: 'MessageNotDelivered' as const,
      messageId: 'm',
      by: 'mail' as const,
      status,
      body: { why: SECRET, to: SECRET },
    })),
  ],
  CaseLookedAt: [{ type: 'CaseLookedAt', agentId: TOM }],
  CallLogged: (['talked', 'message-left', 'not-reached'] as const).flatMap(outcome =>
    (['in', 'out'] as const).flatMap(direction =>
      [0, 1, 12].map(minutes => ({
        type: 'CallLogged' as const,
        callId: 'the-call-id',
        agentId: ASHA,
        direction,
        startedAt: NOW,
        minutes,
        outcome,
        isShared: minutes === 1,
        body: WORDS,
      })),
    ),
  ),
  RuleSetAside: (['observe', 'warn'] as const).map(mode => ({
    type: 'RuleSetAside',
    rule: 'nothing-is-offered-while-something-is-wrong',
    guarantee: 'G9',
    mode,
    agentId: TOM,
  })),
  RuleOverridden: [
    { type: 'RuleOverridden', overrideId: 'override-1', rule: 'not-to-somebody-absent', agentId: ASHA },
    {
      type: 'RuleOverridden',
      overrideId: 'override-2',
      rule: 'remedy-for-customers-since',
      agentId: TOM,
      met: { id: 'condition-1', direction: 'earlier', needs: '2008-05-01' },
      body: { reason: SECRET },
    },
  ],
}

export const facts: readonly CaseFact[] = Object.values(examples).flat()
