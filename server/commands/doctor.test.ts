/** Each kind of damage is done for real, by the owner of the database, and must be found by its own check and by no other. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { DAY, HOUR } from '../../domain/time.ts'
import { silent } from '../db/log.ts'
import { type DemoHouse, openDemo } from '../demo/testing.ts'
import { createBlobStore } from '../files/blob-store.ts'
import { type ChainLink, chainHash } from '../ledger/chain.ts'
import { exportLaneHeads } from '../ledger/lane-heads.ts'
import { readConfig } from '../config.ts'
import { type Check, doctor, type DoctorReport, runDoctor } from './doctor.ts'
import { noteErased } from './erased-list.ts'

let house: DemoHouse

before(async () => {
  house = await openDemo()
  for (const table of damaged) await run(`CREATE TABLE spare_${table} AS SELECT * FROM ${table}`)
})
after(async () => {
  await house[Symbol.asyncDispose]()
})

const damaged = ['fact', 'fact_body', 'lane', 'cases', 'commitment', 'follower'] as const

async function run(statements: string): Promise<void> {
  await sql.raw(statements).execute(house.owner)
}

async function mend(): Promise<void> {
  await run(`
    DELETE FROM fact_body; DELETE FROM fact;
    INSERT INTO fact SELECT * FROM spare_fact; INSERT INTO fact_body SELECT * FROM spare_fact_body;
    UPDATE lane SET head = s.head, hash = s.hash FROM spare_lane s WHERE s.lane = lane.lane;
    UPDATE cases SET owner_id = s.owner_id, status = s.status, version = s.version FROM spare_cases s WHERE s.id = cases.id;
    DELETE FROM commitment; INSERT INTO commitment SELECT * FROM spare_commitment;
    DELETE FROM follower; INSERT INTO follower SELECT * FROM spare_follower`)
}

async function examine(
  more: { readonly now?: number; readonly isDeep?: boolean } = {},
): Promise<DoctorReport> {
  return await runDoctor({
    owner: house.database.owner,
    dataDir: house.dataDir,
    now: house.now,
    log: silent,
    ...more,
  })
}

function failed(report: DoctorReport): readonly string[] {
  return report.checks.filter(check => !check.isOk).map(check => check.name)
}

function found(report: DoctorReport, name: string): Check {
  const check = report.checks.find(each => each.name === name)
  assert.ok(check, name)
  return check
}

/** Does the damage, looks, mends it, and looks again. */
async function finds(damage: string, expected: Readonly<Record<string, RegExp>>): Promise<void> {
  await run(damage)
  const report = await examine()
  await mend()
  assert.deepEqual(failed(report), Object.keys(expected))
  for (const [name, says] of Object.entries(expected)) {
    const { problems, todo } = found(report, name)
    assert.match(problems.join('\n'), says)
    assert.equal(problems.length, 1, problems.join('\n'))
    assert.ok(todo, name)
  }
  assert.deepEqual(failed(await examine()), [])
}

/** A lane that is long enough to be damaged in its middle. */
async function longLane(): Promise<{ readonly lane: number; readonly head: number }> {
  const { rows } = await sql<{ readonly lane: number; readonly head: number }>`
    SELECT lane, head FROM lane ORDER BY head DESC LIMIT 1`.execute(house.db)
  const [row] = rows
  assert.ok(row && row.head > 20)
  return row
}

describe('the doctor', () => {
  test('is content with the demo', async () => {
    const report = await examine()
    assert.deepEqual(failed(report), [])
    assert.equal(report.isOk, true)
    assert.ok(found(report, 'ledger').count > 400)
    assert.ok(found(report, 'words').count > 150)
    assert.ok(found(report, 'cases').count > 35)
    assert.deepEqual(
      report.checks.map(check => check.todo),
      report.checks.map(() => null),
    )
  })

  test('finds a fact that was changed', async () => {
    const one = `(lane, seq) = (SELECT lane, seq FROM fact WHERE type = 'QuoteTold' ORDER BY lane, seq LIMIT 1)`
    await finds(`UPDATE fact SET at = at - interval '1 millisecond' WHERE ${one}`, {
      ledger: /\(QuoteTold\) is not what was written/,
    })
    await finds(`UPDATE fact SET data = replace(data, '"ahead":', '"ahead":1') WHERE ${one}`, {
      ledger: /\(QuoteTold\) is not what was written/,
    })
  })

  test('finds a gap', async () => {
    const { rows } = await sql<{ readonly lane: number; readonly seq: number }>`
      SELECT lane, seq FROM fact WHERE type = 'AgentNoted' ORDER BY lane LIMIT 1`.execute(house.db)
    const { lane, seq } = rows[0] ?? { lane: -1, seq: -1 }
    const where = `WHERE lane = ${lane} AND seq = ${seq}`
    await finds(`DELETE FROM fact_body ${where}; DELETE FROM fact ${where}`, {
      ledger: new RegExp(`gap: after fact ${seq - 1} comes ${seq + 1}`),
      cases: /: version\./,
    })
  })

  test('finds that the end of a lane was cut off', async () => {
    const { lane, head } = await longLane()
    const where = `WHERE lane = ${lane} AND seq > ${head - 1}`
    await run(`DELETE FROM fact_body ${where}; DELETE FROM fact ${where}`)
    const report = await examine()
    await mend()
    assert.match(
      found(report, 'ledger').problems.join(),
      new RegExp(`end with fact ${head} and ends with ${head - 1}`),
    )
  })

  test('finds words that were exchanged', async () => {
    const { rows } = await sql<{ readonly lane: number; readonly seq: number }>`
      SELECT lane, seq FROM fact_body ORDER BY lane, seq LIMIT 1`.execute(house.db)
    const { lane, seq } = rows[0] ?? { lane: -1, seq: -1 }
    await finds(
      `UPDATE fact_body SET bytes = convert_to('{"text":"We owe you nothing."}', 'UTF8') WHERE lane = ${lane} AND seq = ${seq}`,
      {
        words: /not the ones that were written/,
      },
    )
  })

  test('finds words that are gone although their person was not erased', async () => {
    await finds(
      'DELETE FROM fact_body WHERE (lane, seq) = (SELECT lane, seq FROM fact_body ORDER BY lane, seq LIMIT 1)',
      {
        words: /are missing/,
      },
    )
  })

  test('finds a row of a case that was edited, whatever field it is', async () => {
    const one = "WHERE id = (SELECT id FROM cases WHERE status = 'owned' ORDER BY id LIMIT 1)"
    await finds(`UPDATE cases SET status = 'solved' ${one}`, { cases: /add up to: status\./ })
    await finds(`UPDATE cases SET owner_id = NULL ${one}`, { cases: /add up to: ownerId\./ })
  })

  test('finds a promise that was made to look kept', async () => {
    await finds(`UPDATE commitment SET state = 'kept' WHERE state = 'broken'`, {
      cases: /add up to: commitments\./,
    })
  })

  test('finds a cursor beyond the head, and one that is not whole', async () => {
    await finds(`UPDATE follower SET seq = 1000000 WHERE lane = 3`, {
      followers: /lane 3 that are not there/,
    })
    await finds(`DELETE FROM follower WHERE lane = 3`, { followers: /15 lanes/ })
  })

  test('says how far a follower is behind, which is no fault', async () => {
    await run('UPDATE follower SET seq = greatest(seq - 1, 0)')
    const report = await examine()
    await mend()
    assert.deepEqual(failed(report), [])
    assert.match(found(report, 'followers').says, /letters is 1[0-6] facts behind/)
  })

  test('finds a chain that was written anew, by the heads that were put away', async () => {
    await exportLaneHeads({ db: house.db, dataDir: house.dataDir, now: house.now })
    assert.deepEqual(failed(await examine()), [])
    const { lane } = await longLane()
    await rewriteLane(lane)
    const report = await examine()
    await mend()
    assert.deepEqual(failed(report), ['lane heads'])
    assert.match(
      found(report, 'lane heads').problems.join(),
      new RegExp(`Lane ${lane} up to fact .* 2026-11-20.json`),
    )
    assert.deepEqual(failed(await examine()), [])
  })

  test('finds a file that is missing, cut short, or not what was sent', async () => {
    const store = createBlobStore({ folder: join(house.dataDir, 'files'), limitBytes: 1_000 })
    const blob = await store.put(bytesOf('a photograph of a router'))
    const path = join(house.dataDir, 'files', blob.id.slice(0, 2), blob.id)
    await run(`
      INSERT INTO file (id, case_id, blob, name, media_type, size, sha256, purpose, created_at)
      SELECT '${randomUUID()}', id, '${blob.id}', 'router.jpg', 'image/jpeg', ${blob.size}, '\\x${blob.sha256}', 'attachment', now()
      FROM cases LIMIT 1`)
    assert.deepEqual(failed(await examine({ isDeep: true })), [])
    writeFileSync(path, 'a photograph of a roster')
    assert.deepEqual(failed(await examine()), [])
    assert.match(found(await examine({ isDeep: true }), 'files').problems.join(), /not what was sent/)
    writeFileSync(path, 'half')
    assert.match(found(await examine(), 'files').problems.join(), /should have 24 bytes and has 4/)
    await store.remove(blob.id)
    assert.match(found(await examine(), 'files').problems.join(), /not on the disk/)
    await run('DELETE FROM file')
  })

  test('counts files that belong to nothing, once they are a day old', async () => {
    const store = createBlobStore({ folder: join(house.dataDir, 'files'), limitBytes: 1_000 })
    await store.put(bytesOf('an upload that was given up'))
    assert.match(found(await examine({ now: Date.now() }), 'files').says, /; 0 beside them/)
    assert.match(found(await examine({ now: Date.now() + 2 * DAY }), 'files').says, /; 1 beside them/)
  })

  test('finds that whoever serves could change the ledger', async () => {
    await run(
      'GRANT UPDATE (data) ON fact TO heed_app; GRANT EXECUTE ON FUNCTION ledger_erase_bodies TO heed_app',
    )
    const report = await examine()
    await run(
      'REVOKE UPDATE (data) ON fact FROM heed_app; REVOKE EXECUTE ON FUNCTION ledger_erase_bodies FROM heed_app',
    )
    assert.deepEqual(failed(report), ['rights'])
    assert.deepEqual(found(report, 'rights').problems, [
      'heed_app may UPDATE on fact.',
      'heed_app may erase what people said.',
    ])
  })

  test('finds that nobody answers for new cases', async () => {
    const away = `absent_from = '2026-01-01', deputy_id = NULL`
    await run(`UPDATE agent SET ${away} WHERE role = 'lead'`)
    assert.deepEqual(failed(await examine()), ['duty lead'])
    await run(`UPDATE agent SET deputy_id = (SELECT id FROM agent WHERE role = 'head') WHERE role = 'lead'`)
    const report = await examine()
    assert.deepEqual(failed(report), [])
    assert.match(found(report, 'duty lead').says, /is away; .* stands in/)
    await run(`UPDATE agent SET absent_from = NULL WHERE role = 'lead'`)
  })

  test('finds two places in the line for one case', async () => {
    await run(`
      DROP INDEX entry_one_per_case;
      INSERT INTO entry (id, case_id, medium, place, state, joined_at)
      SELECT '${randomUUID()}', case_id, medium, 1000000, 'waiting', joined_at FROM entry WHERE state = 'waiting' ORDER BY id LIMIT 1`)
    const report = await examine()
    await run('DELETE FROM entry WHERE place = 1000000')
    assert.deepEqual(failed(report), ['line', 'cases'])
    assert.match(found(report, 'line').problems.join(), /2 places in the line at once/)
  })

  test('finds promises that lapse in silence, while somebody serves', async () => {
    const report = await examine({ now: house.now + 5 * HOUR })
    assert.deepEqual(failed(report), ['promises'])
    assert.match(found(report, 'promises').problems.join(), /overdue/)
  })

  test('finds what was due and could not be dealt with, by its case', async () => {
    await run(`
      INSERT INTO clock_trouble (clock, id, case_id, since, tries, next_try_at)
      SELECT 'promise broken', gen_random_uuid(), id, now(), 7, now() FROM cases ORDER BY id LIMIT 1`)
    const { rows } = await sql<{ readonly reference: string }>`
      SELECT c.reference FROM clock_trouble t JOIN cases c ON c.id = t.case_id`.execute(house.db)
    const report = await examine()
    assert.deepEqual(failed(report), ['clocks'])
    assert.match(found(report, 'clocks').problems.join(), new RegExp(`${rows[0]?.reference}.*7 times`))
    await run('DELETE FROM clock_trouble')
  })

  test('finds somebody who was erased and came back with a backup', async () => {
    const { rows } = await sql<{ readonly id: string }>`SELECT id FROM customer LIMIT 1`.execute(house.db)
    const customerId = rows[0]?.id ?? ''
    await noteErased(house.dataDir, [{ customerId, at: house.now, files: [] }])
    const report = await examine()
    assert.deepEqual(failed(report), ['erased'])
    assert.match(found(report, 'erased').problems.join(), new RegExp(customerId))
    writeFileSync(join(house.dataDir, 'erased.json'), '{"erased":[]}')
  })

  test('adds what keeps customers from a person, which breaks nothing', async t => {
    const config = readConfig({ DATABASE_URL: house.database.owner, HEED_DATA: house.dataDir })
    const lines: string[] = []
    t.mock.method(console, 'log', (line: string) => void lines.push(line))
    await doctor({ config, log: silent, words: [] })
    assert.match(lines[1] ?? '', /stops customers: No mail server is set \(SMTP_URL\)/)
    await doctor({ config, log: silent, words: ['--json'] })
    const { advice }: { advice: { grade: string }[] } = JSON.parse(lines[2] ?? '')
    assert.equal(advice[0]?.grade, 'stops-customers')
  })

  test('stops at a schema that is not this one’s', async () => {
    await run(`DELETE FROM migration WHERE name LIKE '0009%'`)
    const report = await examine()
    assert.deepEqual(
      report.checks.map(check => check.name),
      ['schema'],
    )
    assert.match(found(report, 'schema').problems.join(), /0009-rights.sql has not run yet/)
  })

  test('ends with 1 when something is wrong, and says it in lines or as JSON', async t => {
    const config = readConfig({ DATABASE_URL: house.database.owner, HEED_DATA: house.dataDir })
    const lines: string[] = []
    t.mock.method(console, 'log', (line: string) => void lines.push(line))
    assert.equal(await doctor({ config, log: silent, words: [] }), 1)
    assert.equal(await doctor({ config, log: silent, words: ['--json'] }), 1)
    assert.match(
      lines[0] ?? '',
      /✗ schema .*\n {4}0009-rights.sql has not run yet.\n {4}→ Start this Heed once/,
    )
    assert.equal(JSON.parse(lines[1] ?? '').isOk, false)
    await assert.rejects(doctor({ config, log: silent, words: ['--jsn'] }), /jsn/)
  })
})

/** What an owner who knows how the chain is made would do: change a fact and seal everything after it anew. */
async function rewriteLane(lane: number): Promise<void> {
  const { rows } = await sql<ChainLink & { readonly hash: Buffer }>`
    SELECT lane, seq, case_id AS "caseId", type, at, data, body_hash AS "bodyHash", hash
    FROM fact WHERE lane = ${lane} ORDER BY seq`.execute(house.db)
  const changed = rows.findIndex(row => row.type === 'QuoteTold')
  let hash = rows[changed - 1]?.hash
  for (const [index, row] of rows.entries()) {
    if (index < changed || !hash) continue
    const data = index === changed ? row.data.replace(/"atMostSeconds":\d+/, '"atMostSeconds":60') : row.data
    hash = chainHash(hash, { ...row, data })
    await sql`UPDATE fact SET data = ${data}, hash = ${hash} WHERE lane = ${lane} AND seq = ${row.seq}`.execute(
      house.owner,
    )
  }
  await sql`UPDATE lane SET hash = ${hash} WHERE lane = ${lane}`.execute(house.owner)
}

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text)
}
