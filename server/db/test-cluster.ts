/**
 * Databases for tests: each is a fresh copy of a migrated template, made in some tens of milliseconds.
 *
 * The server behind them is named by HEED_TEST_DATABASE_URL (an administrator's login to one of your own), or by
 * HEED_TEST_CLUSTER (set by the test runner, which starts one for all test processes), or is started by this process
 * and ends with it; HEED_TEST_POSTGRES names the bin folder of another PostgreSQL to start than the embedded one. It does not sync to disk: nothing here is to survive. Tests of durability start an embedded one.
 */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from 'pg'
import { type Binaries, findBinaries } from './binaries.ts'
import { withClient } from './client.ts'
import { createCluster, DURABLE, launchServer, type Server, type Settings, SUPERUSER } from './cluster.ts'
import { lockDataFolder, lockHolder } from './data-lock.ts'
import { migrationsFolder } from './folder.ts'
import { LOCKS } from './locks.ts'
import { silent } from './log.ts'
import { migrate, readMigrations } from './migrate.ts'
import { isAlive, signal } from './processes.ts'
import { APP, createRoles, OWNER } from './roles.ts'
import { databaseUser, giveTo } from './run-as.ts'
import { stopOrphan } from './supervise.ts'
import { socketUrl, withDatabase, withSettings } from './urls.ts'

export type TestDatabase = {
  readonly name: string
  /** The login that owns the schema. */
  readonly owner: string
  /** The login that serves: give this to `connect`. */
  readonly app: string
  /** Removes it; connections to it that are still open are cut. */
  readonly drop: () => Promise<void>
}

const PREFIX = 'heed-test-cluster-'
const CHEAP: Settings = {
  ...DURABLE,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: 300,
  max_wal_size: '2GB',
}

let prepared: Promise<void> | undefined
let started: Promise<{ url: string; stop: () => void }> | undefined

/** A database of its own for one test: migrated, empty of everything else. */
export async function cloneTestDatabase(directory: string = migrationsFolder): Promise<TestDatabase> {
  const server = await serverUrl()
  const template = await ensureTemplate(server, directory)
  return createDatabase(server, `heed_test_${randomUUID().replaceAll('-', '')}`, template)
}

/** A database of its own with what is in another one, to which nobody may be connected. */
export async function copyTestDatabase({ name }: Pick<TestDatabase, 'name'>): Promise<TestDatabase> {
  return createDatabase(await serverUrl(), `heed_test_${randomUUID().replaceAll('-', '')}`, name)
}

/** A database of its own without any table. */
export async function emptyTestDatabase(): Promise<TestDatabase> {
  return createDatabase(await serverUrl(), `heed_test_${randomUUID().replaceAll('-', '')}`, 'template0')
}

/**
 * For the test runner: starts a server for many test processes. Put `url` into HEED_TEST_CLUSTER for them. `bin` is the
 * folder of another PostgreSQL than the embedded one.
 */
export async function startTestCluster(
  bin: string | undefined = process.env['HEED_TEST_POSTGRES'] || undefined,
): Promise<{ url: string; stop: () => void }> {
  await sweepAbandoned()
  const folder = mkdtempSync(join(tmpdir(), PREFIX))
  const clusterDir = join(folder, 'postgres')
  const binaries = bin === undefined ? findBinaries() : binariesIn(bin)
  const isOld = bin !== undefined
  const user = databaseUser(clusterDir)
  await lockDataFolder(folder)
  giveTo(user, folder)
  await createCluster(binaries, clusterDir, {
    user,
    sync: false,
    ...(isOld && { locale: ['--locale=C.UTF-8'] }),
  })
  const server = await launchServer({
    binaries,
    clusterDir,
    socketDir: folder,
    user,
    settings: isOld ? withoutNews(CHEAP) : CHEAP,
    onLine: () => {},
  })
  const stop = endingWithThisProcess(server, folder)
  const url = socketUrl({ socketDir: folder, user: SUPERUSER, database: 'postgres' })
  await createRoles(url)
  return { url, stop }
}

/** It must not keep a test process from ending, and must end with it. Returns how to end it before. */
function endingWithThisProcess(server: Server, folder: string): () => void {
  const stop = (): void => {
    signal(server.pid, 'SIGQUIT')
    // Runs while the process exits, where nothing can be awaited; the server writes until it is gone.
    const pause = new Int32Array(new SharedArrayBuffer(4))
    for (let tries = 0; tries < 500 && isAlive(server.pid); tries++) Atomics.wait(pause, 0, 0, 10)
    rmSync(folder, { recursive: true, force: true })
  }
  server.unref()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    if (process.listenerCount(name) === 0) process.once(name, () => process.exit(1))
  }
  process.once('exit', stop)
  return stop
}

/** A test process that was killed leaves its server running; the next one that starts a server ends it. */
async function sweepAbandoned(): Promise<void> {
  const folders = readdirSync(tmpdir()).filter(name => name.startsWith(PREFIX))
  for (const folder of folders.map(name => join(tmpdir(), name))) {
    if (!existsSync(join(folder, 'heed.pid')) || lockHolder(folder) !== undefined) continue
    await stopOrphan(join(folder, 'postgres'), silent)
    rmSync(folder, { recursive: true, force: true })
  }
}

function binariesIn(bin: string): Binaries {
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major: '' }
}

/** Without the settings that older versions do not know. */
function withoutNews({ io_method: _, autovacuum_worker_slots: __, ...settings }: Settings): Settings {
  return settings
}

async function serverUrl(): Promise<string> {
  const own = process.env['HEED_TEST_DATABASE_URL']
  if (own) {
    prepared ??= createRoles(own)
    await prepared
    return own
  }
  const shared = process.env['HEED_TEST_CLUSTER']
  if (shared) return shared
  started ??= startTestCluster()
  return (await started).url
}

/** The template's name is made from what it contains, so a changed migration gets a new one. */
async function ensureTemplate(server: string, directory: string): Promise<string> {
  const hashes = readMigrations(directory).map(({ name, sha256 }) => `${name} ${sha256}`)
  const mark = createHash('sha256').update(hashes.join('\n')).digest('hex').slice(0, 16)
  const name = `heed_template_${mark}`
  await withClient(server, async client => {
    if (await exists(client, name)) return
    await client.query('SELECT pg_advisory_lock($1)', [LOCKS.template])
    if (await exists(client, name)) return
    // Made under another name and renamed when it is whole: a process that is killed half-way leaves no half template.
    const draft = `${name}_draft`
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`)
    const made = await createDatabase(server, draft, 'template0')
    await migrate({ url: made.owner, directory, log: silent })
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`)
  })
  return name
}

async function exists(client: Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
  return rowCount !== 0
}

async function createDatabase(server: string, name: string, template: string): Promise<TestDatabase> {
  const encoding = template === 'template0' ? `ENCODING 'UTF8'` : ''
  await administer(server, `CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${OWNER} ${encoding}`)
  const address = withDatabase(server, name)
  return {
    name,
    owner: withSettings(address, { role: OWNER }),
    app: withSettings(address, { role: APP }),
    drop: () => administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

async function administer(server: string, statement: string): Promise<void> {
  await withClient(server, client => client.query(statement))
}
