/** A failure, a sensible request of each kind about one, and each of its facts, for tests. */
import type { FactOf } from '../case/facts.ts'
import { ASHA, NOW } from '../case/given-people.ts'
import type { RequestOf } from '../case/requests.ts'
import type { DueByRule } from '../commitment/breach.ts'
import { HOUR } from '../time.ts'
import type { FailureFact } from './facts.ts'
import type { FailureRequest } from './requests.ts'
import type { FailureState } from './state.ts'

type Requests = { readonly [Name in FailureRequest['ask']]: RequestOf<Name> }

/** Her line is dead since this morning. */
export const FAILURE: FailureState = {
  id: 'failure-1',
  event: 'loss-of-service',
  service: 'internet',
  accountId: 'account-1',
  from: NOW - 5 * HOUR,
  until: null,
  outageId: null,
}

export const DUE: DueByRule = {
  remedyId: 'remedy-of-failure-1',
  rule: 'gb.loss-of-service',
  pack: 'gb-ofcom',
  kind: 'credit',
  accountId: 'account-1',
  amountMinor: 10_34,
  currency: 'GBP',
  words: 'You were without service. 1 day × £10.34 = £10.34.',
}

export const failureRequests: Requests = {
  'note-failure': {
    ask: 'note-failure',
    failureId: FAILURE.id,
    agentId: ASHA,
    event: FAILURE.event,
    service: FAILURE.service,
    accountId: FAILURE.accountId,
    serviceId: null,
    outageId: null,
    from: FAILURE.from,
    until: FAILURE.until,
    account: { isOfCustomer: true },
    known: null,
    isThere: false,
    due: [],
  },
  'end-failure': { ask: 'end-failure', agentId: ASHA, until: NOW - HOUR, known: FAILURE, due: [DUE] },
  'correct-failure': {
    ask: 'correct-failure',
    agentId: ASHA,
    from: FAILURE.from - HOUR,
    until: NOW - HOUR,
    known: FAILURE,
    isThere: false,
    kept: null,
    due: [],
  },
  'reckon-failure': { ask: 'reckon-failure', known: FAILURE, due: [DUE] },
}

const WHAT = { failureId: 'failure-1', event: 'loss-of-service' } as const
const OF = { service: 'internet', accountId: 'account-1' } as const

export const failureExamples: { readonly [Type in FailureFact['type']]: readonly FactOf<Type>[] } = {
  FailureNoted: (['loss-of-service', 'delayed-start', 'missed-appointment'] as const).flatMap(event =>
    [null, NOW].map(until => ({
      ...WHAT,
      ...OF,
      type: 'FailureNoted' as const,
      event,
      from: NOW,
      until,
      agentId: ASHA,
    })),
  ),
  FailureEnded: (['loss-of-service', 'delayed-start'] as const).map(event => ({
    ...WHAT,
    type: 'FailureEnded',
    event,
    until: NOW,
    agentId: ASHA,
  })),
  FailureCorrected: [undefined, { minor: 10_34, currency: 'GBP' }].map(kept => ({
    ...WHAT,
    type: 'FailureCorrected',
    from: NOW,
    until: NOW,
    agentId: null,
    ...(kept === undefined ? {} : { kept }),
  })),
}
