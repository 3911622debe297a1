import { type RawBuilder, sql } from 'kysely'
import type { LetterWaiting } from '../../../contract/letter-waiting.ts'
import type { Db, Tx } from '../../db/connect.ts'

export async function caseOwner(
  db: Db,
  caseId: string,
): Promise<{ readonly id: string; readonly ownerId: string | null; readonly customerId: string } | null> {
  const { rows } = await sql<{
    readonly id: string
    readonly ownerId: string | null
    readonly customerId: string
  }>`
    SELECT id, owner_id AS "ownerId", customer_id AS "customerId" FROM cases WHERE id = ${caseId}`.execute(db)
  return rows[0] ?? null
}

/**
 * Locked by the customer's row, which whoever opens a case locks first: what is counted here stays true until the commit. What somebody
 * else reported about the customer's account counts as well: see `lockCasesAbout`.
 */
export async function countOpenProblems(tx: Tx | Db, customerId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly reference: string }>`${openProblemsOf(customerId)}`.execute(tx)
  return rows.map(row => row.reference)
}

/** Whether they said in any case that they leave; read under the customer's lock. */
export async function isLeaving(tx: Tx, customerId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM cases WHERE customer_id = ${customerId} AND wish_leave = 'said' AND status <> 'merged' LIMIT 1`.execute(
    tx,
  )
  return rows.length > 0
}

function openProblemsOf(customerId: string): RawBuilder<unknown> {
  return sql`SELECT reference FROM cases
    WHERE (customer_id = ${customerId}
        OR id IN (SELECT case_id FROM case_about WHERE case_about.customer_id = ${customerId}))
      AND status NOT IN ('solved', 'merged') AND kind IS DISTINCT FROM 'request'
    ORDER BY opened_at`
}

export async function markSeen(db: Db, agentId: string, caseId: string, seq: number): Promise<void> {
  await sql`
    INSERT INTO case_seen (agent_id, case_id, seq) VALUES (${agentId}, ${caseId}, ${seq})
    ON CONFLICT (agent_id, case_id) DO UPDATE SET seq = greatest(case_seen.seq, excluded.seq)`.execute(db)
}

/** What stands beside a case: asked in one, since most cases have none of it. */
export interface Beside {
  /** References of this customer's open problems, also of those that somebody else reported for them. */
  readonly openProblems: readonly string[]
  readonly hasHelpers: boolean
  readonly isAboutSomebody: boolean
  readonly hasJoined: boolean
  /** Letters to the customer that are owed; null for none. */
  readonly letters: readonly LetterWaiting[] | null
}

function millisecondsOf(column: string): RawBuilder<number> {
  return sql`round(extract(epoch FROM ${sql.ref(column)}) * 1000)::bigint`
}

export async function besideCase(db: Db, caseId: string, customerId: string): Promise<Beside> {
  const { rows } = await sql<Beside>`
    SELECT ARRAY(${openProblemsOf(customerId)}) AS "openProblems",
      EXISTS (SELECT FROM helper WHERE customer_id = ${customerId} OR said_in = ${caseId}) AS "hasHelpers",
      EXISTS (SELECT FROM case_about WHERE case_id = ${caseId}) AS "isAboutSomebody",
      EXISTS (SELECT FROM cases WHERE merged_into = ${caseId}) AS "hasJoined",
      (SELECT json_agg(json_build_object('seq', l.seq, 'isByMachine', l.by_machine, 'againAt', ${millisecondsOf('l.again_at')},
          'since', ${millisecondsOf('l.queued_at')}, 'why', l.why) ORDER BY l.seq)
        FROM letter l WHERE l.case_id = ${caseId} AND l.settled_at IS NULL) AS letters`.execute(db)
  const [beside] = rows
  if (!beside) throw new Error('a statement without a table always has a row')
  return beside
}

export async function fileOf(
  db: Db,
  fileId: string,
): Promise<{
  readonly blob: string
  readonly name: string
  readonly mediaType: string
  readonly caseId: string
} | null> {
  const { rows } = await sql<{
    readonly blob: string
    readonly name: string
    readonly mediaType: string
    readonly caseId: string
  }>`
    SELECT blob, name, media_type AS "mediaType", case_id AS "caseId" FROM file WHERE id = ${fileId}`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Files of this case that no message carries yet. */
export async function looseFiles(tx: Tx, caseId: string, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    SELECT count(*)::int AS count FROM file
    WHERE case_id = ${caseId} AND message_id IS NULL AND purpose = 'attachment' AND id = ANY(${[...ids]}::uuid[])`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}

export async function bindFiles(tx: Tx, ids: readonly string[], messageId: string): Promise<void> {
  if (ids.length === 0) return
  await sql`UPDATE file SET message_id = ${messageId} WHERE id = ANY(${[...ids]}::uuid[])`.execute(tx)
}

export async function isOfferedTo(db: Db, agentId: string, entryId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM entry WHERE id = ${entryId} AND state = 'offered' AND agent_id = ${agentId}`.execute(db)
  return rows.length > 0
}

/** What skills are called, by name. */
export async function skillLabels(
  db: Db,
): Promise<ReadonlyMap<string, { readonly en: string; readonly es: string }>> {
  const { rows } = await sql<{ readonly name: string; readonly en: string; readonly es: string }>`
    SELECT name, label_en AS en, label_es AS es FROM skill`.execute(db)
  return new Map(rows.map(({ name, en, es }) => [name, { en, es }]))
}
