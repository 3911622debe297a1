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

export type Answer = 'yes' | 'wakes' | 'already' | StatusRuleName

const always = row('yes', 'yes', 'yes', 'yes', 'yes', 'yes')
const inTheLine = row('yes', 'yes', 'yes', 'yes', 'nobody-in-the-line', 'nobody-in-the-line')
/** Ends something that a resting or solved case cannot have. */
const endsAnEntry = row('yes', 'yes', 'yes', 'yes', 'already', 'already')

// biome-ignore format: a table is read by its columns
export const table: Readonly<Record<Ask, Readonly<Record<Status, Answer>>>> = {
  //                      waiting                 owned       proposed    unconfirmed                    resting     solved
  'speak':            row('yes',                  'yes',      'wakes',    'wakes',                       'wakes',    'wakes'),
  'reply':            row('yes',                  'yes',      'yes',      'yes',                         'wakes',    'yes'),
  'note':             always,
  'refuse':           row('yes',                  'yes',      'yes',      'yes',                         'wakes',    'solved-by-the-customer'),
  'make-offer':       row('nobody-accepted-yet',  'yes',      'yes',      'yes',                         'yes',      'yes'),

  'tell-quote':       inTheLine,
  'offer-entry':      inTheLine,
  'answer-entry':     inTheLine,
  'decline-entry':    endsAnEntry,
  'miss-entry':       endsAnEntry,
  'lose-agent':       endsAnEntry,
  'end-contact':      endsAnEntry,
  'leave-line':       endsAnEntry,
  'quiet':            endsAnEntry,

  'propose-handover': row('nobody-accepted-yet',  'yes',      'yes',      'yes',                         'wakes',    'yes'),
  'accept-handover':  row('nobody-accepted-yet',  'yes',      'yes',      'yes',                         'yes',      'yes'),
  'decline-handover': always,
  'lapse-handover':   always,
  'reassign':         always,

  'propose-solved':   row('nobody-accepted-yet',  'yes',      'already',  'yes',                         'yes',      'already'),
  'report-solved':    row('nobody-accepted-yet',  'yes',      'yes',      'already',                     'yes',      'already'),
  'confirm-solved':   row('yes',                  'yes',      'yes',      'yes',                         'yes',      'already'),
  'deny-solved':      always,
  'rest':             row('nobody-accepted-yet',  'yes',      'yes',      'unconfirmed-until-answered',  'already',  'solved-by-the-customer'),

  'promise':          row('yes',                  'yes',      'yes',      'yes',                         'wakes',    'yes'),
  'keep-promise':     always,
  'warn-promise':     always,
  'break-promise':    always,
  'release-promise':  always,

  'change-kind':      always,
  'leave-address':    always,
  'verify':           always,
  'delivered':        always,
  'not-delivered':    always,
  'look':             always,

  'ask-helper':       always,
  'authorise-helper': always,
  'withdraw-helper':  always,
  'decline-helper':   always,
  'be-about':         always,
  'stop-links':       always,
  'log-call':         row('yes',                  'yes',      'yes',      'yes',                         'wakes',    'yes'),
}

export interface StandsSo {
  readonly status: Status
  readonly ask: Ask
}

/** The rules that follow from how a case stands, whoever asks. */
export const statusRules: readonly Rule<StandsSo>[] = [
  statusRule('nobody-accepted-yet', {
    says: 'Nobody has accepted this case yet: answer the customer first.',
    refuses: 'handing over, offering, asking whether it is solved, or resting',
  }),
  statusRule('nobody-in-the-line', {
    says: 'A case that rests or is solved has nobody in the line.',
    refuses: 'offering or answering a place in the line',
  }),
  statusRule('unconfirmed-until-answered', {
    says: 'What an agent wrote down as solved counts as unconfirmed until the customer answers.',
    refuses: 'resting',
  }),
  statusRule('solved-by-the-customer', {
    says: 'The customer has said that this is solved: only the customer’s word opens it again.',
    refuses: 'saying no, or resting',
  }),
]

function statusRule(
  name: StatusRuleName,
  texts: { readonly says: string; readonly refuses: string },
): Rule<StandsSo> {
  return { name, ...texts, when: ({ status, ask }) => table[ask][status] === name }
}

function row(
  ...[waiting, owned, proposed, unconfirmed, resting, solved]: [
    waiting: Answer,
    owned: Answer,
    proposed: Answer,
    unconfirmed: Answer,
    resting: Answer,
    solved: Answer,
  ]
): Readonly<Record<Status, Answer>> {
  return { waiting, owned, proposed, unconfirmed, resting, solved }
}
