/**
 * Which facts the customer is told by mail, and when. Total: a new fact is mailed to nobody until somebody has decided.
 *
 * - `person`: carries the words of an agent, and goes out whoever wrote to us.
 * - `machine`: we say it of our own accord; never to a sender that is itself a machine, or the two would write to each other.
 */
import type { CaseFact, CaseFactType, ChannelName } from '../../domain/case/facts.ts'
import { tellableFrom, type ToldHours } from '../../domain/hours/told.ts'
import { type Instant, SECOND } from '../../domain/time.ts'

type Author = 'person' | 'machine'

const authors: Readonly<Record<CaseFactType, Author | null>> = {
  CaseOpened: 'machine',
  CustomerSpoke: null,
  AgentReplied: 'person',
  AgentNoted: null,
  KindChanged: null,
  EntryJoined: null,
  QuoteTold: null,
  EntryOffered: null,
  EntryAnswered: null,
  EntryReturned: null,
  EntryLeft: null,
  OwnerAwaited: null,
  OwnerNotAwaited: 'machine',
  RequestPastLimit: null,
  CallbackAsked: 'machine',
  CallbackWithdrawn: null,
  CallbackDue: null,
  CallbackEarly: null,
  CallbackRung: 'machine',
  CallbackTried: 'machine',
  CallbackMet: null,
  CallbackSetAside: 'machine',
  PlaceTakenUp: null,
  RungClimbed: 'machine',
  RungAnswered: 'person',
  PointListed: null,
  RungReminded: null,
  RungEnded: null,
  // We are late once more, and say so before anybody has to ask.
  RungLate: 'machine',
  // What we take back of theirs we say, with the reason.
  PointTakenBack: 'person',
  PointSettled: null,
  PointOpenedAgain: null,
  ContactEnded: null,
  OwnerAccepted: null,
  OwnerChanged: 'machine',
  HandoverProposed: null,
  HandoverAccepted: null,
  HandoverDeclined: null,
  HandoverLapsed: null,
  SolvedProposed: 'person',
  SolvedReported: 'machine',
  SolvedConfirmed: null,
  SolvedDenied: null,
  CaseRested: null,
  CaseWoken: null,
  RefusalGiven: 'person',
  CommitmentMade: 'person',
  CommitmentDueSoon: null,
  CommitmentKept: null,
  CommitmentBroken: 'machine',
  CommitmentReplaced: null,
  CommitmentReleased: null,
  CommitmentPaused: 'person',
  CommitmentResumed: 'machine',
  // It went to an address that takes no mail.
  CommitmentReopened: null,
  CommitmentHonoured: 'person',
  EquivalentOffered: 'person',
  EquivalentAccepted: null,
  EquivalentDeclined: null,
  LeavingSaid: null,
  WishToPayLess: null,
  WishTakenBack: null,
  // Whoever leaves, or pays less, has it in writing at once.
  ServiceCancelled: 'machine',
  PlanChanged: 'machine',
  OrderBooked: 'machine',
  OrderRefused: null,
  RecordingAdded: null,
  TranscriptAdded: null,
  RecordingRemoved: null,
  CaseCopied: null,
  // Told by the promise that it is, and again once it is done.
  FailureNoted: 'machine',
  FailureEnded: 'machine',
  FailureCorrected: 'machine',
  // Nobody is cut off without a letter that says when.
  CutPlanned: 'machine',
  CutNoticeGiven: null,
  CutTakenBack: 'machine',
  ServiceCut: 'machine',
  UnusedTold: 'machine',
  RemedyGiven: 'machine',
  RemedyBooked: 'machine',
  RemedyBookingFailed: 'machine',
  RemedyTakenBack: 'machine',
  // Whoever is there sees who decides, and until when.
  ApprovalAsked: 'machine',
  // Told by what is given with the yes.
  ApprovalGiven: null,
  ApprovalDeclined: 'person',
  ApprovalClimbed: null,
  ApprovalReminded: null,
  ApprovalWithdrawn: null,
  // What is offered is shown where it can be weighed and declined, on the page; it is not sent after anybody.
  OfferMade: null,
  AddressLeft: null,
  CustomerVerified: null,
  MessageDelivered: null,
  MessageNotDelivered: null,
  CaseLookedAt: null,
  // Whom it concerns is told by a note of its own: see notes.ts.
  HelperAsked: null,
  HelperAuthorised: null,
  HelperWithdrawn: null,
  HelperDeclined: null,
  CaseIsAbout: null,
  LinksStopped: 'machine',
  // They talked; what was promised in it is mailed by itself.
  CallLogged: null,
  RuleSetAside: null,
  RuleOverridden: null,
  CaseTagged: null,
  CaseUntagged: null,
  CaseSnoozed: null,
  CaseAwoke: null,
  // Links and reply addresses of a joined case still lead to where it goes on: nobody has to be told before they write.
  CaseMerged: null,
  CaseJoined: null,
  CaseSplit: null,
  StrangerWrote: null,
  StrangerLetIn: null,
  StrangerSentAway: null,
  AutomaticReplyCame: null,
  DeliveryDelayed: null,
  MailLoopStopped: null,
  AbuseReported: null,
}

/** How things stand with the customer of a case, as far as mail to them goes. */
export interface Situation {
  readonly channel: ChannelName
  /** The case is about service that is lost. */
  readonly isWithoutService: boolean
  /** The last change of its owner was told by a letter of its own. */
  readonly isNewOwnerTold: boolean
  /** False too when the customer was erased. */
  readonly hasAddress: boolean
  /** When the customer's own page was last open on the case; null when it is closed. */
  readonly seenAt: Instant | null
  /** The last mail in the case came from a machine. */
  readonly isAutomatic: boolean
  /** All mail in the case was brought in, from files or an old mailbox. */
  readonly isBroughtIn: boolean
}

/** What is no less true in the morning: whoever sleeps is told then, unless they sit without service. */
const waitsForMorning: ReadonlySet<CaseFactType> = new Set([
  'CommitmentBroken',
  'RungLate',
  'RemedyGiven',
  'RemedyBooked',
  'RemedyBookingFailed',
  'RemedyTakenBack',
])

/** What nobody is awake for, because a clock or a list of many brought it about; of what a person does the other one is awake. */
function isByItself(fact: CaseFact): boolean {
  switch (fact.type) {
    case 'RungClimbed':
      return fact.by === 'unanswered' || fact.by === 'approval'
    case 'UnusedTold':
      return fact.agentId === null
    case 'FailureNoted':
    case 'FailureEnded':
    case 'FailureCorrected':
      return fact.agentId === null && fact.event !== 'loss-of-service'
    default:
      return false
  }
}

/** Before when it may not go; null: at once. */
export function notBefore(
  fact: CaseFact,
  { isWithoutService }: Pick<Situation, 'isWithoutService'>,
  { told, now }: { readonly told: ToldHours; readonly now: Instant },
): Instant | null {
  const isForTheMorning = waitsForMorning.has(fact.type) || isByItself(fact)
  // What each day without service gives is reckoned at midnight, and is no news that anybody gets up for.
  if (!isForTheMorning || (isWithoutService && fact.type !== 'RemedyGiven')) return null
  const from = tellableFrom(told, now)
  return from > now ? from : null
}

/** Changes of an owner that are news; a deputy stands in without a word. */
export const TOLD_CHANGES = ['departure', 'handover'] as const

/** An open page says so every ten seconds; after this long without a word it is closed. */
const pageClosedAfterMs = 45 * SECOND

/** Whether this fact is told by letter at all; for looking up the situation only where it matters. */
export function canBeMailed(fact: CaseFact): boolean {
  // A promise that goes on in another case was told when it was made.
  if (fact.type === 'CommitmentMade' && fact.carriedFrom !== undefined) return false
  // What was promised goes out in the same moment.
  if (fact.type === 'CommitmentMade' && fact.letterId !== undefined) return false
  // The house promises an answer in its receipt.
  if (fact.type === 'CommitmentMade' && fact.kind === 'answer') return false
  // That it was the last try is told together with what follows.
  if (fact.type === 'CallbackTried' && fact.nextAt === null) return false
  // It is told in the letter about the broken promise.
  if (fact.type === 'RungClimbed') return fact.by !== 'breach'
  // What is given for a failure that goes on is told each day; anything else with what it is for, or by the promise that it is.
  if (fact.type === 'RemedyGiven') return fact.isForTheDay === true
  if (fact.type === 'ApprovalAsked') return !fact.isLive
  if (fact.type === 'CaseOpened') return fact.isByHouse !== true
  // The “no” itself is mailed, with its reasons.
  if (fact.type === 'RungAnswered') return fact.how === 'yes'
  // It was said in its own words, or is a promise that is told as one; nothing of it stands on a bill.
  if (fact.type === 'RemedyBooked') return fact.kind !== 'apology' && fact.kind !== 'callback-same-person'
  // Whoever changed their mind knows it.
  if (fact.type === 'OwnerNotAwaited') return fact.reason !== 'customer'
  if (fact.type === 'OwnerChanged') return TOLD_CHANGES.some(reason => reason === fact.reason)
  return authors[fact.type] !== null
}

/** @param mail the name of the channel that carries letters */
export function isMailed(
  fact: CaseFact,
  situation: Situation,
  { mail, now }: { readonly mail: string; readonly now: Instant },
): boolean {
  if (!canBeMailed(fact) || !situation.hasAddress) return false
  // Who has their case now stands in the letter about that; it is one piece of news.
  if (fact.type === 'OwnerNotAwaited' && fact.reason === 'owner-changed' && situation.isNewOwnerTold)
    return false
  if ((situation.isAutomatic || situation.isBroughtIn) && isByMachine(fact)) return false
  // An open page may be one of many that nobody looks at, and there is little time to come.
  if (fact.type === 'CallbackRung') return true
  return situation.channel === mail || isInWriting(fact) || !isPageOpen(situation.seenAt, now)
}

/** What the page says that we write: it is kept by whoever needs it later, who may be looking at the page now. */
function isInWriting(fact: CaseFact): boolean {
  if (fact.type === 'RungClimbed') return fact.to === null
  return (
    fact.type === 'ServiceCancelled' ||
    fact.type === 'PlanChanged' ||
    fact.type === 'OrderBooked' ||
    fact.type === 'CutPlanned' ||
    fact.type === 'CutTakenBack' ||
    fact.type === 'ServiceCut'
  )
}

/** Whether whoever was last seen there then still reads along. */
export function isPageOpen(seenAt: Instant | null, now: Instant): boolean {
  return seenAt !== null && now - seenAt <= pageClosedAfterMs
}

const toldToHelpers: ReadonlySet<CaseFactType> = new Set([
  'AgentReplied',
  'RefusalGiven',
  'RungClimbed',
  'RungAnswered',
  'RungLate',
  'SolvedProposed',
  'CommitmentMade',
  'CommitmentPaused',
  'CommitmentResumed',
  'CommitmentBroken',
])

/** What an agent answers, promises or asks, and that a promise was broken. Of how the case is run only its customer gets letters. */
export function isToldToHelper(fact: CaseFact): boolean {
  return canBeMailed(fact) && toldToHelpers.has(fact.type)
}

export function isByMachine(fact: Pick<CaseFact, 'type'>): boolean {
  return authors[fact.type] === 'machine'
}
