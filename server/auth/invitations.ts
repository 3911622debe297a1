/** One-time links: the first admin's, an invited agent's, and that of an agent who has forgotten the password. */
import { createHash, randomBytes } from 'node:crypto'
import { Fault } from '../../contract/faults.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import { checkNewPassword, type Passwords } from './passwords.ts'
import {
  deleteSessionsOf,
  findInvitation,
  type Invited,
  insertAgent,
  insertInvitation,
  type OpenInvitation,
  savePassword,
  takeInvitation,
} from './sql.ts'

interface Ground {
  readonly db: Db
  readonly clock: () => Instant
}

/** Returns the token: 32 random bytes as 43 characters that are safe in a URL. It cannot be had a second time. */
export async function createInvitation(
  { db, clock }: Ground,
  { expiresAt, ...invited }: Invited & { readonly expiresAt: Instant },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await insertInvitation(db, { invited, tokenHash: hashOf(token), now: clock(), expiresAt })
  return token
}

/** Whom the link is for; null when it was used, has expired or never was. */
export async function readInvitation({ db, clock }: Ground, token: string): Promise<OpenInvitation | null> {
  return (await findInvitation(db, hashOf(token), clock())) ?? null
}

export interface Acceptance {
  readonly token: string
  /** Name and address of somebody new. Those of an agent whom we know already stay as they are. */
  readonly name: string
  readonly email: string
  readonly password: string
}

/**
 * Makes the agent if need be, sets the password, ends what sessions there were, and returns the agent's id.
 * Throws `gone-stale` (used, expired, never was, departed) and `bad-request` (password, an address that is taken); after
 * the latter the link still works.
 */
export async function acceptInvitation(
  { db, clock, passwords }: Ground & { readonly passwords: Passwords },
  { token, name, email, password }: Acceptance,
): Promise<string> {
  checkNewPassword(password)
  // Looked at first, so that a stranger without a link cannot keep us hashing.
  const tokenHash = hashOf(token)
  if ((await findInvitation(db, tokenHash, clock())) === undefined) throw stale()
  const hash = await passwords.hash(password)
  return db.transaction().execute(async tx => {
    const now = clock()
    const invited = await takeInvitation(tx, tokenHash, now)
    if (invited === undefined) throw stale()
    const agentId = invited.agentId ?? (await newAgent(tx, { name, email, now, ...invited }))
    if (!(await savePassword(tx, { agentId, hash, now }))) throw stale()
    await deleteSessionsOf(tx, agentId)
    return agentId
  })
}

async function newAgent(tx: Tx, agent: Parameters<typeof insertAgent>[1]): Promise<string> {
  const agentId = await insertAgent(tx, agent)
  if (agentId !== undefined) return agentId
  throw new Fault('bad-request', say => say.addressOfAgent)
}

function stale(): Fault {
  return new Fault('gone-stale', say => say.linkUsed)
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
