/** The addresses that customers write to: what their mail asks for, and when it last came in. */
import { sql } from 'kysely'
import { replyTokenIn } from '../../channels/mail/reply-address.ts'
import { MINUTE } from '../../domain/time.ts'
import type { Tx } from '../db/connect.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** The skill that the first of these addresses asks for; null where none does. */
export async function skillAskedFor(tx: Tx, addresses: readonly string[]): Promise<string | null> {
  if (addresses.length === 0) return null
  const { rows } = await sql<{ readonly skill: string }>`
    SELECT skill FROM mailbox WHERE address = ANY(${[...addresses]}::text[]) AND skill IS NOT NULL
    ORDER BY array_position(${[...addresses]}::text[], address) LIMIT 1`.execute(tx)
  return rows[0]?.skill ?? null
}

/**
 * After the mail is durable, by itself: whoever writes to one address at the same time does not wait for the other. Once a minute for
 * each address is enough to see that it works.
 */
export function noteMailCame({
  db,
  clock,
}: Pick<Ledger, 'db' | 'clock'>): (to: readonly string[]) => Promise<void> {
  const notedAt = new Map<string, number>()
  return async to => {
    const now = clock()
    // The address of one case is none that is given out.
    const given = to.filter(address => replyTokenIn(address) === null)
    const due = given.filter(address => now - (notedAt.get(address) ?? 0) >= MINUTE)
    if (due.length === 0) return
    // Any name before the @ may be written to: what was noted long ago need not be remembered.
    if (notedAt.size > mostRemembered) notedAt.clear()
    for (const address of due) notedAt.set(address, now)
    await sql`
      UPDATE mailbox SET last_mail_at = greatest(last_mail_at, ${new Date(now)})
      WHERE address = ANY(${due}::text[])`.execute(db)
  }
}

const mostRemembered = 1_000
