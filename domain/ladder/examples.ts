/** Facts of the ladder in each of their shapes, for tests. `secret` stands where a person wrote. */
import type { FactOf } from '../case/facts.ts'
import { ASHA, LENA_LEAD, NOW } from '../case/given-people.ts'
import type { LadderFact } from './facts.ts'

type Examples = { readonly [Type in LadderFact['type']]: readonly FactOf<Type>[] }

export function ladderExamples(secret: string): Examples {
  const outside = { name: secret, address: secret, link: secret, rights: { en: secret, es: secret } }
  return {
    RungClimbed: (['customer', 'helper', 'agent', 'breach', 'approval', 'unanswered'] as const).flatMap(by =>
      [LENA_LEAD, null].flatMap(to =>
        [NOW, null].map(answerBy => ({
          type: 'RungClimbed' as const,
          rung: 2,
          from: ASHA,
          to,
          by,
          answerBy,
          commitmentId: 'the-promise-id',
          body: { outside: outside, helper: secret },
        })),
      ),
    ),
    RungAnswered: (['yes', 'no'] as const).map(how => ({
      type: 'RungAnswered',
      rung: 2,
      agentId: LENA_LEAD,
      how,
      body: { text: secret },
    })),
    RungEnded: [{ type: 'RungEnded', rung: 2 }],
    RungReminded: [{ type: 'RungReminded', rung: 2 }],
    RungLate: [
      {
        type: 'RungLate',
        rung: 2,
        agentId: LENA_LEAD,
        answerBy: NOW,
        warnAt: NOW,
        body: { outside: outside },
      },
    ],
    PointListed: [
      { type: 'PointListed', pointId: 'the-point-id', agentId: ASHA, body: { words: secret } },
      {
        type: 'PointListed',
        pointId: 'the-point-id',
        agentId: null,
        helperId: 'the-helper-id',
        body: { words: secret, helper: secret },
      },
    ],
    PointTakenBack: [
      { type: 'PointTakenBack', pointId: 'the-point-id', agentId: ASHA, body: { reason: secret } },
    ],
    PointSettled: [{ type: 'PointSettled', pointId: 'the-point-id', body: { helper: secret } }],
    PointOpenedAgain: [{ type: 'PointOpenedAgain', pointId: 'the-point-id' }],
  }
}
