/** What the tests of this folder share: a database of their own, a clock that is moved by hand, invented agents. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { HOUR, type Instant } from '../../domain/time.ts'
import { connect, type Db } from '../db/connect.ts'
import { silent } from '../db/log.ts'
import { cloneTestDatabase } from '../db/test-cluster.ts'
import { timestamptz } from '../db/values.ts'
import { type Auth, type AuthOptions, openAuth } from './auth.ts'

export const PASSWORD_OF_ANNA = 'nine brown umbrellas'
export const HERE = '127.0.0.1'
export const ELSEWHERE = '198.51.100.7'

export interface House {
  readonly db: Db
  readonly auth: Auth
  /** Anna Example, lead, with a password. */
  readonly anna: string
  /** Another process over the same database. */
  another(options?: Partial<AuthOptions>): Auth
  addAgent(agent: { name: string; email: string; isDemo?: boolean }): Promise<string>
  move(by: number): void
  now(): Instant
  close(): Promise<void>
}

export async function openHouse(): Promise<House> {
  const database = await cloneTestDatabase()
  const { db, close } = connect({ url: database.app, log: silent })
  // Years from the machine's own time: whatever asks the machine instead of the clock is found out.
  let now: Instant = Date.UTC(2031, 4, 6, 9)
  const clock = (): Instant => now
  const another = (options: Partial<AuthOptions> = {}): Auth =>
    openAuth({ db, secret: 'a secret that only the tests know, long enough', clock, ...options })
  const addAgent: House['addAgent'] = async ({ name, email, isDemo = false }) => {
    const id = randomUUID()
    await sql`
      INSERT INTO agent (id, name, email, role, is_demo, created_at)
      VALUES (${id}, ${name}, ${email}, 'lead', ${isDemo}, ${timestamptz(now - HOUR)})`.execute(db)
    return id
  }
  const auth = another()
  const anna = await addAgent({ name: 'Anna Example', email: 'Anna@behemoth.example' })
  await auth.setPassword(anna, PASSWORD_OF_ANNA)
  return {
    db,
    auth,
    anna,
    another,
    addAgent,
    move: by => void (now += by),
    now: clock,
    async close() {
      await close()
      await database.drop()
    },
  }
}

/** What a browser sends back after a `Set-Cookie`. */
export function sentBack(setCookie: string): string {
  return setCookie.split(';', 1)[0] ?? ''
}
