/** What erasing a person asks of the database. As the owner: most of it is not for whoever serves. */
import { sql } from 'kysely'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import { removeFromImports } from '../imports/erase-sql.ts'
import { caseByReference } from '../intake/sql.ts'
import { blobsOfMails, removeMailsIn } from './erase-mails.ts'

export interface Person {
  readonly id: string
  /** Null when we never knew it, and after erasure. */
  readonly name: string | null
  readonly createdAt: Instant
  readonly erasedAt: Instant | null
  readonly addresses: readonly string[]
  readonly cases: number
}

export async function personsById(db: Db, ids: readonly string[]): Promise<readonly Person[]> {
  const { rows } = await sql<Person>`
    SELECT c.id, c.name, c.created_at AS "createdAt", c.erased_at AS "erasedAt",
      (SELECT count(*) FROM cases WHERE customer_id = c.id) AS cases,
      ARRAY(SELECT value FROM customer_address WHERE customer_id = c.id ORDER BY value) AS addresses
    FROM customer c WHERE c.id = ANY(${[...ids]}::uuid[]) ORDER BY c.created_at, c.id`.execute(db)
  return rows
}

export async function customersWithAddress(db: Db, value: string): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT DISTINCT customer_id AS id FROM customer_address WHERE value = ${value}`.execute(db)
  return rows.map(row => row.id)
}

export async function customerOfCase(db: Db, reference: string): Promise<readonly string[]> {
  const found = await caseByReference(db, reference)
  return found ? [found.customerId] : []
}

/** Everything of a person that has to be known before it is gone: what they are called and where, and what is on the disk. */
export interface Belongings {
  readonly caseIds: readonly string[]
  readonly references: readonly string[]
  /** Names in the blob store. */
  readonly blobs: readonly string[]
  /** Their name and addresses, and those that their messages came from. */
  readonly traces: readonly string[]
  readonly isErased: boolean
}

/** Null when there is no such customer. */
export async function belongingsOf(db: Db | Tx, customerId: string): Promise<Belongings | null> {
  const { rows } = await sql<Belongings>`
    SELECT u.erased_at IS NOT NULL AS "isErased",
      ARRAY(SELECT id::text FROM cases WHERE customer_id = u.id ORDER BY id) AS "caseIds",
      ARRAY(SELECT reference FROM cases WHERE customer_id = u.id ORDER BY reference) AS references,
      ARRAY(SELECT f.blob FROM file f JOIN cases c ON c.id = f.case_id WHERE c.customer_id = u.id
        UNION ${blobsOfMails(sql`u.id`)} ORDER BY 1) AS blobs,
      ARRAY(SELECT trace FROM (
        SELECT u.name
        UNION SELECT value FROM customer_address WHERE customer_id = u.id
        UNION SELECT said FROM cases c JOIN fact f ON f.case_id = c.id
          JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq,
          LATERAL (SELECT convert_from(b.bytes, 'UTF8')::json AS words) w,
          LATERAL unnest(ARRAY[words ->> 'from', words ->> 'value', words ->> 'name']) AS said
        WHERE c.customer_id = u.id AND f.type IN ('CustomerSpoke', 'AddressLeft')) AS t(trace)
        WHERE trace <> '' ORDER BY trace) AS traces
    FROM customer u WHERE u.id = ${customerId}`.execute(db)
  return rows[0] ?? null
}

export interface Removed {
  readonly bodies: number
  readonly addresses: number
  readonly accounts: number
  readonly files: number
}

/**
 * Removes a person in the transaction that holds their row and those of their cases. What remains is what happened, by kind and
 * date, to somebody of whom nothing else is known.
 */
export async function removePerson(
  tx: Tx,
  {
    customerId,
    caseIds,
    now,
  }: { readonly customerId: string; readonly caseIds: readonly string[]; readonly now: Instant },
): Promise<Removed> {
  const { rows } = await sql<{ readonly bodies: number }>`
    SELECT ledger_erase_bodies(${customerId}) AS bodies`.execute(tx)
  await removeFromImports(tx, customerId, now)
  const accounts = await removeAccounts(tx, customerId)
  await removeActing(tx, { customerId, caseIds, now })
  await removeMailsIn(tx, { customerId, caseIds })
  const addresses = await sql`DELETE FROM customer_address WHERE customer_id = ${customerId}`.execute(tx)
  // What a site calls them: from there on it means somebody new.
  await sql`DELETE FROM widget_customer WHERE customer_id = ${customerId}`.execute(tx)
  const files = await removeFromCases(tx, caseIds, now)
  await sql`
    UPDATE customer SET name = NULL, language = 'en', erased_at = coalesce(erased_at, ${new Date(now)})
    WHERE id = ${customerId}`.execute(tx)
  return {
    bodies: rows[0]?.bodies ?? 0,
    addresses: Number(addresses.numAffectedRows ?? 0),
    accounts,
    files,
  }
}

/**
 * Who acted for them, whose cases were about them, and where they acted for others: before their addresses go, by which they are known
 * there. What they said in the case of somebody else is that person's; it is among the leftovers.
 */
async function removeActing(
  tx: Tx,
  {
    customerId,
    caseIds,
    now,
  }: { readonly customerId: string; readonly caseIds: readonly string[]; readonly now: Instant },
): Promise<void> {
  const ids = sql`ANY(${[...caseIds]}::uuid[])`
  const { rows: codes } = await sql<{ readonly id: string }>`
    DELETE FROM case_code WHERE customer_id = ${customerId}
      OR address IN (SELECT value FROM customer_address WHERE customer_id = ${customerId}) RETURNING id`.execute(
    tx,
  )
  await removeJobs(
    tx,
    codes.map(code => code.id),
  )
  await sql`
    DELETE FROM fact_body b USING fact f
    WHERE b.lane = f.lane AND b.seq = f.seq AND f.type = 'CaseIsAbout'
      AND f.case_id IN (SELECT case_id FROM case_about WHERE customer_id = ${customerId})`.execute(tx)
  await sql`DELETE FROM case_about WHERE case_id = ${ids}`.execute(tx)
  await sql`
    UPDATE case_about SET name = '', typed = '', customer_id = NULL WHERE customer_id = ${customerId}`.execute(
    tx,
  )
  await sql`DELETE FROM helper WHERE customer_id = ${customerId} OR said_in = ${ids}`.execute(tx)
  const asHelper = sql`
    SELECT h.id FROM helper h JOIN customer_address a ON a.kind = h.address_kind AND a.value = h.address_value
    WHERE a.customer_id = ${customerId}`
  await sql`
    DELETE FROM fact_body b USING fact f
    WHERE b.lane = f.lane AND b.seq = f.seq
      AND f.type IN ('HelperAsked', 'HelperAuthorised', 'HelperWithdrawn', 'HelperDeclined', 'CommitmentReleased',
        'CaseCopied', 'RungClimbed', 'PointSettled', 'PointOpenedAgain')
      AND f.data::json ->> 'helperId' IN (SELECT id::text FROM (${asHelper}) named)
      -- The body outside, and its address, is told to the customer.
      AND convert_from(b.bytes, 'UTF8')::json -> 'outside' IS NULL`.execute(tx)
  await sql`DELETE FROM helper_thread WHERE helper_id IN (${asHelper})`.execute(tx)
  await sql`
    UPDATE helper_letter SET settled_at = ${new Date(now)}, outcome = 'dropped'
    WHERE helper_id IN (${asHelper}) AND settled_at IS NULL`.execute(tx)
  await sql`
    UPDATE helper SET name = '', address_value = '', withdrawn_at = coalesce(withdrawn_at, until)
    WHERE id IN (${asHelper})`.execute(tx)
}

async function removeAccounts(tx: Tx, customerId: string): Promise<number> {
  const ofThem = sql`account_id IN (SELECT id FROM account WHERE customer_id = ${customerId})`
  await sql`DELETE FROM usage WHERE service_id IN (SELECT id FROM service WHERE ${ofThem})`.execute(tx)
  await sql`DELETE FROM service WHERE ${ofThem}`.execute(tx)
  await sql`DELETE FROM bill_line WHERE ${ofThem}`.execute(tx)
  await sql`DELETE FROM demo_order WHERE ${ofThem}`.execute(tx)
  await sql`UPDATE billing_order SET try_at = NULL WHERE ${ofThem}`.execute(tx)
  await sql`DELETE FROM service_failure WHERE case_id IS NULL AND ${ofThem}`.execute(tx)
  await sql`UPDATE service_failure SET reckon_at = NULL WHERE ${ofThem}`.execute(tx)
  await sql`DELETE FROM bill WHERE ${ofThem}`.execute(tx)
  // Whoever works here and named this account as their own: from there on it is nobody's.
  for (const table of ['agent_account', 'agent_account_past'])
    await sql`
      DELETE FROM ${sql.table(table)} WHERE plain_number(number) IN (
        SELECT plain_number(number) FROM account WHERE customer_id = ${customerId})`.execute(tx)
  const accounts = await sql`DELETE FROM account WHERE customer_id = ${customerId}`.execute(tx)
  return Number(accounts.numAffectedRows ?? 0)
}

async function removeFromCases(tx: Tx, caseIds: readonly string[], now: Instant): Promise<number> {
  const ids = sql`ANY(${[...caseIds]}::uuid[])`
  // The name under which a mail is known again is made from its sender, date and words: who has the mail could find the case by it.
  await sql`
    UPDATE received SET external_id = 'erased-' || gen_random_uuid(), said = NULL
    WHERE case_id = ${ids} AND external_id NOT LIKE 'erased-%'`.execute(tx)
  await sql`DELETE FROM mail_thread WHERE case_id = ${ids}`.execute(tx)
  await sql`DELETE FROM case_search WHERE case_id = ${ids}`.execute(tx)
  await removeTags(tx, caseIds)
  await sql`DELETE FROM callback_ask WHERE case_id = ${ids}`.execute(tx)
  await sql`UPDATE entry SET callback_number = NULL, callback_matter = NULL WHERE case_id = ${ids}`.execute(
    tx,
  )
  // What a reviewer of gifts wrote is about somebody who works here, and may be about the customer too.
  await sql`UPDATE gift_review SET reason = NULL WHERE case_id = ${ids}`.execute(tx)
  await sql`DELETE FROM case_code WHERE case_id = ${ids}`.execute(tx)
  await sql`DELETE FROM case_visitor WHERE case_id = ${ids}`.execute(tx)
  await sql`DELETE FROM case_reader WHERE case_id = ${ids}`.execute(tx)
  await sql`DELETE FROM helper_thread WHERE case_id = ${ids}`.execute(tx)
  await sql`
    UPDATE letter SET settled_at = ${new Date(now)}, outcome = 'dropped', again_at = NULL, why = NULL
    WHERE case_id = ${ids} AND settled_at IS NULL`.execute(tx)
  await removeJobs(tx, caseIds)
  const files = await sql`DELETE FROM file WHERE case_id = ${ids}`.execute(tx)
  return Number(files.numAffectedRows ?? 0)
}

/** A tag remains as an id that says nothing; from before there were such ids, it is its own word. */
async function removeTags(tx: Tx, caseIds: readonly string[]): Promise<void> {
  const ids = sql`ANY(${[...caseIds]}::uuid[])`
  await sql`
    DELETE FROM case_tag WHERE case_id = ${ids} AND tag IN (
      SELECT tag FROM case_tag_word WHERE case_id = ${ids} AND word = tag)`.execute(tx)
  await sql`DELETE FROM case_tag_word WHERE case_id = ${ids}`.execute(tx)
}

/**
 * Letters and codes that wait to be sent, or were: they are kept for a while.
 * @param of cases, or codes
 */
async function removeJobs(tx: Tx, of: readonly string[]): Promise<void> {
  const { rows } = await sql<{ readonly isThere: boolean }>`
    SELECT to_regclass('pgboss.job') IS NOT NULL AS "isThere"`.execute(tx)
  if (!rows[0]?.isThere) return
  const ids = [...of]
  await sql`
    DELETE FROM pgboss.job
    WHERE singleton_key = ANY(${ids}::text[]) OR data ->> 'caseId' = ANY(${ids}::text[])
      OR data ->> 'codeId' = ANY(${ids}::text[])`.execute(tx)
}
