import { sql } from 'kysely'
import type { Db, Tx } from '../db/connect.ts'

export interface NewCode {
  readonly id: string
  readonly caseId: string
  readonly hash: Buffer
  readonly now: number
  readonly expiresAt: number
  /** The e-mail address that it goes to, and whose it is: a customer's or a helper's. */
  readonly address: string
  readonly customerId: string | null
  readonly helperId: string | null
}

export async function insertCode(db: Db | Tx, code: NewCode): Promise<void> {
  await sql`
    INSERT INTO case_code (id, case_id, code_hash, sent_at, expires_at, address, customer_id, helper_id)
    VALUES (${code.id}, ${code.caseId}, ${code.hash}, ${new Date(code.now)}, ${new Date(code.expiresAt)}, ${code.address},
      ${code.customerId}, ${code.helperId})`.execute(db)
}

/** How often somebody asked; codes of one time, to several addresses, are one. */
export async function codesSentSince(db: Db, caseId: string, since: number): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    SELECT count(DISTINCT sent_at)::int AS count FROM case_code
    WHERE case_id = ${caseId} AND sent_at > ${new Date(since)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** How many codes each of these addresses got, from all cases. */
export async function codesToSince(
  db: Db,
  addresses: readonly string[],
  since: number,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ readonly address: string; readonly count: number }>`
    SELECT address, count(*)::int AS count FROM case_code
    WHERE address = ANY(${[...addresses]}::text[]) AND sent_at > ${new Date(since)} GROUP BY address`.execute(
    db,
  )
  return new Map(rows.map(({ address, count }) => [address, count]))
}

export interface SentCode {
  readonly id: string
  readonly hash: Buffer
  readonly address: string | null
  readonly customerId: string | null
  readonly helperId: string | null
}

/** The codes that were sent last, one try the poorer; none when there is none that can still be tried. */
export async function takeTry(
  db: Db | Tx,
  caseId: string,
  now: number,
  mostTries: number,
): Promise<readonly SentCode[]> {
  const { rows } = await sql<SentCode>`
    UPDATE case_code SET tries = tries + 1
    WHERE case_id = ${caseId} AND sent_at = (SELECT max(sent_at) FROM case_code WHERE case_id = ${caseId})
      AND used_at IS NULL AND expires_at > ${new Date(now)} AND tries < ${mostTries}
    RETURNING id, code_hash AS hash, address, customer_id AS "customerId", helper_id AS "helperId"`.execute(
    db,
  )
  return rows
}

/** True for the one who uses it first. */
export async function useCode(db: Db | Tx, id: string, now: number): Promise<boolean> {
  const { rows } =
    await sql`UPDATE case_code SET used_at = ${new Date(now)} WHERE id = ${id} AND used_at IS NULL RETURNING 1`.execute(
      db,
    )
  return rows.length > 0
}

/** From now on known as the customer's own: somebody has shown that they read what is sent there. */
export async function markVerified(
  db: Db | Tx,
  customerId: string,
  email: string,
  now: number,
): Promise<void> {
  await sql`
    UPDATE customer_address SET verified_at = ${new Date(now)}
    WHERE customer_id = ${customerId} AND kind = 'email' AND value = ${email} AND verified_at IS NULL`.execute(
    db,
  )
}

export interface KnownAddress {
  readonly value: string
  readonly isVerified: boolean
  /** The customer has been known by it from the first. */
  readonly isFirst: boolean
}

/** The e-mail addresses by which the customer is known, whoever left them. */
export async function knownAddresses(db: Db | Tx, customerId: string): Promise<readonly KnownAddress[]> {
  const { rows } = await sql<KnownAddress>`
    SELECT a.value, a.verified_at IS NOT NULL AS "isVerified",
      a.created_at = (SELECT min(created_at) FROM customer_address WHERE customer_id = a.customer_id) AS "isFirst"
    FROM customer_address a JOIN customer u ON u.id = a.customer_id
    WHERE a.customer_id = ${customerId} AND a.kind = 'email' AND u.erased_at IS NULL
    ORDER BY a.created_at, a.value`.execute(db)
  return rows
}

/**
 * Nothing was known of the customer before this case. Whoever writes for somebody else is known by the address that they wrote under:
 * the one about which the account holder was asked.
 */
export async function isBornWithCase(db: Db | Tx, caseId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM cases c JOIN customer u ON u.id = c.customer_id
    WHERE c.id = ${caseId} AND u.created_at >= c.opened_at
      AND NOT EXISTS (SELECT FROM account a WHERE a.customer_id = u.id)
      AND NOT EXISTS (SELECT FROM case_about b
        WHERE b.case_id = c.id AND b.kind = 'somebody-else' AND b.address_value IS NOT NULL)`.execute(db)
  return rows.length > 0
}

/** Every key that was given until now opens nothing any more. */
export async function raiseKeyVersion(db: Tx, caseId: string, now: number): Promise<number> {
  const { rows } = await sql<{ readonly version: number }>`
    INSERT INTO case_key (case_id, version, changed_at) VALUES (${caseId}, 1, ${new Date(now)})
    ON CONFLICT (case_id) DO UPDATE SET version = case_key.version + 1, changed_at = excluded.changed_at
    RETURNING version`.execute(db)
  return rows[0]?.version ?? 1
}

/** Whether the links to one of the customer's cases were stopped since then. */
export async function wereLinksStopped(db: Db, customerId: string, since: number): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM case_key k JOIN cases c ON c.id = k.case_id
    WHERE c.customer_id = ${customerId} AND k.changed_at >= ${new Date(since)} LIMIT 1`.execute(db)
  return rows.length > 0
}

/** When and how it was last shown whose the case is. */
export async function lastProof(
  db: Db,
  caseId: string,
): Promise<{ readonly how: 'code' | 'link' | 'agent' | 'site'; readonly at: number } | null> {
  const { rows } = await sql<{ readonly how: 'code' | 'link' | 'agent' | 'site'; readonly at: number }>`
    SELECT data::json ->> 'how' AS how, at FROM fact
    WHERE case_id = ${caseId} AND type = 'CustomerVerified' ORDER BY seq DESC LIMIT 1`.execute(db)
  return rows[0] ?? null
}
