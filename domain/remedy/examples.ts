/** Facts about remedies in each of their shapes, for tests. `secret` stands where a person wrote. */
import type { FactOf } from '../case/facts.ts'
import { ASHA } from '../case/given-people.ts'
import type { RemedyFact } from './facts.ts'
import { type RemedyKind, remedyKinds } from './kinds.ts'

type Examples = { readonly [Type in RemedyFact['type']]: readonly FactOf<Type>[] }

const KINDS = Object.keys(remedyKinds) as readonly RemedyKind[] // the keys of a record over all kinds
const given = (kind: RemedyKind) => ({
  remedyId: 'r',
  kind,
  ...(remedyKinds[kind].isMoney ? { amountMinor: 12_00, currency: 'GBP' } : {}),
})

export function remedyExamples(secret: string): Examples {
  return {
    RemedyGiven: [
      ...KINDS.map(kind => ({
        type: 'RemedyGiven' as const,
        ...given(kind),
        agentId: ASHA,
        accountId: 'a',
        ...(kind === 'apology' ? { body: { words: secret } } : {}),
      })),
      {
        type: 'RemedyGiven',
        ...given('credit'),
        agentId: null,
        by: { rule: 'missed-visit', pack: 'house' },
        accountId: 'a',
      },
    ],
    RemedyBooked: KINDS.map(kind => ({
      type: 'RemedyBooked',
      ...given(kind),
      reference: 'BILL-0001',
      how: 'port',
    })),
    RemedyBookingFailed: [{ type: 'RemedyBookingFailed', ...given('credit') }],
    RemedyTakenBack: [
      { type: 'RemedyTakenBack', ...given('goods'), agentId: ASHA, body: { reason: secret } },
    ],
  }
}
