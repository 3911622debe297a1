/** A person is erased with what was split off their cases and what was joined, words and files. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { sql } from 'kysely'
import { erasePerson, withOwnersLedger } from '../commands/erase-person.ts'
import { silent } from '../db/log.ts'
import { createBlobStore } from '../files/blob-store.ts'
import { insertFile } from '../intake/sql.ts'
import { ask, openCase, openOffice, says } from '../testing/office.ts'
import { joinCases } from './join-cases.ts'
import { splitCase } from './split-case.ts'

const once = () => ({ channel: 'desk', externalId: randomUUID(), messageId: randomUUID() })

test('erasing takes along what was split off and joined, words and files', async t => {
  await using office = await openOffice()
  const { ledger, ids } = office
  const dataDir = mkdtempSync(join(tmpdir(), 'heed-erasing-'))
  t.after(() => rmSync(dataDir, { recursive: true, force: true }))
  const blobs = createBlobStore({ folder: join(dataDir, 'files'), limitBytes: 1_000 })
  const agentId = ids.ada
  const { id: caseId, customerId } = await openCase(ledger)
  const other = await openCase(ledger, { customerId })
  const file = randomUUID()
  const said = says({ files: [file], words: { text: 'A secret of the coral reef.' } })
  await ask(ledger, caseId, said)
  const { id: blob, ...kept } = await blobs.put(Readable.from([Buffer.from('coral')]))
  const row = { caseId, messageId: said.messageId, purpose: 'attachment', now: ledger.clock() } as const
  await ledger.db
    .transaction()
    .execute(tx =>
      insertFile(tx, { ...row, ...kept, id: file, blob, name: 'reef.txt', mediaType: 'text/plain' }),
    )

  await ask(ledger, caseId, { ask: 'take', agentId, turn: { before: null, overtook: [] } })
  const part = { caseId, customerId, messageIds: [said.messageId], kind: null, agentId, once: once() }
  const split = await splitCase(ledger, part)
  assert.ok('caseId' in split)
  const joining = { caseId: other.id, customerId, from: split.caseId, agentId, once: once() }
  assert.ok('caseId' in (await joinCases(ledger, { ...joining, mustBeAllowed() {} })))
  const secrets = async () => {
    const { rows } = await sql`
      SELECT FROM fact_body WHERE convert_from(bytes, 'UTF8') LIKE '%coral reef%'
      UNION ALL SELECT FROM file`.execute(ledger.db)
    return rows.length
  }
  assert.equal(await secrets(), 4, 'said and sent twice')
  await withOwnersLedger({ owner: office.database.owner, log: silent }, async owners => {
    await erasePerson({ ledger: owners, dataDir, customerId })
  })
  assert.equal(await secrets(), 0)
  assert.equal(await blobs.sizeOf(blob), null)
})
