/** Cases that were joined: where one goes on, what came into another, and the story of both as one. */
import { sql } from 'kysely'
import type { StoryItem } from '../../contract/case.ts'
import type { Db, Tx } from '../db/connect.ts'
import { laneOf } from '../ledger/ledger.ts'
import { factsOfCase } from '../ledger/read.ts'
import { filesOfCase, type Reader, toStory } from '../ledger/story.ts'

export interface OtherCase {
  readonly id: string
  readonly reference: string
}

/** Where a case goes on in the end: what it was joined into may have been joined further. Null when it is its own. */
export async function goesOnIn(db: Db | Tx, caseId: string): Promise<OtherCase | null> {
  const { rows } = await sql<OtherCase>`
    WITH RECURSIVE onward AS (
      SELECT id, reference, merged_into FROM cases WHERE id = (SELECT merged_into FROM cases WHERE id = ${caseId})
      UNION ALL
      SELECT c.id, c.reference, c.merged_into FROM cases c JOIN onward o ON c.id = o.merged_into)
    SELECT id, reference FROM onward WHERE merged_into IS NULL`.execute(db)
  return rows[0] ?? null
}

/** What was joined into a case, also by way of others, the oldest first. */
export async function joinedInto(db: Db | Tx, caseId: string): Promise<readonly OtherCase[]> {
  const { rows } = await sql<OtherCase>`
    WITH RECURSIVE joined AS (
      SELECT id, reference, opened_at FROM cases WHERE merged_into = ${caseId}
      UNION ALL
      SELECT c.id, c.reference, c.opened_at FROM cases c JOIN joined j ON c.merged_into = j.id)
    SELECT id, reference FROM joined ORDER BY opened_at, id`.execute(db)
  return rows
}

/** Whether one of the two was split from the other. */
export async function areParts(db: Db, part: string, whole: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM fact WHERE case_id = ${part} AND type = 'CaseOpened'
      AND data::json -> 'splitFrom' ->> 'caseId' = ${whole}`.execute(db)
  return rows.length > 0
}

/** More than any lane will ever hold. */
const laneSpan = 10 ** 14

/** Below zero, so that a joined item is never taken for one of the case itself, and each its own across all cases. */
function joinedSeq(caseId: string, seq: number): number {
  return seq - (laneOf(caseId) + 1) * laneSpan
}

/** The story with what was said in the cases that were joined into it, by time and marked with their references. */
export async function withJoined(
  db: Db,
  own: readonly StoryItem[],
  joined: readonly OtherCase[],
  reader: Reader,
): Promise<readonly StoryItem[]> {
  if (joined.length === 0) return own
  const others = await Promise.all(
    joined.map(async other => {
      const items = toStory(await factsOfCase(db, other.id), await filesOfCase(db, other.id), reader)
      return items.map(item => ({ ...item, seq: joinedSeq(other.id, item.seq), joinedFrom: other }))
    }),
  )
  return [...own, ...others.flat()].toSorted((a, b) => a.at - b.at)
}
