import { sql } from 'kysely'
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
