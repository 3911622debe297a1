/** A house of its own for months of promises: a database in a folder that is removed, people, and a server that can be cut off. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Channel } from '../../channels/channel.ts'
import type { OpeningHours } from '../../domain/hours/hours.ts'
import type { Random } from '../../simulation/chance.ts'
import { openBooker, type Booker } from '../billing/booker.ts'
import { type Clocks, startClocks } from '../clocks/clocks.ts'
import { openClient, withClient } from '../db/client.ts'
import { connect } from '../db/connect.ts'
import { startEmbedded } from '../db/embedded.ts'
import { migrationsFolder } from '../db/folder.ts'
import { silent } from '../db/log.ts'
import { migrate } from '../db/migrate.ts'
import { createBlobStore } from '../files/blob-store.ts'
import { caseKeys } from '../http/case-key.ts'
import { type Directory, openDirectory } from '../ledger/directory.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { openSignals } from '../ledger/signals.ts'
import { type Letters, openLetters } from '../letters/letters.ts'
import { prepareQueues } from '../letters/prepare-queues.ts'

const CUSTOMERS = 20
const SECRET = 'months of promises, and nobody real in them'
const DOMAIN = 'promises.example'

export interface People {
  readonly agents: readonly string[]
  readonly lead: string
  readonly head: string
  readonly customers: readonly string[]
}

/** One life of the server, from a start to a cut. */
export interface Server {
  readonly ledger: Ledger
  readonly directory: Directory
  readonly clocks: Clocks
  readonly booker: Booker
  readonly letters: Letters
  readonly stop: () => Promise<void>
}

export interface PromisesHouse {
  readonly people: People
  readonly owner: pg.Client
  readonly server: () => Server
  /** Ends every connection of the server in the middle of what it does; what it had in memory is gone, and another one starts. */
  readonly cutOff: (afterMs: number) => Promise<void>
  readonly close: () => Promise<void>
}

export interface Weather {
  readonly now: () => number
  /** Whether the mail server takes what it is given, and each letter. */
  readonly isRelayAway: () => boolean
  readonly random: Random
}

export async function openPromisesHouse(weather: Weather): Promise<PromisesHouse> {
  const closing = new AsyncDisposableStack()
  try {
    const dataDir = mkdtempSync(join(tmpdir(), 'heed-promises-'))
    closing.defer(() => rmSync(dataDir, { recursive: true, force: true }))
    const database = await startEmbedded({ dataDir, log: silent, settings: { fsync: 'off' } })
    closing.defer(database.stop)
    const { owner: ownerUrl, app, admin } = database.addresses
    await migrate({ url: ownerUrl, directory: migrationsFolder, log: silent })
    await prepareQueues(ownerUrl)
    const owner = await openClient(ownerUrl)
    closing.defer(() => owner.end())
    const people = await furnish(owner, new Date(weather.now()))
    let server = await openServer({ app, dataDir, weather })
    closing.defer(() => server.stop())
    const whole = closing.move()
    return {
      people,
      owner,
      server: () => server,
      async cutOff(afterMs) {
        await sleep(afterMs)
        await withClient(admin, client =>
          client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'heed_app'`),
        )
        await server.stop()
        server = await openServer({ app, dataDir, weather })
      },
      close: () => whole.disposeAsync(),
    }
  } catch (error) {
    await closing.disposeAsync()
    throw error
  }
}

async function openServer({
  app,
  dataDir,
  weather,
}: {
  readonly app: string
  readonly dataDir: string
  readonly weather: Weather
}): Promise<Server> {
  // What is cut off fails, as it must; what counts is how the rows stand in the end.
  const onTrouble = () => {}
  const { db, pool, close } = connect({ url: app, log: silent })
  const signals = openSignals({ db, onTrouble, openConnection: () => openClient(app) })
  const ledger: Ledger = { db, clock: weather.now, signals }
  const directory = openDirectory(db, signals)
  const letters = await openLetters({
    ledger,
    pool,
    directory,
    channel: relayIn(weather),
    blobs: createBlobStore({ folder: join(dataDir, 'files'), limitBytes: 0 }),
    keys: caseKeys(SECRET, false),
    secret: SECRET,
    mailDomain: DOMAIN,
    pace: { atOnce: 8, aMinute: 10_000 },
    random: weather.random,
    baseUrl: () => `https://${DOMAIN}`,
    log: silent,
  })
  letters.start()
  const clocks = startClocks({ ledger, directory, log: silent })
  const timeZone = () => Promise.resolve(hours.timeZone)
  const post = () => Promise.reject(new Error('nobody is there'))
  const booker = openBooker({
    ledger,
    log: silent,
    secret: SECRET,
    post,
    mayBeTold: async () => false,
    timeZone,
  })
  return {
    ledger,
    directory,
    clocks,
    booker,
    letters,
    async stop() {
      await Promise.allSettled([clocks.stop(), booker.stop(), letters.stop()])
      await signals.close().catch(onTrouble)
      await close().catch(onTrouble)
    },
  }
}

/** A mail server that is away for days, and refuses some of what it is given for the time being. */
function relayIn({ isRelayAway, random }: Weather): Pick<Channel, 'name' | 'can' | 'send'> {
  const can = {
    live: false,
    typing: false,
    files: true,
    html: true,
    maxTextLength: 1_000_000,
    maxFileBytes: 1_000_000,
  }
  return {
    name: 'mail',
    can,
    async send({ id }) {
      if (isRelayAway()) return { failed: 'The mail server is away.', retry: true, isLine: true }
      if (random() < 0.1) return { failed: 'Later.', retry: true, status: '4.3.0' }
      return { sent: true, externalId: `<${id}@${DOMAIN}>` }
    },
  }
}

const day = [{ from: '09:00', to: '17:00' }]
const hours: OpeningHours = {
  timeZone: 'Europe/London',
  week: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: [], sunday: [] },
  closedDays: [],
  extraDays: [],
}

async function furnish(owner: pg.Client, at: Date): Promise<People> {
  const insertAgent = async (name: string, role: string) => {
    const id = randomUUID()
    await owner.query(`INSERT INTO agent (id, name, email, role, created_at) VALUES ($1, $2, $3, $4, $5)`, [
      id,
      name,
      `${name.toLowerCase()}@${DOMAIN}`,
      role,
      at,
    ])
    await owner.query('INSERT INTO seat (agent_id, since, free_since, seen_at) VALUES ($1, $2, $2, $2)', [
      id,
      at,
    ])
    return id
  }
  const agents = [
    await insertAgent('Ines', 'agent'),
    await insertAgent('Omar', 'agent'),
    await insertAgent('Petra', 'agent'),
  ]
  const [lead, head] = [await insertAgent('Lena', 'lead'), await insertAgent('Hugo', 'head')]
  await owner.query(
    `INSERT INTO organisation (name, mail_domain, time_zone, hours, duty_lead_id, outside_body)
     VALUES ('Big Behemoth', $1, 'Europe/London', $2, $3, 'the Arbiter')`,
    [DOMAIN, JSON.stringify(hours), lead],
  )
  await owner.query(`UPDATE charter_choice SET broken_minor = 500, currency = 'GBP'`)
  await owner.query(`UPDATE billing SET port = 'demo'`)
  await owner.query(
    `INSERT INTO authority (role, kind, per_act_minor, currency) VALUES ('agent', 'credit', 1000, 'GBP'),
      ('lead', 'credit', 5000, 'GBP'), ('head', 'credit', NULL, NULL)`,
  )
  const { rows } = await owner.query<{ id: string }>(
    `WITH k AS (
      INSERT INTO customer (id, name, created_at) SELECT gen_random_uuid(), 'Customer', $1 FROM generate_series(1, ${CUSTOMERS}) RETURNING id),
    d AS (INSERT INTO customer_address (customer_id, kind, value, created_at)
      SELECT id, 'email', id || '@customers.example', $1 FROM k),
    a AS (INSERT INTO account (id, customer_id, number, opened_on)
      SELECT gen_random_uuid(), id, left(id::text, 8), '2030-01-01' FROM k RETURNING id),
    s AS (INSERT INTO service (id, account_id, kind, plan, identifier, monthly_minor, currency, state, since)
      SELECT gen_random_uuid(), id, 'internet', 'Fibre', left(id::text, 8), 3000, 'GBP', 'active', '2030-01-01' FROM a),
    b AS (INSERT INTO bill (id, account_id, number, issued_on, due_on, total_minor, currency, state)
      SELECT gen_random_uuid(), id, left(id::text, 8), '2031-01-01', '2031-01-31', 3000, 'GBP', 'open' FROM a)
    SELECT id FROM k`,
    [at],
  )
  return { agents, lead, head, customers: rows.map(({ id }) => id) }
}
