/** A service that may be cut, one that is not used, a sensible request of each kind, and each fact, for tests. */
import type { FactOf } from '../case/facts.ts'
import { ASHA } from '../case/given-people.ts'
import type { RequestOf } from '../case/requests.ts'
import type { AccountFact } from './facts.ts'
import type { AccountRequest, Idle } from './requests.ts'
import type { Cut } from './rules.ts'

type Requests = { readonly [Name in AccountRequest['ask']]: RequestOf<Name> }

/** Told fifteen days before, and its day has come. */
export const DUE_CUT: Cut = {
  state: 'active',
  plannedOn: '2026-11-22',
  noticeOn: '2026-11-07',
  isDisputed: false,
  today: '2026-11-22',
}

export const IDLE: Idle = {
  serviceId: 'service-1',
  accountId: 'account-1',
  since: '2026-08-01',
  months: 3,
  chargedMinor: 75_00,
  currency: 'GBP',
  wasTold: false,
}

const OF = { serviceId: 'service-1', accountId: 'account-1', agentId: ASHA, words: 'Fibre 100, 01632 960100' }

export const accountRequests: Requests = {
  'plan-cut': {
    ...OF,
    ask: 'plan-cut',
    cut: { ...DUE_CUT, plannedOn: '2026-12-20', noticeOn: null },
    before: null,
    messageId: 'notice-1',
  },
  'take-back-cut': { ...OF, ask: 'take-back-cut', cut: DUE_CUT },
  'note-cut-notice': { ...OF, ask: 'note-cut-notice', cut: { ...DUE_CUT, noticeOn: null } },
  'carry-out-cut': { ...OF, ask: 'carry-out-cut', cut: DUE_CUT },
  'tell-unused': { ask: 'tell-unused', agentId: ASHA, idle: IDLE, words: OF.words },
}

const ON = { serviceId: 'service-1', on: '2026-12-20', agentId: ASHA } as const

export const accountExamples: { readonly [Type in AccountFact['type']]: readonly FactOf<Type>[] } = {
  CutPlanned: [{ type: 'CutPlanned', ...ON, accountId: 'account-1', messageId: 'notice-1' }],
  CutNoticeGiven: [{ type: 'CutNoticeGiven', ...ON }],
  CutTakenBack: [{ type: 'CutTakenBack', ...ON }],
  ServiceCut: [{ type: 'ServiceCut', ...ON, accountId: 'account-1' }],
  UnusedTold: [ASHA, null].map(agentId => {
    const { wasTold: _, ...stretch } = IDLE
    return { type: 'UnusedTold', ...stretch, agentId }
  }),
}
