/** Who may act for whom, and whose account a case is about: what is asked of the database. */
import { sql } from 'kysely'
import type { Acting, AskedBy, Scope } from '../../domain/acting/acting.ts'
import type { Helping } from '../../domain/acting/requests.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import type { AddressKind } from '../intake/sql.ts'

export interface HelperRow extends Acting {
  readonly id: string
  readonly customerId: string
  readonly customerName: string | null
  /** The case in which it was asked or said. */
  readonly saidIn: string
  readonly name: string
  readonly addressKind: AddressKind
  readonly addressValue: string
  readonly scope: Scope
  readonly how: AskedBy
  readonly askedAt: Instant
}

export const helperColumns = sql`
  h.id, h.customer_id AS "customerId", u.name AS "customerName", h.said_in AS "saidIn", h.case_id AS "caseId", h.name,
  h.address_kind AS "addressKind", h.address_value AS "addressValue", h.scope, h.how, h.asked_at AS "askedAt",
  h.authorised_at AS "authorisedAt", h.until, h.withdrawn_at AS "withdrawnAt", h.declined_at AS "declinedAt"`

/** As they speak in a case. */
export function asHelping({ id, name, scope }: Pick<HelperRow, 'id' | 'name' | 'scope'>): Helping {
  return { id, name, mayDecide: scope === 'decide' }
}

/** Null also when the customer was erased. */
export async function helperOf(db: Db | Tx, id: string): Promise<HelperRow | null> {
  const { rows } = await sql<HelperRow>`
    SELECT ${helperColumns} FROM helper h JOIN customer u ON u.id = h.customer_id
    WHERE h.id = ${id} AND u.erased_at IS NULL`.execute(db)
  return rows[0] ?? null
}

/** Everybody who was ever named in this case or for all matters of its customer, the newest first. */
export async function helpersOfCase(db: Db, caseId: string): Promise<readonly HelperRow[]> {
  const { rows } = await sql<HelperRow>`
    SELECT ${helperColumns} FROM cases c JOIN helper h ON h.customer_id = c.customer_id JOIN customer u ON u.id = h.customer_id
    WHERE c.id = ${caseId} AND (h.case_id IS NULL OR h.case_id = c.id) ORDER BY h.asked_at DESC, h.id LIMIT 50`.execute(
    db,
  )
  return rows
}

export async function insertHelper(
  tx: Tx,
  helper: Omit<HelperRow, 'customerName' | 'withdrawnAt' | 'declinedAt'>,
): Promise<void> {
  await sql`
    INSERT INTO helper (id, customer_id, said_in, case_id, name, address_kind, address_value, scope, how, asked_at, authorised_at,
      until)
    VALUES (${helper.id}, ${helper.customerId}, ${helper.saidIn}, ${helper.caseId}, ${helper.name}, ${helper.addressKind},
      ${helper.addressValue}, ${helper.scope}, ${helper.how}, ${new Date(helper.askedAt)},
      ${helper.authorisedAt === null ? null : new Date(helper.authorisedAt)}, ${new Date(helper.until)})`.execute(
    tx,
  )
}

export async function authoriseHelper(
  tx: Tx,
  id: string,
  yes: {
    readonly scope: Scope
    readonly caseId: string | null
    readonly until: Instant
    readonly now: Instant
  },
): Promise<void> {
  await sql`
    UPDATE helper SET authorised_at = ${new Date(yes.now)}, scope = ${yes.scope}, case_id = ${yes.caseId},
      until = ${new Date(yes.until)}
    WHERE id = ${id} AND authorised_at IS NULL`.execute(tx)
}

export async function withdrawHelper(tx: Tx, id: string, now: Instant): Promise<void> {
  await sql`UPDATE helper SET withdrawn_at = ${new Date(now)} WHERE id = ${id} AND withdrawn_at IS NULL`.execute(
    tx,
  )
}

export async function declineHelper(tx: Tx, id: string, now: Instant): Promise<void> {
  await sql`UPDATE helper SET declined_at = ${new Date(now)} WHERE id = ${id} AND declined_at IS NULL AND authorised_at IS NULL`.execute(
    tx,
  )
}

/** Two questions about one helper stand one behind the other. */
export async function lockHelper(tx: Tx, id: string): Promise<HelperRow | null> {
  await sql`SELECT FROM helper WHERE id = ${id} FOR UPDATE`.execute(tx)
  const { rows } = await sql<HelperRow>`
    SELECT ${helperColumns} FROM helper h JOIN customer u ON u.id = h.customer_id WHERE h.id = ${id}`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** How often somebody asked to act for this customer by reporting for them. */
export async function reportersSince(tx: Tx, customerId: string, since: Instant): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    SELECT count(*)::int AS count FROM helper
    WHERE customer_id = ${customerId} AND how = 'reporter' AND asked_at > ${new Date(since)}`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Whether the customer can be reached there themselves. */
export async function isAddressOf(
  db: Db | Tx,
  customerId: string,
  address: { readonly kind: AddressKind; readonly value: string },
): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM customer_address
    WHERE customer_id = ${customerId} AND kind = ${address.kind} AND value = ${address.value}`.execute(db)
  return rows.length > 0
}

export interface About {
  readonly caseId: string
  readonly kind: 'somebody-else' | 'own-account'
  readonly name: string
  readonly typed: string
  readonly addressKind: AddressKind | null
  readonly addressValue: string | null
  readonly writerName: string | null
  readonly saidAt: Instant
}

export interface AboutRow extends About {
  readonly lookedUpAt: Instant | null
  readonly holderId: string | null
  readonly provedAt: Instant | null
}

/** Said once: the same words sent again change nothing. */
export async function insertAbout(db: Db, about: About): Promise<void> {
  await sql`
    INSERT INTO case_about (case_id, kind, name, typed, address_kind, address_value, writer_name, said_at)
    VALUES (${about.caseId}, ${about.kind}, ${about.name}, ${about.typed}, ${about.addressKind}, ${about.addressValue},
      ${about.writerName}, ${new Date(about.saidAt)})
    ON CONFLICT (case_id) DO NOTHING`.execute(db)
}

const aboutColumns = sql`
  case_id AS "caseId", kind, name, typed, address_kind AS "addressKind", address_value AS "addressValue",
  writer_name AS "writerName", said_at AS "saidAt", looked_up_at AS "lookedUpAt", customer_id AS "holderId",
  proved_at AS "provedAt"`

export async function aboutOf(db: Db | Tx, caseId: string): Promise<AboutRow | null> {
  const { rows } =
    await sql<AboutRow>`SELECT ${aboutColumns} FROM case_about WHERE case_id = ${caseId}`.execute(db)
  return rows[0] ?? null
}

/** Those whom nobody has looked up yet, the first said first. */
export async function aboutNotLookedUp(db: Db): Promise<readonly AboutRow[]> {
  const { rows } = await sql<AboutRow>`
    SELECT ${aboutColumns} FROM case_about WHERE looked_up_at IS NULL ORDER BY said_at, case_id LIMIT 100`.execute(
    db,
  )
  return rows
}

/** False when another process was quicker. */
export async function noteLookedUp(
  tx: Tx,
  caseId: string,
  holderId: string | null,
  now: Instant,
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE case_about SET looked_up_at = ${new Date(now)}, customer_id = ${holderId}
    WHERE case_id = ${caseId} AND looked_up_at IS NULL RETURNING 1`.execute(tx)
  return rows.length > 0
}

export async function noteAccountProved(tx: Tx, caseId: string, now: Instant): Promise<void> {
  await sql`
    UPDATE case_about SET proved_at = ${new Date(now)} WHERE case_id = ${caseId} AND proved_at IS NULL`.execute(
    tx,
  )
}

/**
 * The customers who hold an account, a bill or a service under one of these plain numbers, or can be reached at this address. More than
 * one is nobody: two are asked for, so that it is seen.
 */
export async function holdersOf(
  db: Db | Tx,
  numbers: readonly string[],
  address: { readonly kind: AddressKind; readonly value: string } | null,
): Promise<readonly { readonly id: string; readonly name: string | null }[]> {
  const forms = [...numbers]
  const { rows } = await sql<{ readonly id: string; readonly name: string | null }>`
    SELECT u.id, u.name FROM customer u WHERE u.erased_at IS NULL AND u.id IN (
      SELECT customer_id FROM account WHERE plain_number(number) = ANY(${forms}::text[])
      UNION SELECT a.customer_id FROM bill b JOIN account a ON a.id = b.account_id
        WHERE plain_number(b.number) = ANY(${forms}::text[])
      UNION SELECT a.customer_id FROM service s JOIN account a ON a.id = s.account_id
        WHERE plain_number(s.identifier) = ANY(${forms}::text[])
      UNION SELECT customer_id FROM customer_address
        WHERE kind = ${address?.kind ?? ''} AND value = ${address?.value ?? ''} AND verified_at IS NOT NULL)
    LIMIT 2`.execute(db)
  return rows
}

/** Whom the account holder was asked about in this case of a reporter, or let act; the newest. */
export async function helperOfReporter(db: Db, caseId: string): Promise<HelperRow | null> {
  const { rows } = await sql<HelperRow>`
    SELECT ${helperColumns} FROM helper h JOIN customer u ON u.id = h.customer_id
    WHERE h.said_in = ${caseId} AND h.how = 'reporter' AND u.erased_at IS NULL
    ORDER BY h.asked_at DESC, h.id LIMIT 1`.execute(db)
  return rows[0] ?? null
}

export interface Matter {
  readonly id: string
  readonly reference: string
  readonly isSolved: boolean
  readonly keyVersion: number
  readonly promises: readonly { readonly words: string | null; readonly dueAt: number }[]
}

/**
 * A case that stands under a customer's name is surely theirs where they showed it, where an agent wrote their call down, or where it came
 * from an address of which we know that it is theirs. Anybody can claim an address that nobody has shown to read: whoever writes from it
 * afterwards is not to be read by those who claimed it.
 */
const isSurelyTheirs = sql`(
  c.channel = 'call'
  OR EXISTS (SELECT FROM fact f WHERE f.case_id = c.id AND f.type = 'CustomerVerified')
  OR EXISTS (
    SELECT FROM customer_address a, fact f JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq,
      LATERAL (SELECT lower(btrim(convert_from(b.bytes, 'UTF8')::json ->> 'from')) AS wrote) said
    WHERE a.customer_id = c.customer_id AND f.case_id = c.id AND f.type = 'CustomerSpoke'
      AND (a.value = wrote OR a.kind = 'phone'
        AND right(a.value, 9) = right(regexp_replace(wrote, '[^0-9]', '', 'g'), 9))
      AND (a.verified_at IS NOT NULL
        OR a.created_at = (SELECT min(created_at) FROM customer_address WHERE customer_id = a.customer_id)
          AND EXISTS (SELECT FROM account WHERE customer_id = a.customer_id))))`

/** What is open at a customer's and surely theirs, or was promised there and not yet kept; the newest first. */
export async function openMattersOf(db: Db, customerId: string): Promise<readonly Matter[]> {
  const { rows } = await sql<Matter>`
    SELECT c.id, c.reference, c.status = 'solved' AS "isSolved", coalesce(k.version, 0) AS "keyVersion",
      (SELECT coalesce(json_agg(json_build_object('words', said.words,
          'dueAt', round(extract(epoch FROM p.due_at) * 1000)::bigint) ORDER BY p.due_at), '[]')
        FROM commitment p LEFT JOIN LATERAL (
          SELECT convert_from(b.bytes, 'UTF8')::json ->> 'words' AS words
          FROM fact f JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq
          WHERE f.case_id = c.id AND f.type = 'CommitmentMade' AND f.data::json ->> 'commitmentId' = p.id::text LIMIT 1) said ON true
        WHERE p.case_id = c.id AND p.state IN ('open', 'broken')) AS promises
    FROM cases c LEFT JOIN case_key k ON k.case_id = c.id
    WHERE c.customer_id = ${customerId} AND ${isSurelyTheirs}
      AND (c.status NOT IN ('solved', 'merged') OR EXISTS (SELECT FROM commitment p WHERE p.case_id = c.id AND p.state IN ('open', 'broken')))
    ORDER BY c.opened_at DESC LIMIT 20`.execute(db)
  return rows
}

/**
 * Holds the cases that others opened about this customer's account until the commit, so that none is solved or taken up again beside a
 * look at them. All of them, however they stand: one that is just being reopened still reads as solved.
 */
export async function lockCasesAbout(tx: Tx, customerId: string): Promise<void> {
  await sql`
    SELECT FROM cases c WHERE c.id IN (SELECT case_id FROM case_about WHERE customer_id = ${customerId})
    ORDER BY c.id FOR SHARE`.execute(tx)
}
