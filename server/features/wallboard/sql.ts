import { sql } from 'kysely'
import type { Span } from '../../../domain/line/selling.ts'
import type { Db } from '../../db/connect.ts'
import { timestamptz } from '../../db/values.ts'

export interface SkillRow {
  readonly name: string
  readonly en: string
  readonly es: string
  readonly leastLevel: number
}

export async function skills(db: Db): Promise<readonly SkillRow[]> {
  const { rows } = await sql<SkillRow>`
    SELECT name, label_en AS en, label_es AS es, least_level::int AS "leastLevel" FROM skill ORDER BY label_en, name`.execute(
    db,
  )
  return rows
}

export async function customerName(db: Db, customerId: string): Promise<string> {
  const { rows } = await sql<{ readonly name: string }>`
    SELECT name FROM customer WHERE id = ${customerId}`.execute(db)
  return rows[0]?.name ?? ''
}

export interface PromiseCounts {
  readonly due: number
  readonly broken: number
}

/** Open and due before then; and broken within the day so far. */
export async function promiseCounts(
  db: Db,
  { from, now, by }: { readonly from: number; readonly now: number; readonly by: number },
): Promise<PromiseCounts> {
  const { rows } = await sql<PromiseCounts>`
    SELECT
      (SELECT count(*)::int FROM commitment
        WHERE state = 'open' AND due_at > ${timestamptz(now)} AND due_at <= ${timestamptz(by)}) AS due,
      (SELECT count(*)::int FROM commitment
        WHERE state = 'broken' AND settled_at >= ${timestamptz(from)}) AS broken`.execute(db)
  return rows[0] ?? { due: 0, broken: 0 }
}

export interface QuoteCounts {
  readonly kept: number
  readonly broken: number
  readonly open: number
}

/**
 * The last wait that was told to each of those who came live in that time. Broken as soon as it is over and nobody has answered; who
 * left before that is no answer to it, either way.
 */
export async function quoteCounts(db: Db, { from, until }: Span): Promise<QuoteCounts> {
  const { rows } = await sql<QuoteCounts>`
    SELECT count(*) FILTER (WHERE answered_at <= told_until)::int AS kept,
      count(*) FILTER (WHERE coalesce(answered_at, ended_at, ${timestamptz(until)}) > told_until)::int AS broken,
      count(*) FILTER (WHERE answered_at IS NULL AND ended_at IS NULL AND told_until >= ${timestamptz(until)})::int AS open
    FROM entry
    WHERE joined_at >= ${timestamptz(from)} AND joined_at <= ${timestamptz(until)}
      AND medium <> 'letter' AND told_until IS NOT NULL`.execute(db)
  return rows[0] ?? { kept: 0, broken: 0, open: 0 }
}
