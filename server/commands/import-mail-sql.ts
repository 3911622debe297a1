/** How far a file of mails has been brought in. */
import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'

export interface Progress {
  /** Everything before this byte is done with. */
  readonly bytes: number
  readonly taken: number
  readonly known: number
  readonly refused: number
}

export async function progressOf(db: Db, key: string): Promise<Progress | null> {
  const { rows } = await sql<Progress>`
    SELECT bytes, taken, known, refused FROM mail_import WHERE key = ${key}`.execute(db)
  return rows[0] ?? null
}

export async function saveProgress(
  db: Db,
  key: string,
  { bytes, taken, known, refused, now }: Progress & { readonly now: number },
): Promise<void> {
  await sql`
    INSERT INTO mail_import (key, bytes, taken, known, refused, at)
    VALUES (${key}, ${bytes}, ${taken}, ${known}, ${refused}, ${new Date(now)})
    ON CONFLICT (key) DO UPDATE SET bytes = excluded.bytes, taken = excluded.taken, known = excluded.known,
      refused = excluded.refused, at = excluded.at`.execute(db)
}

export async function forgetProgress(db: Db, key: string): Promise<void> {
  await sql`DELETE FROM mail_import WHERE key = ${key}`.execute(db)
}

/** How many mails from files were set aside since then. */
export async function setAside(db: Db, since: number): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    SELECT count(*) AS count FROM mail_in
    WHERE source = 'import' AND place = 'aside' AND came_at >= ${new Date(since)}`.execute(db)
  return rows[0]?.count ?? 0
}
