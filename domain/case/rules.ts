/** The house rules of a case. Each sentence is read by whoever is refused, stands in docs/rules.md, and names its test. */
import {
  breakingRules,
  keepingRules,
  makingRules,
  promiseKnown,
  releasingRules,
  warningRules,
} from '../commitment/rules.ts'
import {
  acceptingRules,
  decliningRules,
  equivalentRules,
  honouringRules,
  keptByThisReply,
  pausingRules,
} from '../commitment/binding-rules.ts'
import { gateRules } from '../gate/rules.ts'
import {
  askHelperRules,
  authoriseRules,
  declineRules as declineHelperRules,
  withdrawRules,
} from '../acting/rules.ts'
import {
  endSnoozeRules,
  helpedInTurn,
  joinRules,
  mergeRules,
  snoozeRules,
  splitRules,
  tagRules,
  takeRules,
} from '../case-work/rules.ts'
import { answersBesideTheLine } from '../ladder/decisions.ts'
import {
  answerRungRules,
  climbRules,
  eachPointAnswered,
  pointRules,
  rungBeforeRest,
  rungIsNotOwner,
  rungStaysHere,
  settlePointRules,
  takeBackPointRules,
} from '../ladder/rules.ts'
import { letInRules, sendAwayRules } from '../mail/rules.ts'
import {
  askCallbackRules,
  meetCallbackRules,
  missCallbackRules,
  withdrawCallbackRules,
} from '../callback/rules.ts'
import { addRecordingRules, addTranscriptRules, removeRecordingRules } from '../evidence/rules.ts'
import { askedCutDayRules, askedCutRules, askedNoticeRules, unusedRules } from '../account/rules.ts'
import { correctFailureRules, endFailureRules, noteFailureRules } from '../failure/rules.ts'
import { bookOrderRules, cancelRules, changePlanRules } from '../leaving/rules.ts'
import {
  askRules,
  declineApprovalRules,
  giveApprovalRules,
  withdrawApprovalRules,
} from '../approval/rules.ts'
import { bookRules, failBookingRules, giveRules, takeBackRules } from '../remedy/rules.ts'
import type { Rule } from '../rule.ts'
import { isBlank } from './blank.ts'
import { callRules } from './call-rules.ts'
import { acceptRules, declineHandoverRules, handoverLapseRules, handoverRules } from './handover-rules.ts'
import {
  answerRules,
  declineRules,
  endContactRules,
  missRules,
  offerEntryRules,
  quietRules,
  quoteRules,
  waitForOwnerRules,
} from './line-rules.ts'
import type { Ask, Asked } from './requests.ts'
import { confirmRules, denyRules, proposeSolvedRules, reportRules, restRules } from './solving-rules.ts'
import { statusRules } from './table.ts'

export const replyRules: readonly Rule<Asked<'reply'>>[] = [
  {
    name: 'reply-says-something',
    says: 'There is nothing in this reply yet: write a few words or add a file.',
    refuses: 'replying',
    when: ({ request }) => isBlank(request.words.text) && request.files.length === 0,
  },
  keptByThisReply,
  helpedInTurn,
]

export const noteRules: readonly Rule<Asked<'note'>>[] = [
  {
    name: 'note-says-something',
    says: 'There is nothing in this note yet: write a few words.',
    refuses: 'writing a note',
    when: ({ request }) => isBlank(request.words.text),
  },
]

/** Named, because the decision needs it too: without a next rung there is no fact to be had. */
export const noNeedsNextRung: Rule<Asked<'refuse'>> = {
  name: 'no-needs-next-rung',
  says: '“No” is never the last word: name who decides next.',
  refuses: 'saying no',
  when: ({ request }) => request.nextRung === null,
}

/** Whoever decides on the rung answers in writing whatever the line does (docs/decisions/0019). */
const noInTurn: Rule<Asked<'refuse'>> = {
  ...helpedInTurn,
  when: asked => helpedInTurn.when(asked) && !answersBesideTheLine(asked),
}

export const refuseRules: readonly Rule<Asked<'refuse'>>[] = [
  noNeedsNextRung,
  {
    name: 'no-needs-reasons',
    says: 'A “no” comes with its reasons, in words that the customer can read.',
    refuses: 'saying no',
    when: ({ request: { reasons, points = [] } }) => isBlank(reasons) && points.length === 0,
  },
  eachPointAnswered,
  noInTurn,
]

export const addressRules: readonly Rule<Asked<'leave-address'>>[] = [
  {
    name: 'address-says-where',
    says: 'Write the e-mail address or the telephone number where we can reach you.',
    refuses: 'leaving an address',
    when: ({ request }) => isBlank(request.value),
  },
]

/** Sending the details answers whoever waits, as a reply does. */
const detailsInTurn: Rule<Asked<'promise'>> = {
  ...helpedInTurn,
  when: asked => asked.request.letter !== undefined && helpedInTurn.when(asked),
}

type RulesOn = { readonly [Name in Ask]: readonly Rule<Asked<Name>>[] }

/** Which rules each request has to pass, in this order. Total: a new request says so even when it has none. */
export const rulesOn: RulesOn = {
  speak: [],
  reply: replyRules,
  note: noteRules,
  refuse: refuseRules,
  'make-offer': gateRules,
  'tell-quote': quoteRules,
  'offer-entry': offerEntryRules,
  'answer-entry': answerRules,
  'decline-entry': declineRules,
  'miss-entry': missRules,
  'lose-agent': [],
  'end-contact': endContactRules,
  'leave-line': [],
  quiet: quietRules,
  'wait-for-owner': waitForOwnerRules,
  'stop-waiting-for-owner': [],
  'pass-limit': [],
  'ask-callback': askCallbackRules,
  'withdraw-callback': withdrawCallbackRules,
  'come-due': [],
  'miss-callback': missCallbackRules,
  'meet-callback': meetCallbackRules,
  'propose-handover': [...handoverRules, rungIsNotOwner],
  'accept-handover': acceptRules,
  'decline-handover': declineHandoverRules,
  'lapse-handover': handoverLapseRules,
  reassign: [],
  'propose-solved': [...proposeSolvedRules, helpedInTurn],
  'report-solved': reportRules,
  'confirm-solved': confirmRules,
  'deny-solved': denyRules,
  rest: [...restRules, rungBeforeRest],
  promise: [...makingRules, detailsInTurn],
  'keep-promise': keepingRules,
  'warn-promise': warningRules,
  'break-promise': breakingRules,
  'release-promise': releasingRules,
  'pause-promise': pausingRules,
  'resume-promise': [promiseKnown],
  'honour-promise': honouringRules,
  'offer-equivalent': equivalentRules,
  'accept-equivalent': acceptingRules,
  'decline-equivalent': decliningRules,
  'change-kind': [],
  'leave-address': addressRules,
  verify: [],
  delivered: [],
  'not-delivered': [],
  look: [],
  tag: tagRules,
  untag: [],
  snooze: snoozeRules,
  wake: [],
  'end-snooze': endSnoozeRules,
  join: joinRules,
  merge: [...mergeRules, rungStaysHere],
  split: splitRules,
  take: takeRules,
  'ask-helper': askHelperRules,
  'authorise-helper': authoriseRules,
  'withdraw-helper': withdrawRules,
  'decline-helper': declineHelperRules,
  'stop-links': [],
  'log-call': callRules,
  climb: climbRules,
  'climb-unanswered': [],
  'answer-rung': answerRungRules,
  'remind-rung': [],
  'list-point': pointRules,
  'take-back-point': takeBackPointRules,
  'settle-point': settlePointRules,
  'write-as-stranger': [],
  'let-in': letInRules,
  'send-away': sendAwayRules,
  'note-mail': [],
  'raise-wish': [],
  'take-back-wish': [],
  'cancel-service': cancelRules,
  'change-plan': changePlanRules,
  'book-order': bookOrderRules,
  'fail-order': [],
  'add-recording': addRecordingRules,
  'add-transcript': addTranscriptRules,
  'remove-recording': removeRecordingRules,
  'copy-case': [],
  'note-failure': noteFailureRules,
  'end-failure': endFailureRules,
  'correct-failure': correctFailureRules,
  'reckon-failure': [],
  'plan-cut': askedCutDayRules,
  'take-back-cut': [],
  'note-cut-notice': askedNoticeRules,
  'carry-out-cut': askedCutRules,
  'tell-unused': unusedRules,
  'give-remedy': giveRules,
  'book-remedy': bookRules,
  'fail-booking': failBookingRules,
  'take-back-remedy': takeBackRules,
  'ask-approval': askRules,
  'give-approval': giveApprovalRules,
  'decline-approval': declineApprovalRules,
  'climb-approval': [],
  'withdraw-approval': withdrawApprovalRules,
}

/** Every rule of a case once, promises and the gate included. */
export const caseRules: readonly Pick<Rule<never>, 'name' | 'says' | 'refuses'>[] = [
  ...new Map([...statusRules, ...Object.values(rulesOn).flat()].map(rule => [rule.name, rule])).values(),
]
