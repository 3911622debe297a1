/** A service, and a sensible request of each kind about leaving and paying less, for tests. */
import { ASHA } from '../case/given-people.ts'
import type { RequestOf } from '../case/requests.ts'
import type { LeavingRequest, ServiceFound } from './requests.ts'
import type { OrderState } from './state.ts'

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

/** Told to the books, and not answered yet. */
export const ORDER: OrderState = {
  id: 'order-1',
  what: 'end-service',
  serviceId: 'service-1',
  on: '2026-11-30',
  state: 'asked',
  isByHand: false,
  commitmentId: null,
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
    orderId: 'order-1',
    earlier: null,
    byHand: null,
  },
  'change-plan': {
    ask: 'change-plan',
    agentId: ASHA,
    service: SERVICE,
    plan: { kind: 'internet', plan: 'Copper 24', monthlyMinor: 2_400, currency: 'GBP' },
    from: '2026-11-23',
    words: 'Copper 24 in the place of Fibre 100.',
    orderId: 'order-2',
    earlier: null,
    byHand: null,
  },
  'book-order': { ask: 'book-order', known: ORDER, reference: 'SV-0001', how: 'port', agentId: null },
  'fail-order': { ask: 'fail-order', known: ORDER, byHand: null },
}
