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

export interface CallbackRow {
  readonly caseId: string
  readonly reference: string
  readonly name: string
  readonly by: 'phone' | 'chat'
  readonly since: number
  readonly state: 'waiting' | 'offered' | 'answered'
  readonly notBefore: number | null
  readonly from: number | null
  readonly until: number | null
  readonly tries: number
  readonly skillEn: string | null
  readonly skillEs: string | null
}

/** Who is to be called and has not been reached yet: those whose turn it is in the order of the line, then by when it will be. */
export async function callbacksNow(db: Db, most: number): Promise<readonly CallbackRow[]> {
  const { rows } = await sql<CallbackRow>`
    SELECT e.case_id AS "caseId", c.reference, u.name, e.callback_by AS by, e.joined_at AS since, e.state,
      e.not_before AS "notBefore", e.callback_from AS "from", e.callback_until AS "until", e.callback_tries::int AS tries,
      k.label_en AS "skillEn", k.label_es AS "skillEs"
    FROM entry e JOIN cases c ON c.id = e.case_id JOIN customer u ON u.id = c.customer_id LEFT JOIN skill k ON k.name = c.skill
    WHERE e.state IN ('waiting', 'offered', 'answered') AND e.callback_by IS NOT NULL AND NOT e.callback_met
    ORDER BY e.not_before NULLS FIRST, e.place LIMIT ${most}`.execute(db)
  return rows
}
