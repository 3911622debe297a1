/** A service, and a sensible request of each kind about leaving and paying less, for tests. */
import { ASHA } from '../case/given-people.ts'
import type { RequestOf } from '../case/requests.ts'
import type { LeavingRequest, ServiceFound } from './requests.ts'

type Requests = { readonly [Name in LeavingRequest['ask']]: RequestOf<Name> }

/** A service of hers, as the books have it. */
export const SERVICE: ServiceFound = {
  serviceId: 'service-1',
  accountId: 'account-1',
  isOfCustomer: true,
  kind: 'internet',
  monthlyMinor: 3_200,
  currency: 'GBP',
  endsOn: null,
  isEnded: false,
}

export const leavingRequests: Requests = {
  'raise-wish': { ask: 'raise-wish', wish: 'leave', agentId: ASHA },
  'take-back-wish': { ask: 'take-back-wish', wish: 'leave', agentId: ASHA },
  'cancel-service': {
    ask: 'cancel-service',
    agentId: ASHA,
    verified: true,
    service: SERVICE,
    endsOn: '2026-11-30',
    today: '2026-11-23',
    latest: '2027-11-23',
    isConfirmed: true,
    words: 'Fibre 100, 01632 960 100.',
    byHand: null,
  },
  'change-plan': {
    ask: 'change-plan',
    agentId: ASHA,
    service: SERVICE,
    plan: { kind: 'internet', monthlyMinor: 2_400, currency: 'GBP' },
    from: '2026-11-23',
    words: 'Copper 24 in the place of Fibre 100.',
    byHand: null,
  },
}
