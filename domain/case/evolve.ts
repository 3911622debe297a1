/** Folds facts into the state of a case. Never reads a body: an erased case folds to the same state. */
import { callbackSteps, unmet } from '../callback/evolve.ts'
import { commitmentSteps } from '../commitment/evolve.ts'
import { openPromises } from '../commitment/open.ts'
import { answered, decidedElsewhere, ladderSteps, refusedBy } from '../ladder/evolve.ts'
import { noPoints } from '../ladder/state.ts'
import { accountSteps } from '../account/evolve.ts'
import { failureSteps } from '../failure/evolve.ts'
import { leavingSteps } from '../leaving/evolve.ts'
import { noWishes } from '../leaving/state.ts'
import { SECOND, type Instant } from '../time.ts'
import type { CaseFact, CaseFactType, FactOf } from './facts.ts'
import { type CaseState, withEntry } from './state.ts'

type Step<Type extends CaseFactType> = (state: CaseState, fact: FactOf<Type>, at: Instant) => CaseState

const steps: { readonly [Type in Exclude<CaseFactType, 'CaseOpened'>]: Step<Type> } = {
  // Thanks ask for no answer: how long somebody has waited for one does not begin anew.
  CustomerSpoke: (state, fact, at) => (fact.isThanks === true ? state : { ...state, customerSpokeAt: at }),
  AgentReplied: (state, _fact, at) => ({ ...state, companySpokeAt: at }),
  AgentNoted: unchanged,
  KindChanged: (state, fact) => ({ ...state, kind: fact.kind }),
  EntryJoined: (state, fact, at) => ({
    ...state,
    entry: {
      id: fact.entryId,
      medium: fact.medium,
      place: fact.place,
      state: 'waiting',
      agentId: null,
      joinedAt: at,
      offerUntil: null,
      answeredAt: null,
      toldUntil: null,
      onlyFor: null,
      pastLimitAt: null,
      callback: null,
    },
  }),
  // That nobody can tell takes nothing back: what was told before still stands.
  QuoteTold: (state, { atMostSeconds }, at) =>
    atMostSeconds === null ? state : withEntry(state, { toldUntil: at + atMostSeconds * SECOND }),
  EntryOffered: (state, fact) =>
    withEntry(state, { state: 'offered', agentId: fact.agentId, offerUntil: fact.until }),
  EntryAnswered: (state, fact, at) =>
    withEntry(state, { state: 'answered', agentId: fact.agentId, offerUntil: null, answeredAt: at }),
  EntryReturned: state =>
    withEntry(state.entry ? { ...state, entry: unmet(state.entry) } : state, {
      state: 'waiting',
      agentId: null,
      offerUntil: null,
      answeredAt: null,
    }),
  ...callbackSteps,
  ...ladderSteps,
  ...accountSteps,
  ...failureSteps,
  ...leavingSteps,
  OwnerAwaited: (state, { agentId, until }) => withEntry(state, { onlyFor: { agentId, until } }),
  OwnerNotAwaited: state => withEntry(state, { onlyFor: null }),
  RequestPastLimit: (state, _fact, at) => withEntry(state, { pastLimitAt: at }),
  EntryLeft: state => ({ ...state, entry: null }),
  // A contact that the agent ended was an answer, also where it was spoken and nothing was written.
  ContactEnded: (state, fact, at) => ({
    ...state,
    entry: null,
    companySpokeAt: fact.reason === 'finished' ? at : state.companySpokeAt,
  }),
  OwnerAccepted: (state, fact, at) => ({
    ...state,
    ownerId: fact.agentId,
    acceptedAt: at,
    owners: state.owners + 1,
    status: state.status === 'waiting' ? 'owned' : state.status,
  }),
  OwnerChanged: (state, fact, at) => ({
    ...state,
    ownerId: fact.to,
    acceptedAt: fact.reason === 'handover' ? at : state.acceptedAt,
    owners: fact.reason === 'handover' ? state.owners + 1 : state.owners,
  }),
  HandoverProposed: (state, fact) => ({
    ...state,
    handover: { id: fact.handoverId, from: fact.from, to: fact.to, until: fact.until },
  }),
  HandoverAccepted: state => ({ ...state, handover: null }),
  HandoverDeclined: state => ({ ...state, handover: null }),
  HandoverLapsed: state => ({ ...state, handover: null }),
  SolvedProposed: (state, _fact, at) => ({ ...state, status: 'proposed', companySpokeAt: at }),
  SolvedReported: state => ({ ...state, status: 'unconfirmed' }),
  SolvedConfirmed: (state, _fact, at) => ({
    ...answered(state, at),
    status: 'solved',
    solvedAt: at,
    customerSpokeAt: at,
  }),
  SolvedDenied: (state, _fact, at) => ({ ...awake(state), customerSpokeAt: at }),
  CaseRested: state => ({ ...state, status: 'resting' }),
  CaseWoken: awake,
  RefusalGiven: (state, { agentId }, at) => ({
    ...state,
    companySpokeAt: at,
    refusedBy: refusedBy(state, agentId),
  }),
  ...commitmentSteps,
  OfferMade: unchanged,
  AddressLeft: unchanged,
  CustomerVerified: unchanged,
  MessageDelivered: unchanged,
  MessageNotDelivered: unchanged,
  CaseLookedAt: unchanged,
  HelperAsked: unchanged,
  HelperAuthorised: unchanged,
  HelperWithdrawn: unchanged,
  HelperDeclined: unchanged,
  CaseIsAbout: unchanged,
  LinksStopped: unchanged,
  CallLogged: (state, fact, at) =>
    fact.outcome === 'not-reached' ? state : { ...state, companySpokeAt: at },
  RuleSetAside: unchanged,
  RuleOverridden: unchanged,
  CaseTagged: (state, { tag }) => ({ ...state, tags: [...state.tags, tag].toSorted() }),
  CaseUntagged: (state, { tag }) => ({ ...state, tags: state.tags.filter(other => other !== tag) }),
  CaseSnoozed: (state, { commitmentId, until }) => ({ ...state, snooze: { commitmentId, until } }),
  CaseAwoke: state => ({ ...state, snooze: null }),
  CaseMerged: (state, { into }) => ({ ...state, status: 'merged', mergedInto: into, snooze: null }),
  CaseJoined: (state, { rung, refusedBy: others }) => decidedElsewhere(state, rung, others),
  CaseSplit: unchanged,
  StrangerWrote: unchanged,
  StrangerLetIn: unchanged,
  StrangerSentAway: unchanged,
  AutomaticReplyCame: unchanged,
  DeliveryDelayed: unchanged,
  MailLoopStopped: unchanged,
  AbuseReported: unchanged,
  // Recordings stand in rows of their own.
  RecordingAdded: unchanged,
  TranscriptAdded: unchanged,
  RecordingRemoved: unchanged,
  CaseCopied: unchanged,
  // How a remedy stands is in its own row; what the case owes until it is booked is a promise.
  RemedyGiven: unchanged,
  RemedyBooked: unchanged,
  RemedyBookingFailed: unchanged,
  RemedyTakenBack: unchanged,
  // As of a remedy, so of what is asked for: its own row says how it stands.
  ApprovalAsked: unchanged,
  ApprovalGiven: unchanged,
  ApprovalDeclined: (state, _fact, at) => ({ ...state, companySpokeAt: at }),
  ApprovalClimbed: unchanged,
  ApprovalReminded: unchanged,
  ApprovalWithdrawn: unchanged,
}

/**
 * The state after one more fact.
 * @param state the state before, null before the first fact
 * @throws when the first fact is not CaseOpened, or a later one is
 */
export function evolve(state: CaseState | null, fact: CaseFact, at: Instant, caseId: string): CaseState {
  if (fact.type === 'CaseOpened') {
    if (state) throw new Error(`case ${caseId} was opened twice`)
    return opened(fact, at, caseId)
  }
  if (!state) throw new Error(`case ${caseId} begins with ${fact.type}`)
  // Each type meets its own step, which TypeScript cannot follow through a union.
  const step: (state: CaseState, fact: never, at: Instant) => CaseState = steps[fact.type]
  const after = step(state, fact as never, at) // reason above
  return { ...after, status: closedOrOwing(after), version: state.version + 1 }
}

/** Closed means that nothing is owed: what the customer called solved stays open until the last promise is settled. */
function closedOrOwing(state: CaseState): CaseState['status'] {
  if (state.status !== 'solved' && state.status !== 'owing') return state.status
  return openPromises(state).length > 0 ? 'owing' : 'solved'
}

function opened(fact: FactOf<'CaseOpened'>, at: Instant, caseId: string): CaseState {
  return {
    id: caseId,
    reference: fact.reference,
    customerId: fact.customerId,
    kind: fact.kind,
    channel: fact.channel,
    skill: fact.skill,
    priority: fact.priority,
    status: 'waiting',
    ownerId: fact.ownerId,
    acceptedAt: null,
    openedAt: at,
    solvedAt: null,
    customerSpokeAt: at,
    companySpokeAt: null,
    owners: 0,
    handover: null,
    entry: null,
    keptPlace: null,
    commitments: [],
    tags: [],
    snooze: null,
    rung: null,
    points: [],
    pointsKnown: noPoints,
    refusedBy: [],
    wishes: noWishes,
    mergedInto: null,
    version: 1,
  }
}

/** Back to work: with the one who accepted it, or waiting for someone who does. */
function awake(state: CaseState): CaseState {
  return { ...state, status: state.acceptedAt === null ? 'waiting' : 'owned', solvedAt: null }
}

function unchanged(state: CaseState): CaseState {
  return state
}
