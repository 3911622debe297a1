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
  address: { readonly kind: AddressKind; readonly value: string } | null = null,
): Promise<void> {
  const at = new Date(customer.now)
  const insert = sql`
    INSERT INTO customer (id, name, language, created_at)
    VALUES (${customer.id}, ${customer.name}, ${customer.language}, ${at})`
  if (!address) return void (await insert.execute(tx))
  // What refers to the new row is checked at the end of the statement.
  await sql`
    WITH person AS (${insert} RETURNING id)
    INSERT INTO customer_address (customer_id, kind, value, created_at)
    SELECT id, ${address.kind}, ${address.value}, ${at} FROM person`.execute(tx)
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
      decode(${file.sha256}, 'hex'), ${file.purpose}, ${file.contentId ?? null}, ${new Date(file.now)})`.execute(
    tx,
  )
}

/** The message of the story that a letter of ours told; null where the case is gone, or nobody is at its other end any more. */
export async function messageOfLetter(
  db: Db,
  letter: { readonly caseId: string; readonly seq: number | null },
): Promise<{ readonly messageId: string | null } | null> {
  const { rows } = await sql<{ readonly messageId: string | null }>`
    SELECT f.data::json ->> 'messageId' AS "messageId"
    FROM cases c JOIN customer u ON u.id = c.customer_id AND u.erased_at IS NULL
      LEFT JOIN fact f ON f.case_id = c.id AND f.seq = ${letter.seq} AND f.type IN ('AgentReplied', 'CutPlanned')
    WHERE c.id = ${letter.caseId}`.execute(db)
  return rows[0] ?? null
}

/** A letter that was sent came back: what it told, like the terms of a promise, has not arrived. */
export async function noteReturned(
  tx: Tx,
  letter: { readonly caseId: string; readonly seq: number | null },
  now: number,
): Promise<void> {
  await sql`
    UPDATE letter SET returned_at = ${new Date(now)}
    WHERE case_id = ${letter.caseId} AND seq = ${letter.seq} AND returned_at IS NULL`.execute(tx)
}

/** Where what was joined into another case goes on in the end, and whose that is; null where it is its own. */
export async function whereItGoesOn(
  tx: Tx,
  caseId: string,
): Promise<{ readonly id: string; readonly ownerId: string | null } | null> {
  const { rows } = await sql<{ readonly id: string; readonly ownerId: string | null }>`
    WITH RECURSIVE onward AS (
      SELECT c.id, c.owner_id, c.merged_into FROM cases old JOIN cases c ON c.id = old.merged_into WHERE old.id = ${caseId}
      UNION ALL SELECT c.id, c.owner_id, c.merged_into FROM cases c JOIN onward o ON c.id = o.merged_into)
    SELECT id, owner_id AS "ownerId" FROM onward WHERE merged_into IS NULL`.execute(tx)
  return rows[0] ?? null
}

/** An address of the case's customer; any other is nothing to us. */
export async function noteUnreachable(
  tx: Tx,
  at: {
    readonly caseId: string
    readonly address: string
    readonly status: string | null
    readonly now: number
  },
): Promise<void> {
  await sql`
    UPDATE customer_address a SET unreachable_at = coalesce(a.unreachable_at, ${new Date(at.now)}),
      unreachable_status = ${at.status}
    FROM cases c WHERE c.id = ${at.caseId} AND a.customer_id = c.customer_id AND a.kind = 'email'
      AND a.value = ${at.address}`.execute(tx)
}

/** A mail came from there. */
export function addressIsBack(address: string | null): (tx: Tx) => Promise<void> {
  return async tx => {
    await sql`
      UPDATE customer_address SET unreachable_at = NULL, unreachable_status = NULL
      WHERE kind = 'email' AND value = ${address} AND unreachable_at IS NOT NULL`.execute(tx)
  }
}

/** @param at.address null for every mail address of the case's customer */
export async function noteComplaint(
  tx: Tx,
  at: { readonly caseId: string; readonly address: string | null; readonly now: number },
): Promise<void> {
  await sql`
    UPDATE customer_address a SET complained_at = coalesce(a.complained_at, ${new Date(at.now)})
    FROM cases c WHERE c.id = ${at.caseId} AND a.customer_id = c.customer_id AND a.kind = 'email'
      AND (${at.address}::text IS NULL OR a.value = ${at.address})`.execute(tx)
}

/** Whoever answers at the signed address, or leaves the address anew, wants letters there. */
export async function complaintIsOver(
  tx: Tx,
  { customerId, address }: { readonly customerId: string; readonly address: string | null },
): Promise<void> {
  await sql`
    UPDATE customer_address SET complained_at = NULL
    WHERE customer_id = ${customerId} AND value = ${address} AND complained_at IS NOT NULL`.execute(tx)
}
