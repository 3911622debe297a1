/** Facts about promises in every shape that reads differently, for tests of their sentences. */
import type { FactOf } from '../case/facts.ts'
import { ASHA, NOW } from '../case/given-people.ts'
import type { CommitmentFact } from './facts.ts'

type Examples = { readonly [Type in CommitmentFact['type']]: readonly FactOf<Type>[] }

const PROMISE = { commitmentId: 'the-promise-id' } as const

/** @param WORDS what a person wrote in each of them */
export const commitmentExamples = (WORDS: string): Examples => ({
  CommitmentMade: (
    ['answer', 'reply', 'call-back', 'visit', 'credit', 'goods', 'terms', 'send-details', 'other'] as const
  ).flatMap(kind =>
    [{}, { carriedFrom: 'the-old-promise-id' }].map(carried => ({
      type: 'CommitmentMade' as const,
      ...PROMISE,
      kind,
      agentId: ASHA,
      dueAt: NOW,
      warnAt: NOW,
      replaces: null,
      ...carried,
      body: { words: WORDS },
    })),
  ),
  CommitmentDueSoon: [{ type: 'CommitmentDueSoon', ...PROMISE }],
  CommitmentKept: [null, ASHA].map(agentId => ({
    type: 'CommitmentKept',
    ...PROMISE,
    agentId,
    body: { evidence: WORDS },
  })),
  CommitmentBroken: [{ type: 'CommitmentBroken', ...PROMISE, dueAt: NOW }],
  CommitmentReplaced: [
    { type: 'CommitmentReplaced', ...PROMISE, by: 'the-new-promise-id' },
    { type: 'CommitmentReplaced', ...PROMISE, by: 'the-new-promise-id', carriedInto: 'the-case-id' },
  ],
  CommitmentReleased: [{ type: 'CommitmentReleased', ...PROMISE, customerId: 'the-customer-id' }],
  CommitmentPaused: [
    {
      type: 'CommitmentPaused',
      ...PROMISE,
      why: 'waiting-for-customer',
      agentId: ASHA,
      dueAt: NOW,
      body: { words: WORDS },
    },
  ],
  CommitmentResumed: [null, ASHA].map(agentId => ({
    type: 'CommitmentResumed',
    ...PROMISE,
    why: 'waiting-for-customer',
    agentId,
    until: NOW,
    dueAt: NOW,
    warnAt: NOW,
  })),
  CommitmentReopened: [{ type: 'CommitmentReopened', ...PROMISE, why: 'bounced', dueAt: NOW, warnAt: NOW }],
  CommitmentHonoured: [{ type: 'CommitmentHonoured', ...PROMISE, agentId: ASHA }],
  EquivalentOffered: (
    ['reply', 'call-back', 'visit', 'credit', 'goods', 'terms', 'send-details', 'other'] as const
  ).map(kind => ({
    type: 'EquivalentOffered',
    ...PROMISE,
    equivalentId: 'the-new-promise-id',
    kind,
    agentId: ASHA,
    dueAt: NOW,
    body: { words: WORDS },
  })),
  EquivalentAccepted: [
    {
      type: 'EquivalentAccepted',
      ...PROMISE,
      equivalentId: 'the-new-promise-id',
      customerId: 'the-customer-id',
    },
  ],
  EquivalentDeclined: [
    {
      type: 'EquivalentDeclined',
      ...PROMISE,
      equivalentId: 'the-new-promise-id',
      customerId: 'the-customer-id',
    },
  ],
})
