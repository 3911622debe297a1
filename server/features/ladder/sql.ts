import { sql } from 'kysely'
import type { LadderSetting } from '../../ladder/ladder-of.ts'
import type { Db, Tx } from '../../db/connect.ts'

/** The name of the body outside stands with the organisation, where it stood before there was a ladder. */
export async function saveLadder(tx: Tx, setting: LadderSetting, outsideBody: string): Promise<void> {
  await sql`
    UPDATE organisation SET ladder = ${JSON.stringify(setting)}::jsonb, outside_body = ${outsideBody}
    WHERE id = 1`.execute(tx)
}

export async function teamNames(
  db: Db | Tx,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ readonly id: string; readonly name: string }>`
    SELECT id, name FROM team ORDER BY name`.execute(db)
  return rows
}
