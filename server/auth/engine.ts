/**
 * better-auth, and all that knows of it: it looks the agent up, verifies the password and begins the session. It is
 * imported on the first sign-in and not at the start, because it costs some 20 MB and 100 ms (decision 0003).
 *
 * What must stay true: its rate limits, origin checks and cookies belong to its own HTTP handler, which is not mounted here;
 * whoever mounts it (for OIDC) has to see to them.
 */
import { betterAuth } from 'better-auth'
import { isAPIError } from 'better-auth/api'
import { CamelCasePlugin, type KyselyPlugin } from 'kysely'
import type { Instant } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import { PASSWORD, type Passwords } from './passwords.ts'
import { SESSION_LIFETIME } from './sessions.ts'
import { isPresentAgent } from './sql.ts'

export interface EngineOptions {
  readonly db: Db
  readonly secret: string
  readonly publicUrl: string | undefined
  readonly clock: () => Instant
  readonly passwords: Passwords
}

export interface Engine {
  /** Begins a session; null when address and password do not belong together, or the agent has departed. */
  signIn(credentials: { email: string; password: string }): Promise<{ agentId: string; token: string } | null>
}

export function openEngine(options: EngineOptions): Engine {
  const auth = betterAuth(settings(options))
  return {
    async signIn(credentials) {
      try {
        const { token, user } = await auth.api.signInEmail({ body: credentials })
        return { agentId: user.id, token }
      } catch (error) {
        // 400: not an address at all. 401: unknown, wrong, or the session was refused below.
        if (isAPIError(error) && (error.statusCode === 400 || error.statusCode === 401)) return null
        throw error
      }
    },
  }
}

/** What better-auth is told. */
export function settings({ db, secret, publicUrl, clock, passwords }: EngineOptions) {
  return {
    database: {
      db: db.withPlugin(new CamelCasePlugin()).withPlugin(datesForInstants),
      type: 'postgres' as const,
    },
    secret,
    // Only links that it writes itself begin with this; it writes none today.
    baseURL: publicUrl ?? 'http://localhost',
    user: { modelName: 'auth_user' },
    session: { modelName: 'auth_session', expiresIn: SESSION_LIFETIME / 1000 },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
    advanced: { database: { generateId: 'uuid' as const } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD.shortest,
      maxPasswordLength: PASSWORD.longest,
      password: passwords,
    },
    databaseHooks: {
      session: {
        create: {
          // Every way in, today's and later ones, passes here.
          before: async (session: { readonly userId: string }) => {
            if (!(await isPresentAgent(db, session.userId))) return false
            const now = clock()
            const [createdAt, expiresAt] = [new Date(now), new Date(now + SESSION_LIFETIME)]
            return { data: { createdAt, updatedAt: createdAt, expiresAt } }
          },
        },
      },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  }
}

/** The house reads a timestamptz as a number; better-auth wants a Date. */
const datesForInstants: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({ ...result, rows: result.rows.map(withDates) }),
}

function withDates(row: Record<string, unknown>): Record<string, unknown> {
  const date = ([name, value]: [string, unknown]) =>
    [name, name.endsWith('At') && typeof value === 'number' ? new Date(value) : value] as const
  return Object.fromEntries(Object.entries(row).map(date))
}
