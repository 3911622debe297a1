/** What the intake asks the database. */
import { sql } from 'kysely'
import type { Db, Tx } from '../db/connect.ts'
import { cutFileName } from './lengths.ts'

export type AddressKind = 'email' | 'phone'

/** Null also for the case of somebody who was erased: nobody is at its other end any more. */
export async function caseByReference(
  db: Db | Tx,
  reference: string,
): Promise<{ readonly id: string; readonly customerId: string } | null> {
  const { rows } = await sql<{ readonly id: string; readonly customerId: string }>`
    SELECT c.id, c.customer_id AS "customerId" FROM cases c JOIN customer u ON u.id = c.customer_id
    WHERE c.reference = ${reference} AND u.erased_at IS NULL`.execute(db)
  return rows[0] ?? null
}

/** Under the customer's lock, which erasing takes first. */
export async function isErased(tx: Tx, customerId: string): Promise<boolean> {
  const { rows } =
    await sql`SELECT 1 FROM customer WHERE id = ${customerId} AND erased_at IS NOT NULL`.execute(tx)
  return rows.length > 0
}

/** The customer who is known by this address; a verified address before a merely written one, an older one before a newer. */
export async function customerByAddress(
  db: Db | Tx,
  kind: AddressKind,
  value: string,
): Promise<string | null> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT a.customer_id AS id FROM customer_address a JOIN customer c ON c.id = a.customer_id
    WHERE a.kind = ${kind} AND a.value = ${value} AND c.erased_at IS NULL
    ORDER BY a.verified_at ASC NULLS LAST, a.created_at, a.customer_id LIMIT 1`.execute(db)
  return rows[0]?.id ?? null
}

export async function insertCustomer(
  tx: Tx,
  customer: {
    readonly id: string
    readonly name: string | null
    readonly language: string
    readonly now: number
  },
): Promise<void> {
  await sql`
    INSERT INTO customer (id, name, language, created_at)
    VALUES (${customer.id}, ${customer.name}, ${customer.language}, ${new Date(customer.now)})`.execute(tx)
}

export async function insertAddress(
  tx: Tx,
  address: {
    readonly customerId: string
    readonly kind: AddressKind
    readonly value: string
    readonly now: number
  },
): Promise<void> {
  await sql`
    INSERT INTO customer_address (customer_id, kind, value, created_at)
    VALUES (${address.customerId}, ${address.kind}, ${address.value}, ${new Date(address.now)})
    ON CONFLICT DO NOTHING`.execute(tx)
}

export async function nameCustomerIfUnnamed(tx: Tx, customerId: string, name: string): Promise<void> {
  await sql`UPDATE customer SET name = ${name} WHERE id = ${customerId} AND name IS NULL AND erased_at IS NULL`.execute(
    tx,
  )
}

export interface FileRow {
  readonly id: string
  readonly caseId: string
  readonly messageId: string | null
  readonly blob: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly sha256: string
  readonly purpose: 'attachment' | 'raw-mail'
  /** How the HTML of its mail refers to it, without angle brackets. */
  readonly contentId?: string
  readonly now: number
}

export async function insertFile(tx: Tx, file: FileRow): Promise<void> {
  await sql`
    INSERT INTO file (id, case_id, message_id, blob, name, media_type, size, sha256, purpose, content_id, created_at)
    VALUES (${file.id}, ${file.caseId}, ${file.messageId}, ${file.blob}, ${cutFileName(file.name)}, ${file.mediaType}, ${file.size},
      decode(${file.sha256}, 'hex'), ${file.purpose}, ${file.contentId ?? null}, ${new Date(file.now)})`.execute(tx)
}

/** What the customer's mail program must find to keep the thread together. */
export async function noteThread(
  tx: Tx,
  thread: {
    readonly caseId: string
    readonly subject: string
    readonly messageId: string | null
    readonly isAutomatic: boolean
  },
): Promise<void> {
  await sql`
    INSERT INTO mail_thread (case_id, subject, last_message_id, is_automatic)
    VALUES (${thread.caseId}, ${thread.subject}, ${thread.messageId}, ${thread.isAutomatic})
    ON CONFLICT (case_id) DO UPDATE SET last_message_id = coalesce(excluded.last_message_id, mail_thread.last_message_id),
      is_automatic = excluded.is_automatic`.execute(tx)
}
