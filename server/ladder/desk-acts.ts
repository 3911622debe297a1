/** Acts of the desk that the ladder answers: a "no", one rung up, the answer of a rung, and the points that it has to answer. */
import type { Act } from '../../contract/desk.ts'
import type { CaseRequest } from '../../domain/case/requests.ts'
import type { Turn } from '../../domain/case-work/requests.ts'
import type { Reasoned } from '../../domain/ladder/requests.ts'
import type { Tx } from '../db/connect.ts'
import { type Before, toAnswer, toClimb, toRefuse } from './asked.ts'
import { pointsOf } from './points.ts'

type LadderAct = Extract<
  Act,
  { readonly act: 'refuse' | 'climb' | 'answer-rung' | 'list-point' | 'take-back-point' }
>

interface Doing {
  readonly before: Before
  readonly tx: Tx
  readonly agentId: string
  readonly requestId: string
  readonly turn: Turn | undefined
}

export async function toLadder(asked: LadderAct, doing: Doing): Promise<CaseRequest> {
  const { before, tx, agentId, requestId, turn } = doing
  switch (asked.act) {
    case 'refuse': {
      const points = await inWords(tx, before.state.id, asked.points ?? [])
      return toRefuse(before, { agentId, reasons: asked.reasons, points, turn })
    }
    case 'climb':
      // Whoever talks with the customer knows whom they talk with: what they write down for them counts as theirs.
      return toClimb(before, { by: asked.by, fromRung: asked.fromRung, agentId, verified: true })
    case 'answer-rung':
      return toAnswer(before, { rung: asked.rung, agentId, words: { text: asked.words } })
    case 'list-point':
      return { ask: 'list-point', pointId: requestId, agentId, words: asked.words, verified: true }
    case 'take-back-point':
      return { ask: 'take-back-point', pointId: asked.pointId, agentId, reason: asked.reason }
    default:
      return asked satisfies never
  }
}

/** Each reason with the point that it answers, so that the customer reads both. */
async function inWords(
  tx: Tx,
  caseId: string,
  reasoned: readonly { readonly pointId: string; readonly reason: string }[],
): Promise<readonly Reasoned[]> {
  if (reasoned.length === 0) return []
  const words = new Map((await pointsOf(tx, caseId)).map(point => [point.id, point.words]))
  return reasoned.map(point => ({ ...point, words: words.get(point.pointId) ?? undefined }))
}
