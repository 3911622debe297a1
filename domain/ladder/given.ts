/** A sensible request of each kind about the ladder, for tests. */
import { ASHA, HUGO_HEAD, LENA_LEAD, NOW } from '../case/given-people.ts'
import type { RequestOf } from '../case/requests.ts'
import { DAY, HOUR } from '../time.ts'
import type { LadderRequest } from './requests.ts'

type Requests = { readonly [Name in LadderRequest['ask']]: RequestOf<Name> }

export const ladderRequests: Requests = {
  climb: {
    ask: 'climb',
    by: 'customer',
    fromRung: 0,
    to: { rung: 1, agentId: LENA_LEAD, answerBy: NOW + 8 * HOUR, warnAt: NOW + 6 * HOUR },
    agentId: null,
    verified: true,
  },
  'climb-unanswered': {
    ask: 'climb-unanswered',
    rung: 1,
    to: { rung: 2, agentId: HUGO_HEAD, answerBy: NOW + DAY },
    onceMore: {
      agentId: HUGO_HEAD,
      answerBy: NOW + 3 * DAY,
      warnAt: NOW + 2 * DAY,
      outside: { name: 'Ombudsman', address: '1 Fair Street', link: '', rights: { en: '', es: '' } },
    },
  },
  'remind-rung': { ask: 'remind-rung', rung: 1 },
  'answer-rung': {
    ask: 'answer-rung',
    rung: 1,
    agentId: LENA_LEAD,
    mayDecide: [LENA_LEAD],
    words: { text: 'You get the month back, and a new router tomorrow.' },
  },
  'list-point': {
    ask: 'list-point',
    pointId: 'point-1',
    agentId: ASHA,
    words: 'Nobody came on Friday.',
    verified: true,
  },
  'take-back-point': {
    ask: 'take-back-point',
    pointId: 'point-1',
    agentId: ASHA,
    reason: 'That was about another line.',
  },
  'settle-point': { ask: 'settle-point', pointId: 'point-1', isSettled: true, verified: true },
}
