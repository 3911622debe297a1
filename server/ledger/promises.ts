/** The promises of a case as they are shown, with the words as they were said. */
import { sql } from 'kysely'
import type { PromiseView } from '../../contract/case.ts'
import type { Db, Tx } from '../db/connect.ts'
import { nameOf, type Reader } from './story.ts'

interface PromiseRow {
  readonly id: string
  readonly kind: PromiseView['kind']
  readonly agentId: string
  readonly madeAt: number
  readonly dueAt: number
  readonly state: PromiseView['state']
  readonly warnAt: number
  readonly settledAt: number | null
  readonly words: string | null
}

export async function promisesOf(
  db: Db | Tx,
  caseId: string,
  reader: Pick<Reader, 'house' | 'language'>,
  now: number,
): Promise<readonly PromiseView[]> {
  const { rows } = await sql<PromiseRow>`
    SELECT p.id, p.kind, p.agent_id AS "agentId", p.made_at AS "madeAt", p.due_at AS "dueAt", p.state,
      p.warn_at AS "warnAt", p.settled_at AS "settledAt", said.words
    FROM commitment p LEFT JOIN (
      SELECT f.data::jsonb ->> 'commitmentId' AS id, convert_from(b.bytes, 'UTF8')::jsonb ->> 'words' AS words
      FROM fact f JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq
      WHERE f.case_id = ${caseId} AND f.type = 'CommitmentMade') said ON said.id = p.id::text
    WHERE p.case_id = ${caseId} ORDER BY p.made_at, p.id`.execute(db)
  return rows.map(({ agentId, warnAt, ...promise }) => ({
    ...promise,
    by: { id: agentId, name: nameOf(reader, agentId) },
    isDueSoon: promise.state === 'open' && warnAt <= now,
  }))
}
