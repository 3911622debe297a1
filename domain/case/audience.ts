/**
 * What a customer may see of their own case. Total: a new fact is shown to nobody until somebody has decided.
 *
 * - `with-words`: the sentence and what was written.
 * - `words-if-shared`: the sentence, and what was written where its author shared it.
 * - `sentence`: that it happened; what was written stays in the house.
 * - `hidden`: the work of the team and of the line.
 */
import type { CaseFact, CaseFactType } from './facts.ts'

export type Shown = 'with-words' | 'words-if-shared' | 'sentence' | 'hidden'

const shown: Readonly<Record<CaseFactType, Shown>> = {
  CaseOpened: 'with-words',
  CustomerSpoke: 'with-words',
  AgentReplied: 'with-words',
  AgentNoted: 'hidden',
  KindChanged: 'sentence',
  EntryJoined: 'sentence',
  QuoteTold: 'sentence',
  EntryOffered: 'hidden',
  EntryAnswered: 'sentence',
  EntryReturned: 'hidden',
  EntryLeft: 'sentence',
  OwnerAwaited: 'sentence',
  OwnerNotAwaited: 'sentence',
  // Told when the callback can be booked, with the time that it is for.
  RequestPastLimit: 'hidden',
  // The number is in the body: whoever reads along must not learn it.
  CallbackAsked: 'sentence',
  CallbackWithdrawn: 'sentence',
  CallbackDue: 'hidden',
  CallbackEarly: 'hidden',
  CallbackRung: 'sentence',
  CallbackTried: 'sentence',
  CallbackMet: 'hidden',
  CallbackSetAside: 'sentence',
  PlaceTakenUp: 'sentence',
  RungClimbed: 'sentence',
  RungAnswered: 'with-words',
  PointListed: 'with-words',
  RungReminded: 'hidden',
  RungEnded: 'hidden',
  RungLate: 'sentence',
  PointTakenBack: 'with-words',
  PointSettled: 'sentence',
  PointOpenedAgain: 'sentence',
  ContactEnded: 'sentence',
  OwnerAccepted: 'sentence',
  OwnerChanged: 'sentence',
  // The summary is written for a colleague; that the owner changed is a fact of its own.
  HandoverProposed: 'hidden',
  HandoverAccepted: 'hidden',
  HandoverDeclined: 'hidden',
  HandoverLapsed: 'hidden',
  SolvedProposed: 'with-words',
  SolvedReported: 'with-words',
  SolvedConfirmed: 'with-words',
  SolvedDenied: 'with-words',
  CaseRested: 'sentence',
  CaseWoken: 'sentence',
  RefusalGiven: 'with-words',
  CommitmentMade: 'with-words',
  CommitmentDueSoon: 'hidden',
  CommitmentKept: 'with-words',
  CommitmentBroken: 'sentence',
  CommitmentReplaced: 'sentence',
  CommitmentReleased: 'sentence',
  CommitmentPaused: 'with-words',
  CommitmentResumed: 'sentence',
  CommitmentReopened: 'sentence',
  CommitmentHonoured: 'sentence',
  EquivalentOffered: 'with-words',
  EquivalentAccepted: 'sentence',
  EquivalentDeclined: 'sentence',
  OfferMade: 'with-words',
  // Whoever reads along without being verified must not learn where the customer can be reached.
  AddressLeft: 'sentence',
  CustomerVerified: 'sentence',
  MessageDelivered: 'hidden',
  MessageNotDelivered: 'sentence',
  CaseLookedAt: 'hidden',
  // A writer who speaks for somebody else must not learn from it whether we know that person.
  HelperAsked: 'hidden',
  HelperAuthorised: 'sentence',
  HelperWithdrawn: 'sentence',
  HelperDeclined: 'hidden',
  CaseIsAbout: 'hidden',
  LinksStopped: 'sentence',
  // Written down by the agent for the house; the agent says when it is for the customer too.
  CallLogged: 'words-if-shared',
  RuleSetAside: 'hidden',
  // It was to their good; which rule it was and why is for whoever can change the rule.
  RuleOverridden: 'hidden',
  CaseTagged: 'hidden',
  CaseUntagged: 'hidden',
  // What the customer is told of it is the promise.
  CaseSnoozed: 'hidden',
  CaseAwoke: 'hidden',
  CaseMerged: 'sentence',
  CaseJoined: 'sentence',
  CaseSplit: 'sentence',
  // Whoever names a case need not be its customer, and must not be able to tell them anything by it.
  StrangerWrote: 'hidden',
  StrangerLetIn: 'hidden',
  StrangerSentAway: 'hidden',
  AutomaticReplyCame: 'hidden',
  DeliveryDelayed: 'hidden',
  MailLoopStopped: 'hidden',
  AbuseReported: 'hidden',
  // They said it; that it was noticed is for whoever can act on it.
  LeavingSaid: 'hidden',
  WishToPayLess: 'hidden',
  WishTakenBack: 'hidden',
  ServiceCancelled: 'with-words',
  PlanChanged: 'with-words',
  OrderBooked: 'sentence',
  OrderRefused: 'sentence',
  FailureNoted: 'sentence',
  FailureEnded: 'sentence',
  FailureCorrected: 'sentence',
  CutPlanned: 'with-words',
  CutNoticeGiven: 'sentence',
  CutTakenBack: 'with-words',
  ServiceCut: 'with-words',
  UnusedTold: 'with-words',
  RemedyGiven: 'with-words',
  RemedyBooked: 'sentence',
  RemedyBookingFailed: 'sentence',
  RecordingAdded: 'sentence',
  TranscriptAdded: 'sentence',
  RecordingRemoved: 'sentence',
  CaseCopied: 'sentence',
  // Why is a word to colleagues.
  RemedyTakenBack: 'sentence',
  // Why it was asked for is a word to whoever decides.
  ApprovalAsked: 'sentence',
  ApprovalGiven: 'sentence',
  ApprovalDeclined: 'with-words',
  ApprovalClimbed: 'sentence',
  ApprovalReminded: 'sentence',
  ApprovalWithdrawn: 'sentence',
}

/** Whether the customer sees that this happened. */
export function isForCustomer(fact: Pick<CaseFact, 'type'>): boolean {
  return shown[fact.type] !== 'hidden'
}

/** Whether the customer also reads what was written. */
export function showsWordsToCustomer(
  fact: Pick<CaseFact, 'type'> & { readonly isShared?: boolean },
): boolean {
  const how = shown[fact.type]
  return how === 'with-words' || (how === 'words-if-shared' && fact.isShared === true)
}
