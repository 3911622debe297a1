/** What is asked of the ghosts' rows. */
import { sql } from 'kysely'
import type { Entry } from '../../domain/line/entry.ts'
import type { LineGhost } from '../../domain/line/ghost-line.ts'
import type { KnownGhost } from '../../domain/line/ghosts-in-line.ts'
import type { OpeningHours } from '../../domain/hours/hours.ts'
import type { Db, Tx } from '../db/connect.ts'

interface GhostRow {
  readonly id: string
  readonly caseId: string
  readonly place: number
  readonly joinedAt: number
  readonly medium: Entry['medium']
  readonly isProblem: boolean
  readonly priority: Entry['priority']
  readonly skill: string | null
  readonly leastLevel: number
  readonly ownerId: string | null
}

/** Those who have not been reached yet, of these cases or of all. */
export async function ghostsInLine(db: Db, caseIds: readonly string[] | null): Promise<readonly LineGhost[]> {
  const { rows } = await sql<GhostRow>`
    SELECT e.id, e.case_id AS "caseId", e.place, e.joined_at AS "joinedAt", e.medium,
      c.kind IS DISTINCT FROM 'request' AS "isProblem", c.priority, c.skill,
      coalesce((SELECT k.least_level FROM skill k WHERE k.name = c.skill), 1)::int AS "leastLevel",
      CASE WHEN c.accepted_at IS NULL THEN NULL ELSE c.owner_id END AS "ownerId"
    FROM ghost g JOIN entry e ON e.id = g.entry_id JOIN cases c ON c.id = g.case_id
    WHERE g.known_at IS NULL AND (${caseIds === null} OR g.case_id = ANY(${[...(caseIds ?? [])]}::uuid[]))`.execute(
    db,
  )
  return rows
}

/** Of these ghosts, the ones whose wait is not known yet, locked until the end of the transaction. */
export async function lockGhosts(tx: Tx, entryIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT entry_id AS id FROM ghost WHERE known_at IS NULL AND entry_id = ANY(${[...entryIds]}::uuid[])
    ORDER BY entry_id FOR UPDATE`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

export async function settleGhosts(tx: Tx, known: readonly KnownGhost[], now: number): Promise<void> {
  await sql`
    UPDATE ghost SET known_at = ${new Date(now)}, waited_seconds = k.waited, is_cut_off = k.cut
    FROM unnest(${known.map(({ ghost }) => ghost.id)}::uuid[], ${known.map(one => one.waitedSeconds)}::int[],
      ${known.map(one => one.isCutOff)}::boolean[]) AS k(id, waited, cut)
    WHERE ghost.entry_id = k.id`.execute(tx)
}

export async function openingHours(db: Db): Promise<OpeningHours | null> {
  const { rows } = await sql<{ readonly hours: OpeningHours }>`SELECT hours FROM organisation`.execute(db)
  return rows[0]?.hours ?? null
}
