/** The plans of the house, as its customers have them. */
import { sql } from 'kysely'
import type { Db, Tx } from '../db/connect.ts'

export interface PlanRow {
  readonly kind: string
  readonly plan: string
  readonly monthlyMinor: number
  readonly currency: string
}

/** As many others hold what is called a plan of the house; a single one may have been agreed with one customer alone. */
const heldBy = 2

/** What customers of the house have today, each plan at the price that most of them pay; the dearest first. */
export async function plansOfHouse(db: Db | Tx): Promise<readonly PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    SELECT kind, plan, mode() WITHIN GROUP (ORDER BY monthly_minor) AS "monthlyMinor", currency
    FROM service WHERE state = 'active' AND ends_on IS NULL
    GROUP BY kind, plan, currency HAVING count(*) >= ${heldBy}
    ORDER BY 3 DESC, plan`.execute(db)
  return rows
}
