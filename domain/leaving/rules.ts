/** Leaving is as easy as joining: what keeps a cancellation from being booked, and a plan from being changed; no more than this. */
import type { Asked } from '../case/requests.ts'
import { isReference } from '../remedy/reference.ts'
import type { Rule } from '../rule.ts'

/** Of the gate: named here, because it is about who leaves. */
export const nothingOfferedToWhoeverLeaves: Rule<Asked<'make-offer'>> = {
  name: 'nothing-offered-to-whoever-leaves',
  says: 'Nobody who said that they leave is offered anything: put it right, or let them go.',
  refuses: 'offering',
  when: ({ state, request }) => state.wishes.leave === 'said' || request.isLeaving === true,
}

const itsOwn = {
  name: 'service-of-this-customer',
  says: 'This customer has no such service: look at the list again.',
  refuses: 'cancelling a service, or changing its plan',
}

export const cancelRules: readonly Rule<Asked<'cancel-service'>>[] = [
  {
    name: 'cancelling-is-the-customers',
    says: 'First show that it is you: then you cancel with one tap.',
    refuses: 'cancelling for somebody who has not shown who they are',
    when: ({ request }) => request.agentId === null && !request.verified,
  },
  { ...itsOwn, when: ({ request }) => request.service?.isOfCustomer !== true },
  {
    name: 'ends-on-a-day-to-come',
    says: 'Choose the last day: today, or any day within a year.',
    refuses: 'cancelling a service',
    when: ({ request: { endsOn, today, latest } }) => endsOn === null || endsOn < today || endsOn > latest,
  },
  {
    name: 'cancelled-when-confirmed',
    says: 'Say that it is right: nothing else is asked.',
    refuses: 'cancelling a service',
    when: ({ request }) => !request.isConfirmed,
  },
]

export const changePlanRules: readonly Rule<Asked<'change-plan'>>[] = [
  {
    name: 'paying-less-was-asked-for',
    says: 'The customer has not asked to pay less: a plan that nobody asked for is an offer.',
    refuses: 'changing a plan',
    when: ({ state }) => state.wishes.payLess === null || state.wishes.payLess === 'taken-back',
  },
  {
    ...itsOwn,
    when: ({ request }) => request.service?.isOfCustomer !== true || request.service.isEnded,
  },
  {
    name: 'plan-of-the-house',
    says: 'We have no such plan for this service: choose one of the list.',
    refuses: 'changing a plan',
    when: ({ request: { plan, service } }) =>
      plan === null || plan.kind !== service?.kind || plan.currency !== service.currency,
  },
  {
    name: 'cheaper-is-cheaper',
    says: 'This plan costs more: whoever wants to pay less gets one that costs less.',
    refuses: 'changing a plan',
    when: ({ request: { plan, service } }) => (plan?.monthlyMinor ?? 0) > (service?.monthlyMinor ?? 0),
  },
]

export const bookOrderRules: readonly Rule<Asked<'book-order'>>[] = [
  {
    name: 'order-known',
    says: 'There is no such cancellation or change of plan here.',
    refuses: 'entering its reference',
    when: ({ request }) => request.known === null,
  },
  {
    name: 'order-under-a-reference',
    says: 'Write down the reference of the books: letters and digits.',
    refuses: 'saying that a cancellation or a change of plan is done',
    when: ({ request: { reference, agentId } }) => !isReference(reference, { isByHand: agentId !== null }),
  },
  {
    name: 'order-not-replaced',
    says: 'Another day was chosen since: enter that one.',
    refuses: 'entering what was changed since',
    when: ({ request }) => request.known?.state === 'replaced',
  },
  {
    name: 'order-by-hand-where-it-waits',
    says: 'This goes to the books by itself: wait for its answer.',
    refuses: 'entering a reference by hand while the books are being asked',
    when: ({ request: { agentId, known } }) =>
      agentId !== null && known?.state === 'asked' && !known.isByHand,
  },
]
