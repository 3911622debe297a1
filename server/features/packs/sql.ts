import { sql } from 'kysely'
import type { Pack } from '../../../domain/charter/packs/pack.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Choice } from '../../charter/packs.ts'
import type { Tx } from '../../db/connect.ts'

export async function saveChoice(tx: Tx, { country, sector, broken }: Choice): Promise<void> {
  await sql`
    UPDATE charter_choice SET country = ${country}, sector = ${sector}, broken_minor = ${broken?.minor ?? null},
      currency = ${broken?.currency ?? null} WHERE id = 1`.execute(tx)
}

export async function keepPack(
  tx: Tx,
  pack: Pack,
  { by, now }: { readonly by: string; readonly now: Instant },
): Promise<void> {
  await sql`
    INSERT INTO charter_pack (id, pack, brought_at, brought_by)
    VALUES (${pack.id}, ${JSON.stringify(pack)}::jsonb, ${new Date(now)}, ${by})
    ON CONFLICT (id) DO UPDATE SET pack = excluded.pack, brought_at = excluded.brought_at, brought_by = excluded.brought_by`.execute(
    tx,
  )
}

/** @returns its name; null where there was none */
export async function deletePack(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await sql<{ readonly name: string }>`
    DELETE FROM charter_pack WHERE id = ${id} RETURNING pack -> 'name' ->> 'en' AS name`.execute(tx)
  return rows[0]?.name ?? null
}
