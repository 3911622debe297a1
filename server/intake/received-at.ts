/**
 * At which addresses of ours a mail came in. The door takes none for others; what is fetched, or brought in from a file, may tell no more
 * than whom it was written to. Its writer who keeps a copy is among them, and that makes nobody one of us. Neither is a list to which
 * somebody here once subscribed: what its members write to it would be a person's words to us, each with a receipt to its writer.
 */
import { sql } from 'kysely'
import type { InboundMessage } from '../../channels/channel.ts'
import { domainOf, headersNamed, lowered } from '../../domain/mail/headers.ts'
import { groupAddresses, hasListHeaders } from '../../domain/mail/ours.ts'
import type { Db } from '../db/connect.ts'
import { senderOf } from './mail-row.ts'
import type { Setting } from './setting.ts'

type Place = Pick<Setting, 'ledger' | 'mailDomain'>

/** The mail without its writer, and without a list, among those that it came to, where that is an address of somebody else. */
export async function receivedAt(place: Place, came: InboundMessage): Promise<InboundMessage> {
  return await withoutWriter(place, await withoutList(place, came))
}

async function withoutWriter({ ledger, mailDomain }: Place, came: InboundMessage): Promise<InboundMessage> {
  const writer = senderOf(came)
  const others = came.to.filter(address => address !== writer)
  // A form on a website often sends to nobody but itself, and what it sends is handed on to us.
  const isCopy = writer !== null && others.length > 0 && others.length < came.to.length
  if (!isCopy || domainOf(writer) === mailDomain) return came
  const ours = await mailboxesAmong(ledger.db, [writer], came.mail?.source)
  return ours.has(writer) ? came : { ...came, to: others }
}

/**
 * Out of a fetched mailbox, through a list, only what we know as ours, or what the mailbox's own server says that it delivered to, is ours.
 * Of a file whoever brings it in says what it is, and none of it is answered.
 */
async function withoutList({ ledger, mailDomain }: Place, came: InboundMessage): Promise<InboundMessage> {
  const { mail, to } = came
  if (!mail || mail.source === 'smtp' || mail.source === 'import' || !hasListHeaders(mail)) return came
  const lists = groupAddresses(mail)
  const delivered = headersNamed(mail, 'delivered-to', 'x-original-to', 'envelope-to').map(lowered)
  const ours = await mailboxesAmong(ledger.db, to, mail.source)
  const isOurs = (address: string) =>
    ours.has(address) ||
    domainOf(address) === mailDomain ||
    (!lists.includes(address) && delivered.some(value => value.includes(address)))
  return { ...came, to: to.filter(isOurs) }
}

/** Those that customers write to, and the very one that the mail was fetched from. */
async function mailboxesAmong(
  db: Db,
  addresses: readonly string[],
  source = '',
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ readonly address: string }>`
    SELECT address FROM mailbox WHERE address = ANY(${[...addresses]}::text[])
    UNION ALL SELECT lower(user_name) FROM imap_mailbox
    WHERE id::text = ${source} AND lower(user_name) = ANY(${[...addresses]}::text[])`.execute(db)
  return new Set(rows.map(({ address }) => address))
}
