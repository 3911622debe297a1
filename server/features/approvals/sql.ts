import { sql } from 'kysely'
import type { Tx } from '../../db/connect.ts'

export async function askMinutes(tx: Tx): Promise<number> {
  const { rows } = await sql<{ readonly askMinutes: number }>`
    SELECT ask_minutes AS "askMinutes" FROM organisation WHERE id = 1`.execute(tx)
  return rows[0]?.askMinutes ?? 10
}

export async function saveAskMinutes(tx: Tx, minutes: number): Promise<void> {
  await sql`UPDATE organisation SET ask_minutes = ${minutes} WHERE id = 1`.execute(tx)
}
