/**
 * Signing in, for agents. Nothing outside this folder knows better-auth, or the tables whose names begin with auth_.
 * Every "no" is a Fault of the contract, with the sentence to show.
 */
import { Fault } from '../../contract/faults.ts'
import { type Instant, SECOND } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import { isLoopback } from '../http/remote.ts'
import { OperatorError } from '../operator-error.ts'
import { sessionCookie } from './cookie.ts'
import type { Engine, EngineOptions } from './engine.ts'
import { openGuesses } from './guesses.ts'
import { type Acceptance, acceptInvitation, createInvitation, readInvitation } from './invitations.ts'
import { checkNewPassword, openPasswords, type Passwords, PASSWORD } from './passwords.ts'
import { openSessions, type Sessions, type Who } from './sessions.ts'
import {
  deleteExpiredSessionsOf,
  deleteSessionsOf,
  type Invited,
  isDemoAddress,
  type OpenInvitation,
  savePassword,
} from './sql.ts'

export interface AuthOptions {
  readonly db: Db
  /** At least 32 characters, the same at every start and in every process of this installation. */
  readonly secret: string
  /** Where this installation is reached from outside. Demo agents are nobody once it is set. */
  readonly publicUrl?: string | undefined
  readonly clock?: () => Instant
}

export interface Credentials {
  readonly email: string
  readonly password: string
  /** The address of whoever asks: the peer's, or the one that a trusted proxy names. */
  readonly remote: string
}

export interface Auth {
  /**
   * Begins a session; `cookie` is a `Set-Cookie` value. Throws `wrong-credentials` (also for an unknown address and for
   * somebody who has departed), `too-many` (the sentence says for how long), `not-allowed` (a demo agent from elsewhere) and
   * `not-ready` (too many sign in at once).
   */
  signIn(credentials: Credentials): Promise<{ agentId: string; cookie: string }>
  /** Whose session a `Cookie` header carries. May be up to two seconds behind what another process did. */
  whoIs(cookieHeader: string | undefined): Promise<Who | null>
  /** Ends the session, if there is one, and returns the `Set-Cookie` value that clears the cookie. */
  signOut(cookieHeader: string | undefined): Promise<string>
  /** Ends all sessions of an agent at once. To be called when somebody departs. */
  endSessions(agentId: string): Promise<void>
  /** Ends the agent's sessions. Throws `bad-request` (too short or too long) and `not-found` (no such agent, or departed). */
  setPassword(agentId: string, password: string): Promise<void>
  createInvitation(invitation: Invited & { readonly expiresAt: Instant }): Promise<string>
  readInvitation(token: string): Promise<OpenInvitation | null>
  acceptInvitation(acceptance: Acceptance): Promise<{ agentId: string }>
}

export function openAuth({ db, secret, publicUrl, clock = Date.now }: AuthOptions): Auth {
  if (secret.length < 32) throw new OperatorError('HEED_SECRET is too short. Give it 32 characters or more.')
  const cookie = sessionCookie({ secret, isSecure: publicUrl?.startsWith('https:') === true })
  const passwords = openPasswords()
  const sessions = openSessions({ db, clock, admitsDemo: publicUrl === undefined })
  const signIn = openSignIn({ db, secret, publicUrl, clock, passwords })
  return {
    async signIn(credentials) {
      const { agentId, token } = await signIn(credentials)
      return { agentId, cookie: cookie.begin(token) }
    },
    async whoIs(cookieHeader) {
      const token = cookie.read(cookieHeader)
      return token === null ? null : sessions.whoHas(token)
    },
    async signOut(cookieHeader) {
      const token = cookie.read(cookieHeader)
      if (token !== null) await sessions.end(token)
      return cookie.end()
    },
    endSessions: agentId => sessions.endAllOf(agentId),
    setPassword: (agentId, password) => setPassword({ db, clock, passwords, sessions }, agentId, password),
    createInvitation: invitation => createInvitation({ db, clock }, invitation),
    readInvitation: token => readInvitation({ db, clock }, token),
    async acceptInvitation(acceptance) {
      const agentId = await acceptInvitation({ db, clock, passwords }, acceptance)
      sessions.forget(agentId)
      return { agentId }
    },
  }
}

function openSignIn(
  options: EngineOptions,
): (credentials: Credentials) => Promise<{ agentId: string; token: string }> {
  const { db, publicUrl, clock } = options
  const guesses = openGuesses(clock)
  let engine: Promise<Engine> | undefined
  const load = async (): Promise<Engine> => (await import('./engine.ts')).openEngine(options)
  return async ({ email, password, remote }) => {
    if (password.length > PASSWORD.longest) throw new Fault('wrong-credentials')
    if (!(publicUrl === undefined && isLoopback(remote)) && (await isDemoAddress(db, email)))
      throw demoElsewhere()
    const wait = guesses.begin({ email, remote })
    if (wait > 0) throw tooMany(wait)
    engine ??= load()
    const began = await (await engine).signIn({ email, password })
    if (began === null) throw new Fault('wrong-credentials')
    guesses.wasRight({ email, remote })
    await deleteExpiredSessionsOf(db, began.agentId, clock())
    return began
  }
}

async function setPassword(
  {
    db,
    clock,
    passwords,
    sessions,
  }: { db: Db; clock: () => Instant; passwords: Passwords; sessions: Sessions },
  agentId: string,
  password: string,
): Promise<void> {
  checkNewPassword(password)
  const hash = await passwords.hash(password)
  await db.transaction().execute(async tx => {
    if (!(await savePassword(tx, { agentId, hash, now: clock() }))) {
      throw new Fault('not-found', say => say.agentGone)
    }
    await deleteSessionsOf(tx, agentId)
  })
  sessions.forget(agentId)
}

function demoElsewhere(): Fault {
  return new Fault('not-allowed', say => say.demoElsewhere)
}

function tooMany(wait: number): Fault {
  const seconds = Math.ceil(wait / SECOND)
  return new Fault('too-many', say => say.tooOftenFor(seconds))
}
