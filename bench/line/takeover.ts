/**
 * How long nobody is offered anything when the process that leads the line is killed. Two processes would lead, people join through both;
 * the one that leads is killed with -9, and it is waited until the other one has committed an offer.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { startEmbedded } from '../../server/db/embedded.ts'
import { migrationsFolder } from '../../server/db/folder.ts'
import { silent } from '../../server/db/log.ts'
import { migrate } from '../../server/db/migrate.ts'

const script = join(import.meta.dirname, '..', '..', 'server', 'testing', 'line-process.ts')
/** So many that whoever joins meanwhile is offered to somebody who is free. */
const AGENTS = 4_000
const lookMs = 5

export interface Takeovers {
  /** From the kill until another process has the lead, in milliseconds. */
  readonly takeoverMs: { readonly middle: number; readonly most: number }
  /** The same until it has committed its first offer. */
  readonly firstOfferMs: { readonly middle: number; readonly most: number }
}

export async function takeovers(kills: number): Promise<Takeovers> {
  const dataDir = mkdtempSync(join(tmpdir(), 'heed-takeover-'))
  const database = await startEmbedded({ dataDir, log: silent })
  try {
    const { owner, app } = database.addresses
    await migrate({ url: owner, directory: migrationsFolder, log: silent })
    const client = new Client({ connectionString: owner })
    await client.connect()
    try {
      await fill(client)
      return await killAgainAndAgain(client, app, kills)
    } finally {
      await client.end()
    }
  } finally {
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function fill(client: Client): Promise<void> {
  await client.query(
    `WITH new AS (
      INSERT INTO agent (id, name, email, role, created_at)
      SELECT gen_random_uuid(), 'Agent ' || n, 'agent' || n || '@behemoth.example', 'agent', now()
      FROM generate_series(1, $1::int) AS n RETURNING id)
    INSERT INTO seat (agent_id, presence, since, free_since, seen_at)
    SELECT id, 'here', now(), now(), now() + interval '1 day' FROM new`,
    [AGENTS],
  )
  await client.query(`INSERT INTO organisation (name, mail_domain, time_zone, hours, outside_body)
    VALUES ('Big Behemoth', 'behemoth.example', 'Europe/London', '{"timeZone": "Europe/London", "week": {}, "closedDays": [], "extraDays": []}', 'the Arbiter')`)
}

async function killAgainAndAgain(client: Client, app: string, kills: number): Promise<Takeovers> {
  let leading = await start(app)
  let other: ChildProcess | null = null
  const led: number[] = []
  const offered: number[] = []
  try {
    await offersSince(client, 0)
    for (let kill = 0; kill < kills; kill += 1) {
      other = await start(app)
      const { epoch } = await now(client)
      leading.kill('SIGKILL')
      const killed = performance.now()
      while ((await now(client)).epoch === epoch) await sleep(lookMs)
      led.push(performance.now() - killed)
      await offersSince(client, epoch + 1)
      offered.push(performance.now() - killed)
      console.error(`killed: led after ${ms(led.at(-1))}, the first offer after ${ms(offered.at(-1))}`)
      if (leading.signalCode === null) await once(leading, 'exit')
      ;[leading, other] = [other, null]
    }
  } finally {
    for (const child of [leading, other]) child?.kill('SIGKILL')
  }
  return { takeoverMs: spread(led), firstOfferMs: spread(offered) }
}

/** Up, and somebody has joined through it. */
async function start(app: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script, app], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  child.stdout.resume()
  return child
}

interface Now {
  readonly epoch: number
  readonly offers: number
}

async function now(client: Client): Promise<Now> {
  const { rows } = await client.query<Now>(`
    SELECT epoch::int AS epoch, (SELECT count(*)::int FROM entry WHERE state <> 'waiting') AS offers FROM line_leader`)
  return rows[0] ?? { epoch: 0, offers: 0 }
}

/** Until somebody with at least this epoch has offered somebody to an agent. */
async function offersSince(client: Client, epoch: number): Promise<void> {
  let before: number | null = null
  for (;;) {
    const found = await now(client)
    if (found.epoch >= epoch) before ??= found.offers
    if (before !== null && found.offers > before) return
    await sleep(lookMs)
  }
}

function spread(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b)
  return { middle: sorted[Math.floor(sorted.length / 2)] ?? 0, most: sorted.at(-1) ?? 0 }
}

const ms = (time: number | undefined) => `${Math.round(time ?? 0)} ms`
