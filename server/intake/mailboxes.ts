/** The addresses that customers write to: what their mail asks for, and when it last came in. */
import { sql } from 'kysely'
import type { Db, Tx } from '../db/connect.ts'

/** The skill that the first of these addresses asks for; null where none does. */
export async function skillAskedFor(tx: Tx, addresses: readonly string[]): Promise<string | null> {
  if (addresses.length === 0) return null
  const { rows } = await sql<{ readonly skill: string }>`
    SELECT skill FROM mailbox WHERE address = ANY(${[...addresses]}::text[]) AND skill IS NOT NULL
    ORDER BY array_position(${[...addresses]}::text[], address) LIMIT 1`.execute(tx)
  return rows[0]?.skill ?? null
}

/** After the mail is durable, by itself: whoever writes to one address at the same time does not wait for the other. */
export async function noteMailCame(db: Db, addresses: readonly string[], now: number): Promise<void> {
  if (addresses.length === 0) return
  await sql`
    UPDATE mailbox SET last_mail_at = greatest(last_mail_at, ${new Date(now)})
    WHERE address = ANY(${[...addresses]}::text[])`.execute(db)
}
