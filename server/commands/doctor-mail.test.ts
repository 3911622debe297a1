import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { withDoor } from '../../channels/mail/mail-door-fixture.ts'
import { readConfig } from '../config.ts'
import { silent } from '../db/log.ts'
import { openOffice } from '../testing/office.ts'
import { carryOut } from '../verbs.ts'
import { doctorMail } from './doctor-mail.ts'

test('the command line says in lines or as JSON what is wrong with mail, and ends with 1', async t => {
  await using office = await openOffice()
  const dataDir = await mkdtemp(join(tmpdir(), 'heed-doctor-mail-'))
  t.after(() => rm(dataDir, { recursive: true }))
  const lines: string[] = []
  t.mock.method(console, 'log', (line: string) => void lines.push(line))
  await withDoor(async ({ port }) => {
    const config = readConfig({
      DATABASE_URL: office.database.owner,
      HEED_DATA: dataDir,
      HEED_SMTP_PORT: String(port),
      HEED_MAIL_DOMAIN: 'behemoth.example',
    })
    assert.equal(await doctorMail({ config, log: silent, words: ['help@behemoth.example'] }), 1)
    assert.match(lines[0] ?? '', /✓ It takes mail for help@behemoth\.example\./)
    assert.match(lines[0] ?? '', /✗ No mail server sends for us.*\n {6}→ Set SMTP_URL/)
    assert.equal(await doctorMail({ config, log: silent, words: ['--json'] }), 1)
    assert.equal(JSON.parse(lines[1] ?? '').address, null)
  })
})

test('the command line refuses what is no address', async t => {
  const said: string[] = []
  t.mock.method(console, 'error', (line: string) => void said.push(line))
  assert.equal(await carryOut(['doctor', 'mail', 'nobody']), 1)
  assert.match(said[0] ?? '', /Say at most one address/)
})
