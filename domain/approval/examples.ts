/** One of each kind of fact about what was asked for, for tests of sentences. */
import type { FactOf } from '../case/facts.ts'
import { ASHA, TOM, LENA_LEAD, NOW } from '../case/given-people.ts'
import { askedFor } from './covers.ts'
import type { ApprovalFact, What } from './facts.ts'
import { MORE } from './given.ts'

type Examples = { readonly [Type in ApprovalFact['type']]: readonly FactOf<Type>[] }

const WHATS: readonly What[] = [
  { approvalId: 'a', remedy: 'credit', amountMinor: 40_00, currency: 'GBP' },
  { approvalId: 'a', remedy: 'goods' },
  { approvalId: 'a', promise: 'credit', amountMinor: 40_00, currency: 'GBP' },
  { approvalId: 'a', promise: 'other' },
]

export function approvalExamples(secret: string): Examples {
  return {
    ApprovalAsked: WHATS.map(what => ({
      type: 'ApprovalAsked',
      ...what,
      agentId: ASHA,
      approverId: LENA_LEAD,
      rung: 1,
      until: NOW,
      lacks: 'per-act',
      isLive: true,
      asked: askedFor(MORE),
      body: { why: secret, words: secret, apology: secret },
    })),
    ApprovalGiven: WHATS.flatMap(what => [
      { type: 'ApprovalGiven' as const, ...what, agentId: LENA_LEAD },
      { type: 'ApprovalGiven' as const, ...what, agentId: LENA_LEAD, insteadOfMinor: 60_00 },
    ]),
    ApprovalDeclined: WHATS.flatMap(what =>
      (['lead', 'head', 'outside-body'] as const).flatMap(nextRung =>
        [TOM, null].map(nextAgentId => ({
          type: 'ApprovalDeclined' as const,
          ...what,
          agentId: LENA_LEAD,
          nextRung,
          nextAgentId,
          body: { reasons: secret },
        })),
      ),
    ),
    ApprovalClimbed: WHATS.map(what => ({
      type: 'ApprovalClimbed',
      ...what,
      from: LENA_LEAD,
      toAgentId: TOM,
      rung: 2,
      until: NOW,
    })),
    ApprovalReminded: WHATS.map(what => ({
      type: 'ApprovalReminded',
      ...what,
      agentId: TOM,
      until: NOW,
    })),
    ApprovalWithdrawn: WHATS.flatMap(what => [
      { type: 'ApprovalWithdrawn' as const, ...what, agentId: ASHA, why: 'asker' as const },
      { type: 'ApprovalWithdrawn' as const, ...what, agentId: null, why: 'case-closed' as const },
      { type: 'ApprovalWithdrawn' as const, ...what, agentId: null, why: 'erased' as const },
    ]),
  }
}
