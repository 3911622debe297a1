import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { HOUR, SECOND } from '../../domain/time.ts'
import { type Connection, connect } from '../db/connect.ts'
import { silent } from '../db/log.ts'
import { cloneTestDatabase, type TestDatabase } from '../db/test-cluster.ts'
import { exportLaneHeads, readLaneHeads, startLaneHeadExport } from './lane-heads.ts'

describe('the heads of the lanes', () => {
  const at = Date.UTC(2027, 0, 31, 23, 59)
  let database: TestDatabase
  let connection: Connection
  let dataDir: string
  before(async () => {
    database = await cloneTestDatabase()
    connection = connect({ url: database.app, log: silent })
  })
  after(async () => {
    await connection.close()
    await database.drop()
  })

  test('are exported once a day, each file whole', async t => {
    dataDir = folderFor(t)
    const to = { db: connection.db, dataDir }
    assert.equal(await exportLaneHeads({ ...to, now: at }), true)
    assert.equal(await exportLaneHeads({ ...to, now: at + 30 * SECOND }), false)
    assert.equal(await exportLaneHeads({ ...to, now: at + HOUR }), true)
    writeFileSync(join(dataDir, 'lane-heads', '2027-02-02.json'), '{"at":')
    const { exported, unreadable } = await readLaneHeads(dataDir)
    assert.deepEqual(
      exported.map(({ file, at: written, lanes }) => [file, written, lanes.length]),
      [
        ['2027-01-31.json', at, 16],
        ['2027-02-01.json', at + HOUR, 16],
      ],
    )
    assert.deepEqual(unreadable, ['2027-02-02.json'])
  })

  test('are exported at the start of the server, and nothing is left half written when it stops', async t => {
    dataDir = folderFor(t)
    const running = startLaneHeadExport({ db: connection.db, dataDir, clock: () => at, log: silent })
    await running.stop()
    assert.deepEqual(await readdir(join(dataDir, 'lane-heads')), ['2027-01-31.json'])
  })
})

function folderFor(t: { readonly after: (clean: () => void) => void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'heed-heads-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
