/**
 * At which addresses of ours a mail came in. The door takes none for others; what is fetched, or brought in from a file, may tell no more
 * than whom it was written to. Its writer who keeps a copy is among them, and that makes nobody one of us.
 */
import { sql } from 'kysely'
import type { InboundMessage } from '../../channels/channel.ts'
import { domainOf } from '../../domain/mail/headers.ts'
import type { Db } from '../db/connect.ts'
import { senderOf } from './mail-row.ts'
import type { Setting } from './setting.ts'

/** The mail without its writer among those that it came to, where that is an address of somebody else. */
export async function receivedAt(
  { ledger, mailDomain }: Pick<Setting, 'ledger' | 'mailDomain'>,
  came: InboundMessage,
): Promise<InboundMessage> {
  const writer = senderOf(came)
  const others = came.to.filter(address => address !== writer)
  // A form on a website often sends to nobody but itself, and what it sends is handed on to us.
  const isCopy = writer !== null && others.length > 0 && others.length < came.to.length
  if (!isCopy || domainOf(writer) === mailDomain) return came
  return (await isMailbox(ledger.db, writer, came.mail?.source)) ? came : { ...came, to: others }
}

/** One that customers write to, or the very one that the mail was fetched from. */
async function isMailbox(db: Db, address: string, source = ''): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM mailbox WHERE address = ${address}
    UNION ALL SELECT FROM imap_mailbox WHERE id::text = ${source} AND lower(user_name) = ${address}`.execute(
    db,
  )
  return rows.length > 0
}
