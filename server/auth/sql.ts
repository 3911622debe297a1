/** What signing in asks of the database. */
import { sql } from 'kysely'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import { timestamptz } from '../db/values.ts'

export type Role = 'agent' | 'lead' | 'head'

export interface FoundSession {
  readonly sessionId: string
  readonly agentId: string
  readonly expiresAt: Instant
}

/** The live session of an agent who is still with us; a demo agent only where demo agents may be. */
export async function findSession(
  db: Db,
  { token, now, admitsDemo }: { token: string; now: Instant; admitsDemo: boolean },
): Promise<FoundSession | undefined> {
  const { rows } = await sql<FoundSession>`
    SELECT s.id AS "sessionId", a.id AS "agentId", s.expires_at AS "expiresAt"
    FROM auth_session s JOIN agent a ON a.id = s.user_id
    WHERE s.token = ${token} AND s.expires_at > ${timestamptz(now)} AND a.departed_at IS NULL
      AND (${admitsDemo} OR NOT a.is_demo)`.execute(db)
  return rows[0]
}

export async function prolongSession(
  db: Db,
  { sessionId, now, until }: { sessionId: string; now: Instant; until: Instant },
): Promise<void> {
  await sql`
    UPDATE auth_session SET expires_at = greatest(expires_at, ${timestamptz(until)}), updated_at = ${timestamptz(now)}
    WHERE id = ${sessionId} AND expires_at > ${timestamptz(now)}`.execute(db)
}

export async function deleteSession(db: Db, token: string): Promise<void> {
  await sql`DELETE FROM auth_session WHERE token = ${token}`.execute(db)
}

export async function deleteSessionsOf(db: Db | Tx, agentId: string): Promise<void> {
  await sql`DELETE FROM auth_session WHERE user_id = ${agentId}`.execute(db)
}

export async function deleteExpiredSessionsOf(db: Db, agentId: string, now: Instant): Promise<void> {
  await sql`DELETE FROM auth_session WHERE user_id = ${agentId} AND expires_at <= ${timestamptz(now)}`.execute(
    db,
  )
}

export async function isPresentAgent(db: Db, agentId: string): Promise<boolean> {
  const { rows } = await sql`SELECT FROM agent WHERE id = ${agentId} AND departed_at IS NULL`.execute(db)
  return rows.length > 0
}

export async function isDemoAddress(db: Db, email: string): Promise<boolean> {
  const { rows } = await sql`SELECT FROM agent WHERE lower(email) = lower(${email}) AND is_demo`.execute(db)
  return rows.length > 0
}

/** False when there is no such agent, or they have departed. */
export async function savePassword(
  tx: Tx,
  { agentId, hash, now }: { agentId: string; hash: string; now: Instant },
): Promise<boolean> {
  const at = timestamptz(now)
  const { rows } = await sql`
    INSERT INTO auth_user (id, name, email, created_at, updated_at)
    SELECT id, name, lower(email), ${at}, ${at} FROM agent WHERE id = ${agentId} AND departed_at IS NULL
    ON CONFLICT (id) DO UPDATE SET updated_at = excluded.updated_at
    RETURNING id`.execute(tx)
  if (rows.length === 0) return false
  await sql`
    INSERT INTO auth_account (user_id, provider_id, account_id, password, created_at, updated_at)
    VALUES (${agentId}, 'credential', ${agentId}::text, ${hash}, ${at}, ${at})
    ON CONFLICT (provider_id, account_id) DO UPDATE
    SET password = excluded.password, updated_at = excluded.updated_at`.execute(tx)
  return true
}

export type Invited =
  | { readonly agentId: string }
  | { readonly agentId?: undefined; readonly role: Role; readonly isAdmin: boolean }

export async function insertInvitation(
  db: Db,
  {
    invited,
    tokenHash,
    now,
    expiresAt,
  }: { invited: Invited; tokenHash: Buffer; now: Instant; expiresAt: Instant },
): Promise<void> {
  const [agentId, role, isAdmin] =
    invited.agentId === undefined ? [null, invited.role, invited.isAdmin] : [invited.agentId, null, null]
  await sql`
    INSERT INTO auth_invitation (id, token_hash, agent_id, role, is_admin, created_at, expires_at)
    VALUES (gen_random_uuid(), ${tokenHash}, ${agentId}, ${role}, ${isAdmin}, ${timestamptz(now)}, ${timestamptz(expiresAt)})
  `.execute(db)
}

export interface OpenInvitation {
  /** Null for somebody who becomes an agent by it. */
  readonly agent: { readonly name: string; readonly email: string } | null
  readonly role: Role
}

/** An invitation that can still be taken. */
export async function findInvitation(
  db: Db,
  tokenHash: Buffer,
  now: Instant,
): Promise<OpenInvitation | undefined> {
  const { rows } = await sql<OpenInvitation>`
    SELECT CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('name', a.name, 'email', a.email) END AS agent,
           coalesce(a.role, i.role) AS role
    FROM auth_invitation i LEFT JOIN agent a ON a.id = i.agent_id
    WHERE i.token_hash = ${tokenHash} AND i.used_at IS NULL AND i.expires_at > ${timestamptz(now)}
      AND a.departed_at IS NULL`.execute(db)
  return rows[0]
}

/**
 * Marks an invitation as used, and with it all others of the same agent. Of several who try, the first holds the row until
 * it commits; the others then find it used.
 */
export async function takeInvitation(tx: Tx, tokenHash: Buffer, now: Instant): Promise<Invited | undefined> {
  const at = timestamptz(now)
  const { rows } = await sql<{ agentId: string | null; role: Role; isAdmin: boolean }>`
    UPDATE auth_invitation SET used_at = ${at}
    WHERE token_hash = ${tokenHash} AND used_at IS NULL AND expires_at > ${at}
    RETURNING agent_id AS "agentId", role, is_admin AS "isAdmin"`.execute(tx)
  const [taken] = rows
  if (taken === undefined) return undefined
  const { agentId, role, isAdmin } = taken
  if (agentId === null) return { role, isAdmin }
  await sql`UPDATE auth_invitation SET used_at = ${at} WHERE agent_id = ${agentId} AND used_at IS NULL`.execute(
    tx,
  )
  return { agentId }
}

/** A new agent with an empty seat; undefined when the address belongs to an agent already. */
export async function insertAgent(
  tx: Tx,
  agent: { name: string; email: string; role: Role; isAdmin: boolean; now: Instant },
): Promise<string | undefined> {
  const at = timestamptz(agent.now)
  const { rows } = await sql<{ id: string }>`
    WITH new AS (
      INSERT INTO agent (id, name, email, role, is_admin, created_at)
      VALUES (gen_random_uuid(), ${agent.name}, ${agent.email}, ${agent.role}, ${agent.isAdmin}, ${at})
      ON CONFLICT (lower(email)) DO NOTHING RETURNING id
    ), seated AS (
      INSERT INTO seat (agent_id, since, free_since, seen_at) SELECT id, ${at}, ${at}, ${at} FROM new
    )
    SELECT id FROM new`.execute(tx)
  return rows[0]?.id
}

export interface SignInStanding {
  readonly agentId: string
  /** Has set a password, by an invitation or at the command line. */
  readonly canSignIn: boolean
  /** Until when the newest link works that was not used; null where there is none. */
  readonly invitedUntil: Instant | null
  readonly isSignedIn: boolean
}

/** How far each agent has come with signing in. */
export async function signInStandings(db: Db | Tx, now: Instant): Promise<readonly SignInStanding[]> {
  const { rows } = await sql<SignInStanding>`
    SELECT a.id AS "agentId", EXISTS (SELECT FROM auth_account c WHERE c.user_id = a.id) AS "canSignIn",
      (SELECT max(i.expires_at) FROM auth_invitation i
        WHERE i.agent_id = a.id AND i.used_at IS NULL AND i.expires_at > ${timestamptz(now)}) AS "invitedUntil",
      EXISTS (SELECT FROM auth_session s WHERE s.user_id = a.id AND s.expires_at > ${timestamptz(now)}) AS "isSignedIn"
    FROM agent a`.execute(db)
  return rows
}

/** Links that were not used stop working: a newer one takes their place, or nobody is to come in by them. */
export async function endInvitationsOf(db: Db | Tx, agentId: string, now: Instant): Promise<void> {
  await sql`
    UPDATE auth_invitation SET used_at = ${timestamptz(now)} WHERE agent_id = ${agentId} AND used_at IS NULL`.execute(
    db,
  )
}
