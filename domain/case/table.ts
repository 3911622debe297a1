/**
 * Status by request: the first question that is asked of every request. Total, so that a new status or a new request does
 * not compile until every meeting of the two has been thought about.
 *
 * - `yes`: it depends on the rules and on the case itself.
 * - `wakes`: as `yes`, and the case is worked on again.
 * - `already`: it is so already; nothing happens and nobody is refused.
 * - anything else names the rule that refuses it.
 */
import type { Rule } from '../rule.ts'
import type { Ask } from './requests.ts'
import type { Status } from './state.ts'

export type StatusRuleName =
  | 'nobody-accepted-yet'
  | 'nobody-in-the-line'
  | 'unconfirmed-until-answered'
  | 'solved-by-the-customer'
  | 'goes-on-elsewhere'

export type Answer = 'yes' | 'wakes' | 'already' | StatusRuleName

/** Also where a case goes on elsewhere: it is a record of what was, or the end of something that cannot be. */
const always = row('yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes')
const untilJoined = row('yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'goes-on-elsewhere')
const nothingIfJoined = row('yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'already')
const inTheLine = row(
  'yes',
  'yes',
  'yes',
  'yes',
  'nobody-in-the-line',
  'nobody-in-the-line',
  'nobody-in-the-line',
  'goes-on-elsewhere',
)
/** Ends something that a resting, solved or joined case cannot have. */
const endsAnEntry = row('yes', 'yes', 'yes', 'yes', 'already', 'already', 'already', 'already')

// biome-ignore format: a table is read by its columns
export const table: Readonly<Record<Ask, Readonly<Record<Status, Answer>>>> = {
  //                      waiting                 owned       proposed    unconfirmed                    resting     owing                     solved                    merged
  'speak':            row('yes',                  'yes',      'wakes',    'wakes',                       'wakes',    'wakes',                  'wakes',                  'goes-on-elsewhere'),
  'reply':            row('yes',                  'yes',      'yes',      'yes',                         'wakes',    'yes',                    'yes',                    'goes-on-elsewhere'),
  'note':             untilJoined,
  'refuse':           row('yes',                  'yes',      'yes',      'yes',                         'wakes',    'solved-by-the-customer', 'solved-by-the-customer', 'goes-on-elsewhere'),
  'make-offer':       row('nobody-accepted-yet',  'yes',      'yes',      'yes',                         'yes',      'yes',                    'yes',                    'goes-on-elsewhere'),

  'tell-quote':       inTheLine,
  'offer-entry':      inTheLine,
  'answer-entry':     inTheLine,
  'decline-entry':    endsAnEntry,
  'miss-entry':       endsAnEntry,
  'lose-agent':       endsAnEntry,
  'end-contact':      endsAnEntry,
  'leave-line':       endsAnEntry,
  'quiet':            endsAnEntry,
  'wait-for-owner':   inTheLine,
  'stop-waiting-for-owner': endsAnEntry,
  'pass-limit':       endsAnEntry,

  'ask-callback':     row('yes',                  'yes',      'wakes',    'wakes',                       'wakes',    'wakes',                  'wakes',                  'goes-on-elsewhere'),
  'withdraw-callback': endsAnEntry,
  'come-due':         endsAnEntry,
  'miss-callback':    endsAnEntry,
  'meet-callback':    endsAnEntry,

  'propose-handover': row('nobody-accepted-yet',  'yes',      'yes',      'yes',                         'wakes',    'yes',                    'yes',                    'goes-on-elsewhere'),
  'accept-handover':  row('nobody-accepted-yet',  'yes',      'yes',      'yes',                         'yes',      'yes',                    'yes',                    'goes-on-elsewhere'),
  'decline-handover': nothingIfJoined,
  'lapse-handover':   nothingIfJoined,
  'reassign':         nothingIfJoined,

  'propose-solved':   row('nobody-accepted-yet',  'yes',      'already',  'yes',                         'yes',      'already',                'already',                'goes-on-elsewhere'),
  'report-solved':    row('nobody-accepted-yet',  'yes',      'yes',      'already',                     'yes',      'already',                'already',                'goes-on-elsewhere'),
  'confirm-solved':   row('yes',                  'yes',      'yes',      'yes',                         'yes',      'already',                'already',                'goes-on-elsewhere'),
  'deny-solved':      untilJoined,
  'rest':             row('nobody-accepted-yet',  'yes',      'yes',      'unconfirmed-until-answered',  'already',  'solved-by-the-customer', 'solved-by-the-customer', 'already'),

  'promise':          row('yes',                  'yes',      'yes',      'yes',                         'wakes',    'yes',                    'yes',                    'goes-on-elsewhere'),
  'keep-promise':     untilJoined,
  'warn-promise':     nothingIfJoined,
  'break-promise':    row('yes',                  'yes',      'yes',      'yes',                         'yes',      'wakes',                  'yes',                    'already'),
  'release-promise':  untilJoined,
  'pause-promise':    row('nobody-accepted-yet',  'yes',      'yes',      'yes',                         'yes',      'yes',                    'solved-by-the-customer', 'goes-on-elsewhere'),
  'resume-promise':   nothingIfJoined,
  'honour-promise':   untilJoined,
  'offer-equivalent': row('yes',                  'yes',      'yes',      'yes',                         'yes',      'yes',                    'yes',                    'goes-on-elsewhere'),
  'accept-equivalent': untilJoined,
  'decline-equivalent': untilJoined,

  'change-kind':      untilJoined,
  'leave-address':    untilJoined,
  'verify':           always,
  'delivered':        always,
  'not-delivered':    always,
  'look':             always,

  'ask-helper':       untilJoined,
  'authorise-helper': untilJoined,
  'withdraw-helper':  always,
  'decline-helper':   always,
  'stop-links':       always,
  'tag':              untilJoined,
  'untag':            untilJoined,
  'snooze':           row('nobody-accepted-yet',  'yes',      'yes',      'yes',                         'wakes',    'yes',                    'solved-by-the-customer', 'goes-on-elsewhere'),
  'wake':             nothingIfJoined,
  'end-snooze':       nothingIfJoined,
  'join':             row('yes',                  'yes',      'yes',      'yes',                         'wakes',    'solved-by-the-customer', 'solved-by-the-customer', 'goes-on-elsewhere'),
  'merge':            row('yes',                  'yes',      'yes',      'yes',                         'yes',      'solved-by-the-customer', 'solved-by-the-customer', 'yes'),
  'split':            untilJoined,
  'take':             inTheLine,

  'climb':            row('yes',                  'yes',      'wakes',    'wakes',                       'wakes',    'wakes',                  'solved-by-the-customer', 'goes-on-elsewhere'),
  'climb-unanswered': row('yes',                  'yes',      'yes',      'yes',                         'yes',      'yes',                    'already',                'already'),
  'answer-rung':      row('yes',                  'yes',      'yes',      'yes',                         'yes',      'yes',                    'solved-by-the-customer', 'goes-on-elsewhere'),
  'remind-rung':      nothingIfJoined,
  'list-point':       untilJoined,
  'take-back-point':  untilJoined,
  'settle-point':     untilJoined,

  'write-as-stranger': row('yes',                 'yes',      'yes',      'yes',                         'yes',      'yes',                    'yes',                    'goes-on-elsewhere'),
  'let-in':           row('yes',                  'yes',      'wakes',    'wakes',                       'wakes',    'wakes',                  'wakes',                  'goes-on-elsewhere'),
  'send-away':        always,
  'note-mail':        always,

  'raise-wish':       untilJoined,
  'take-back-wish':   always,
  'cancel-service':   untilJoined,
  'change-plan':      untilJoined,
  'book-order':       always,
  'fail-order':       always,

  'note-failure':     row('yes',                  'yes',      'yes',      'yes',                         'wakes',    'yes',                    'yes',                    'goes-on-elsewhere'),
  'end-failure':      always,
  'correct-failure':  always,
  'reckon-failure':   always,

  'plan-cut':         untilJoined,
  'take-back-cut':    untilJoined,
  'note-cut-notice':  untilJoined,
  'carry-out-cut':    untilJoined,
  'tell-unused':      untilJoined,

  'give-remedy':      row('yes',                  'yes',      'yes',      'yes',                         'wakes',    'yes',                    'yes',                    'goes-on-elsewhere'),
  'book-remedy':      always,
  'fail-booking':     always,
  'take-back-remedy': always,

  'ask-approval':     row('yes',                  'yes',      'yes',      'yes',                         'wakes',    'yes',                    'solved-by-the-customer', 'goes-on-elsewhere'),
  'give-approval':    row('yes',                  'yes',      'yes',      'yes',                         'wakes',    'yes',                    'yes',                    'goes-on-elsewhere'),
  'decline-approval': untilJoined,
  'climb-approval':   nothingIfJoined,
  'withdraw-approval': always,

  'add-recording':    untilJoined,
  'add-transcript':   untilJoined,
  'remove-recording': always,
  'copy-case':        always,

  'log-call':         row('yes',                  'yes',      'yes',      'yes',                         'wakes',    'yes',                    'yes',                    'goes-on-elsewhere'),
}

export interface StandsSo {
  readonly status: Status
  readonly ask: Ask
}

/** The rules that follow from how a case stands, whoever asks. */
export const statusRules: readonly Rule<StandsSo>[] = [
  statusRule('nobody-accepted-yet', {
    says: 'Nobody has accepted this case yet: answer the customer first.',
    refuses: 'handing over, offering, asking whether it is solved, putting aside, or resting',
  }),
  statusRule('nobody-in-the-line', {
    says: 'A case that rests or is solved has nobody in the line.',
    refuses: 'offering, answering or taking up a place in the line',
  }),
  statusRule('unconfirmed-until-answered', {
    says: 'What an agent wrote down as solved counts as unconfirmed until the customer answers.',
    refuses: 'resting',
  }),
  statusRule('solved-by-the-customer', {
    says: 'The customer has said that this is solved: only the customer’s word opens it again.',
    refuses: 'saying no, going up the ladder, putting aside, joining, or resting',
  }),
  statusRule('goes-on-elsewhere', {
    says: 'This was joined into another case and goes on there.',
    refuses: 'everything new in a case that was joined into another',
  }),
]

function statusRule(
  name: StatusRuleName,
  texts: { readonly says: string; readonly refuses: string },
): Rule<StandsSo> {
  return { name, ...texts, when: ({ status, ask }) => table[ask][status] === name }
}

function row(
  ...[waiting, owned, proposed, unconfirmed, resting, owing, solved, merged]: [
    waiting: Answer,
    owned: Answer,
    proposed: Answer,
    unconfirmed: Answer,
    resting: Answer,
    owing: Answer,
    solved: Answer,
    merged: Answer,
  ]
): Readonly<Record<Status, Answer>> {
  return { waiting, owned, proposed, unconfirmed, resting, owing, solved, merged }
}
