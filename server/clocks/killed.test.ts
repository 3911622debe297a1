/** The server was down for a day, and is killed while it catches up: nothing is lost, nothing is done twice. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { DAY, MINUTE } from '../../domain/time.ts'
import { withClient } from '../db/client.ts'
import { type Office, openCase, openOffice } from '../testing/office.ts'

const script = join(import.meta.dirname, '..', 'testing', 'clocks-process.ts')
/** More than two looks of one process find: the one that it begins with and the one that it is asked for may run side by side. */
const promises = 700
const twoLooks = 600

function start(office: Office, ...words: readonly string[]): ChildProcess {
  const now = String(office.clock.now())
  return spawn(process.execPath, [script, office.database.app, now, ...words], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

/** One each in a case of its own, a minute after the other. */
async function promise(office: Office): Promise<void> {
  const { customerId } = await openCase(office.ledger)
  const now = new Date(office.clock.now())
  await withClient(office.database.owner, owner =>
    owner.query(
      `WITH made AS (
        INSERT INTO cases (id, reference, customer_id, channel, status, owner_id, accepted_at, opened_at, customer_spoke_at, company_spoke_at, owners, version)
        SELECT gen_random_uuid(), 'HD-' || n, $1, 'mail', 'owned', $2, $3, $3, $3, $3, 1, 1 FROM generate_series(1, ${promises}) n RETURNING id)
      INSERT INTO commitment (id, case_id, kind, agent_id, made_at, warn_at, due_at, state)
      SELECT gen_random_uuid(), id, 'call-back', $2, $3, $3, $3::timestamptz + row_number() OVER () * interval '1 minute', 'open' FROM made`,
      [customerId, office.ids.ada, now],
    ),
  )
}

interface Broken {
  readonly broken: number
  readonly mostTimes: number
  readonly climbed: number
  /** The youngest that was broken and the oldest that was not, in minutes after they were made. */
  readonly youngest: number | null
  readonly oldestLeft: number | null
}

async function brokenIn({ ledger: { db } }: Office): Promise<Broken> {
  const { rows } = await sql<Broken>`
    SELECT (SELECT count(*) FROM commitment WHERE state = 'broken')::int AS broken,
      (SELECT count(*) FROM fact WHERE type = 'RungClimbed')::int AS climbed,
      (SELECT coalesce(max(times), 0) FROM (SELECT count(*) AS times FROM fact WHERE type = 'CommitmentBroken'
        GROUP BY data::jsonb ->> 'commitmentId') each)::int AS "mostTimes",
      (SELECT extract(epoch FROM max(due_at - made_at)) / 60 FROM commitment WHERE state = 'broken')::int AS youngest,
      (SELECT extract(epoch FROM min(due_at - made_at)) / 60 FROM commitment WHERE state = 'open')::int AS "oldestLeft"`.execute(
    db,
  )
  return rows[0] ?? assert.fail()
}

test('a process that is killed while it catches up with a day leaves the rest to others, who share it, each promise once', async t => {
  await using office = await openOffice()
  await promise(office)
  office.clock.advance(DAY)

  const killed = start(office, 'die')
  t.after(() => killed.kill('SIGKILL'))
  await once(killed, 'exit')
  const half = await brokenIn(office)
  assert.equal(killed.signalCode, 'SIGKILL')
  assert.ok(half.broken > 0 && half.broken < promises, `${half.broken} were broken when it was killed`)
  assert.equal(half.climbed, half.broken, 'what follows is there, or nothing is')
  assert.ok((half.youngest ?? 0) <= twoLooks, `the oldest come first, not the ${half.youngest}th`)

  office.clock.advance(MINUTE)
  const others = [start(office), start(office)]
  t.after(() => others.forEach(other => other.kill('SIGKILL')))
  await Promise.all(others.map(other => once(other, 'exit')))
  const whole = await brokenIn(office)
  assert.deepEqual(
    [whole.broken, whole.climbed, whole.mostTimes, whole.oldestLeft],
    [promises, promises, 1, null],
  )
})
