/** The points of a complaint with their words: what is open, what the customer calls settled, and what was taken back, and why. */
import { sql } from 'kysely'
import type { PointView } from '../../contract/ladder-view.ts'
import type { PointFact } from '../../domain/ladder/facts.ts'
import type { Db, Tx } from '../db/connect.ts'

/** In the order in which they were listed. Words are null after erasure. */
export function pointsIn(
  facts: readonly { readonly fact: { readonly type: string } }[],
): readonly PointView[] {
  const points = new Map<string, PointView>()
  const put = (id: string, change: Partial<PointView>) => {
    const point = points.get(id)
    if (point) points.set(id, { ...point, ...change })
  }
  for (const { fact } of facts) {
    if (!isOfPoints(fact)) continue
    const { pointId: id } = fact
    switch (fact.type) {
      case 'PointListed':
        points.set(id, {
          id,
          words: fact.body?.words ?? null,
          state: 'open',
          isOwn: fact.agentId === null,
          reason: null,
        })
        break
      case 'PointTakenBack':
        put(id, { state: 'taken-back', reason: fact.body?.reason ?? null })
        break
      case 'PointSettled':
        put(id, { state: 'settled' })
        break
      case 'PointOpenedAgain':
        put(id, { state: 'open' })
        break
      default:
        return fact satisfies never
    }
  }
  return [...points.values()]
}

const types = [
  'PointListed',
  'PointTakenBack',
  'PointSettled',
  'PointOpenedAgain',
] as const satisfies readonly PointFact['type'][]

function isOfPoints(fact: { readonly type: string }): fact is PointFact {
  return types.some(type => type === fact.type)
}

export async function pointsOf(db: Db | Tx, caseId: string): Promise<readonly PointView[]> {
  const { rows } = await sql<{ readonly type: string; readonly data: string; readonly body: string | null }>`
    SELECT f.type, f.data, convert_from(b.bytes, 'UTF8') AS body
    FROM fact f LEFT JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq
    WHERE f.case_id = ${caseId} AND f.type = ANY(${[...types]}) ORDER BY f.seq`.execute(db)
  return pointsIn(
    rows.map(({ type, data, body }) => {
      const fact = { type, ...(JSON.parse(data) as object) } // as the ledger keeps it
      return { fact: body === null ? fact : { ...fact, body: JSON.parse(body) as object } } // its body beside it
    }),
  )
}
