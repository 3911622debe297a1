/** Facts about leaving and paying less, in each of their shapes, for tests. */
import type { FactOf } from '../case/facts.ts'
import { ASHA } from '../case/given-people.ts'
import type { LeavingFact } from './facts.ts'

export const leavingExamples: { readonly [Type in LeavingFact['type']]: readonly FactOf<Type>[] } = {
  LeavingSaid: [
    { type: 'LeavingSaid', by: 'words', messageId: 'm-1', from: 0, to: 9 },
    { type: 'LeavingSaid', by: 'agent', agentId: ASHA },
    { type: 'LeavingSaid', by: 'words', messageId: 'm-1', agentId: ASHA, isDismissed: true },
  ],
  WishToPayLess: [
    { type: 'WishToPayLess', by: 'words', messageId: 'm-1' },
    { type: 'WishToPayLess', by: 'agent', agentId: ASHA },
  ],
  WishTakenBack: [
    { type: 'WishTakenBack', wish: 'leave', agentId: ASHA },
    { type: 'WishTakenBack', wish: 'pay-less', agentId: ASHA },
  ],
  ServiceCancelled: [
    { type: 'ServiceCancelled', serviceId: 's-1', accountId: 'a-1', endsOn: '2026-11-30', agentId: ASHA },
    { type: 'ServiceCancelled', serviceId: 's-1', accountId: 'a-1', endsOn: '2026-11-30', agentId: null },
  ],
  OrderBooked: (['end-service', 'change-plan'] as const).map(what => ({
    type: 'OrderBooked',
    orderId: 'o-1',
    what,
    serviceId: 's-1',
    on: '2026-11-30',
    reference: 'SV-0001',
    how: 'port',
  })),
  OrderRefused: (['end-service', 'change-plan'] as const).map(what => ({
    type: 'OrderRefused',
    orderId: 'o-1',
    what,
    serviceId: 's-1',
  })),
  PlanChanged: [
    {
      type: 'PlanChanged',
      serviceId: 's-1',
      accountId: 'a-1',
      agentId: ASHA,
      beforeMinor: 3_200,
      monthlyMinor: 2_400,
      currency: 'GBP',
      from: '2026-11-23',
    },
  ],
}
