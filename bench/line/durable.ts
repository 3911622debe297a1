/** Offers as the leader makes them, in an embedded database: chosen, locked, decided, written with their facts, committed, read back. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startEmbedded } from '../../server/db/embedded.ts'
import { migrationsFolder } from '../../server/db/folder.ts'
import { silent } from '../../server/db/log.ts'
import { migrate } from '../../server/db/migrate.ts'
import { leadLine } from '../../server/line/leader.ts'
import { openLineMemory } from '../../server/line/memory.ts'
import { openLedger } from '../ledger/house.ts'
import { commitsPerSecond, startCpuMeter } from '../measure.ts'

const AGENTS = 1_000
const WRITERS = 24

export async function durable(waiting: number, rounds: number) {
  const dataDir = mkdtempSync(join(tmpdir(), 'heed-line-'))
  const database = await startEmbedded({ dataDir, log: silent })
  try {
    const { owner, app } = database.addresses
    await migrate({ url: owner, directory: migrationsFolder, log: silent })
    const client = new Client({ connectionString: owner })
    await client.connect()
    try {
      await fill(client, waiting + rounds * AGENTS)
      const before = await commitsPerSecond(owner, WRITERS)
      const made = await makeOffers(client, app, rounds)
      const after = await commitsPerSecond(owner, WRITERS)
      return { ...made, commitsPerSecond: (before + after) / 2 }
    } finally {
      await client.end()
    }
  } finally {
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** People, cases and places as if they had come in; the facts of their coming are left out, those of the offers are not. */
async function fill(client: Client, entries: number): Promise<void> {
  await client.query(`INSERT INTO skill (name, label_en, label_es)
    SELECT 'skill ' || n, 'Skill ' || n, 'Tema ' || n FROM generate_series(0, 49) AS n`)
  await client.query(
    `INSERT INTO agent (id, name, email, role, skills, created_at)
    SELECT gen_random_uuid(), 'Agent ' || n, 'agent' || n || '@behemoth.example', 'agent',
      ARRAY(SELECT 'skill ' || ((n * 7 + each * 13) % 50) FROM generate_series(1, 8) AS each), now()
    FROM generate_series(1, $1::int) AS n`,
    [AGENTS],
  )
  await client.query(`INSERT INTO organisation (name, mail_domain, time_zone, hours, outside_body)
    VALUES ('Big Behemoth', 'behemoth.example', 'Europe/London', '{"timeZone": "Europe/London", "week": {}, "closedDays": [], "extraDays": []}', 'the Arbiter')`)
  await client.query(`INSERT INTO seat (agent_id, presence, since, free_since, seen_at)
    SELECT id, 'offline', now(), now(), now() + interval '1 day' FROM agent`)
  const customer = randomUUID()
  await client.query(`INSERT INTO customer (id, name, created_at) VALUES ($1, 'Somebody', now())`, [customer])
  await client.query(
    `WITH new AS (
      INSERT INTO cases (id, reference, customer_id, kind, channel, skill, status, opened_at, customer_spoke_at, owners, version)
      SELECT gen_random_uuid(), 'HD-BENCH-' || n, $1, CASE WHEN n % 10 < 6 THEN 'problem' ELSE 'request' END, 'chat',
        CASE WHEN n % 10 < 8 THEN 'skill ' || (n % 50) END, 'waiting', now(), now(), 0, 1
      FROM generate_series(1, $2::int) AS n RETURNING id)
    INSERT INTO entry (id, case_id, medium, place, state, joined_at)
    SELECT gen_random_uuid(), id, 'chat', row_number() OVER (), 'waiting', now() FROM new`,
    [customer, entries],
  )
  await client.query('UPDATE line_place SET next = $1', [entries + 1])
  await client.query('ANALYZE')
}

/** Again and again everybody sits down at once, and everybody is offered somebody. */
async function makeOffers(client: Client, app: string, rounds: number) {
  const { ledger, close } = openLedger(app)
  const memory = openLineMemory(ledger)
  let milliseconds = 0
  let cpuMs = 0
  let made = 0
  try {
    for (let round = 0; round < rounds; round++) {
      await client.query(`UPDATE seat SET presence = 'here', free_since = now()`)
      const offeredBefore = await offered(client)
      const leader = leadLine({ ledger, memory, log: silent })
      const readCpu = startCpuMeter([process.pid])
      // From the first offer on: what the taking of the lead costs is not the cost of offers.
      let first: { readonly at: number; readonly count: number } | null = null
      for (;;) {
        const count = (await offered(client)) - offeredBefore
        // The first fact of a leader is that it leads.
        if (count > 1) first ??= { at: performance.now(), count }
        if (first && count > AGENTS) {
          milliseconds += performance.now() - first.at
          made += count - first.count
          break
        }
        await new Promise(resolve => setTimeout(resolve, 5))
      }
      cpuMs += readCpu()
      await leader.stop()
      // The contacts are over, without their facts: only the offers are measured.
      await client.query(
        `UPDATE entry SET state = 'ended', ended_at = now(), offer_until = NULL WHERE state = 'offered'`,
      )
      await client.query(`UPDATE seat SET presence = 'offline'`)
      await memory.rebuild()
      console.error(`round ${round + 1}: ${Math.round((made * 1_000) / milliseconds)} offers/s so far`)
    }
  } finally {
    await close()
  }
  return { assignmentsPerSecond: (made * 1_000) / milliseconds, assignmentMs: cpuMs / (rounds * AGENTS) }
}

/** By the heads of the lanes, which cost nothing to read: all but a leadership taken are offers. */
async function offered(client: Client): Promise<number> {
  const { rows } = await client.query<{ sum: string }>('SELECT sum(head) AS sum FROM lane')
  return Number(rows[0]?.sum)
}
