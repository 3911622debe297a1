/**
 * Two logins to one database. `heed_owner` owns the tables and migrates them; `heed_app` serves requests and may do only
 * what a migration granted it. That the ledger cannot be rewritten by the server rests on this difference: heed_app must
 * own nothing and must not be able to become anyone who does.
 */
import { type Client, escapeIdentifier } from 'pg'
import { OperatorError } from '../operator-error.ts'
import { withClient } from './client.ts'
import { isErrno } from './processes.ts'
import { withDatabase } from './urls.ts'

export const DATABASE = 'heed'
export const OWNER = 'heed_owner'
export const APP = 'heed_app'

const INSUFFICIENT_PRIVILEGE = '42501'
const DUPLICATE = ['42710', '42P04', '23505']

/** For a server that is all Heed's: makes both roles where they are missing. `adminUrl` is a superuser's. */
export async function createRoles(adminUrl: string): Promise<void> {
  await withClient(withDatabase(adminUrl, 'postgres'), async client => {
    await createRole(client, OWNER, 'LOGIN')
    await createRole(client, APP, 'LOGIN NOINHERIT')
  })
}

/** For the embedded database: makes what is not there yet. `adminUrl` is a superuser's. */
export async function createRolesAndDatabase(adminUrl: string): Promise<void> {
  await createRoles(adminUrl)
  await withClient(withDatabase(adminUrl, 'postgres'), async client => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`)
    await client.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`)
    await client.query(`GRANT CONNECT ON DATABASE ${DATABASE} TO ${APP}`)
  })
}

/**
 * For a database of the operator's own, as the login that migrates: makes heed_app when it is missing and lets this
 * login, and whoever `appLogin` is, act as it. Throws OperatorError with the SQL to run when this login may not.
 */
export async function ensureAppRole(client: Client, appLogin: string | undefined): Promise<void> {
  // SET ROLE asks for the rights of who logged in, whatever role it has taken since.
  const login = await userOf(client, 'session_user')
  const statements: string[] = []
  const isThere = await roleExists(client, APP)
  if (!isThere) statements.push(`CREATE ROLE ${APP} NOLOGIN NOINHERIT`)
  for (const name of new Set([login, appLogin ?? login])) {
    if (name !== APP && !(isThere && (await mayActAsApp(client, name)))) {
      statements.push(`GRANT ${APP} TO ${escapeIdentifier(name)}`)
    }
  }
  try {
    for (const statement of statements) await client.query(statement)
  } catch (error) {
    // Another Heed that starts in this instant does the same.
    if (isErrno(error, ...DUPLICATE)) return await ensureAppRole(client, appLogin)
    if (!isErrno(error, INSUFFICIENT_PRIVILEGE)) throw error
    throw new OperatorError(
      `The login ${login} may not set up the role that Heed serves with. As an administrator of that database, run: ${statements.join('; ')};`,
      { cause: error },
    )
  }
}

/** Throws OperatorError when heed_app could change what only a migration may change. Run as the login that migrates. */
export async function verifyAppIsWeak(client: Client): Promise<void> {
  const { rows } = await client.query<{ strong: boolean; owned: string | null }>(
    `SELECT pg_has_role($1, current_user, 'MEMBER') AS strong,
            (SELECT min(relname) FROM pg_class WHERE relowner = $1::regrole AND relnamespace = 'public'::regnamespace) AS owned`,
    [APP],
  )
  const [row] = rows
  if (row?.strong === true) {
    throw new OperatorError(
      `The role ${APP} may act as the owner of Heed's tables, so the ledger would not be safe from the server. Let DATABASE_OWNER_URL be another login than ${APP}, and take from ${APP} the right to act as it (and superuser, if it has that).`,
    )
  }
  if (typeof row?.owned === 'string') {
    throw new OperatorError(
      `The role ${APP} owns the table ${row.owned}; it must own nothing. Run: REASSIGN OWNED BY ${APP} TO ${await userOf(client, 'current_user')};`,
    )
  }
}

async function createRole(client: Client, name: string, how: string): Promise<void> {
  if (await roleExists(client, name)) return
  try {
    await client.query(`CREATE ROLE ${name} ${how}`)
  } catch (error) {
    // Roles belong to the whole server: another database of it may have made it in this instant.
    if (!isErrno(error, ...DUPLICATE)) throw error
  }
}

async function roleExists(client: Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name])
  return rowCount !== 0
}

async function mayActAsApp(client: Client, login: string): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    // From version 16 being a member and being allowed to SET ROLE are two things; the creator of a role has only the first.
    `SELECT pg_has_role($1, $2, CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END) AS may`,
    [login, APP],
  )
  return rows[0]?.may === true
}

async function userOf(client: Client, which: 'session_user' | 'current_user'): Promise<string> {
  const { rows } = await client.query<{ name: string }>(`SELECT ${which} AS name`)
  return rows[0]?.name ?? ''
}
