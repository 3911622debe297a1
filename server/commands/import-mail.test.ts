/** Bringing mails in from files, beside a server that serves. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { deliverRaw } from '../../tests/smtp-client.ts'
import { readConfig } from '../config.ts'
import { silent } from '../db/log.ts'
import { OperatorError } from '../operator-error.ts'
import { openWorld, type World } from '../testing/world.ts'
import { importMail } from './import-mail.ts'
import { progressOf, saveProgress } from './import-mail-sql.ts'

let world: World
let folder: string
let number = 0
before(async () => {
  world = await openWorld({ HEED_MAX_UPLOAD_MB: '1' })
  folder = mkdtempSync(join(tmpdir(), 'heed-mails-'))
})
after(async () => {
  await world[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})
let here: string
beforeEach(() => {
  here = join(folder, String(++number))
  mkdirSync(here)
})

async function command(t: TestContext, ...words: readonly string[]) {
  const lines: string[] = []
  const log = t.mock.method(console, 'log', (line: string) => void lines.push(line))
  const config = readConfig({
    DATABASE_URL: world.databaseUrl,
    HEED_DATA: world.dataDir,
    HEED_MAX_UPLOAD_MB: '1',
  })
  const code = await importMail({ config, log: silent, words }).finally(() => log.mock.restore())
  return { code, says: lines.join('\n') }
}

function mail(key: string, words = `These are the words of ${key}.`): string {
  return `From: Eve <${key}@customer.example>\nTo: help@behemoth.example\nSubject: ${key}\nMessage-ID: <${key}@customer.example>\nDate: Fri, 20 Nov 2020 10:00:00 +0000\n\n${words}\n`
}
const line = 'From eve@customer.example Fri Nov 20 10:00:00 2020\n'
const mbox = (...mails: readonly string[]) => mails.map(each => `${line}${each}\n`).join('')

async function casesWith(text: string): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    SELECT count(*) AS count FROM fact f JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq
    WHERE f.type = 'CustomerSpoke' AND convert_from(b.bytes, 'UTF8')::jsonb ->> 'text' LIKE ${`%${text}%`}`.execute(
    world.db,
  )
  return rows[0]?.count ?? 0
}

test('an mbox, a Maildir and files of one mail become cases, and twice is as good as once', async t => {
  writeFileSync(join(here, 'old.mbox'), mbox(mail('m1'), mail('m2')))
  for (const part of ['cur', 'new', 'tmp', '.Bills/cur', '.Bills/new'])
    mkdirSync(join(here, 'Maildir', part), { recursive: true })
  writeFileSync(join(here, 'Maildir/cur/1.a:2,S'), mail('m3'))
  writeFileSync(join(here, 'Maildir/tmp/half'), mail('half'))
  writeFileSync(join(here, 'Maildir/.Bills/new/2.b'), mail('m4'))
  writeFileSync(join(here, 'one.eml'), mail('m5'))
  writeFileSync(join(here, 'notes.pdf'), 'no mail')
  assert.deepEqual(await command(t, here), {
    code: 0,
    says: '5 taken in (0 of them set aside), 0 known already, 0 refused; 1 files are no mails',
  })
  for (const key of ['m1', 'm2', 'm3', 'm4', 'm5']) assert.equal(await casesWith(`words of ${key}.`), 1, key)
  assert.equal(await casesWith('words of half.'), 0)
  assert.match((await command(t, here)).says, /^0 taken in .*, 5 known already, 0 refused/)
  assert.equal(await casesWith('words of m1.'), 1)
})

test('what came by SMTP is known when it comes from a file', async t => {
  const raw = Buffer.from(mail('both').replaceAll('\n', '\r\n'))
  const from = 'both@customer.example'
  const { code } = await deliverRaw(world.heed.smtpPort, { from, to: ['help@behemoth.example'], raw })
  assert.equal(code, 250)
  writeFileSync(join(here, 'both.eml'), mail('both'))
  assert.match((await command(t, here)).says, /^0 taken in .*, 1 known already/)
})

test('nobody is written to because of a mail from a file; an agent who answers it is', async t => {
  writeFileSync(join(here, 'quiet.eml'), mail('quiet'))
  await command(t, join(here, 'quiet.eml'))
  const { rows: opened } = await sql<{ readonly id: string; readonly lane: number; readonly seq: number }>`
    SELECT f.case_id AS id, f.lane, f.seq FROM fact f JOIN mail_in m ON m.case_id = f.case_id
    WHERE m.header_id = 'quiet@customer.example' AND f.type = 'CaseOpened'`.execute(world.db)
  const id = opened[0]?.id ?? assert.fail('there is no case')
  const ada = await world.agent('ada')
  await ada.here()
  await ada.act(id, { act: 'take' })
  const done = await ada.act(id, { act: 'reply', words: 'It is put right.', files: [] })
  assert.equal(done.status, 200, done.text)
  const letters = async () => {
    const { rows } = await sql<{ readonly type: string }>`
      SELECT f.type FROM letter l JOIN fact f USING (lane, seq) WHERE f.case_id = ${id}`.execute(world.db)
    return rows.map(({ type }) => type)
  }
  for (let tries = 0; (await letters()).length === 0 && tries < 500; tries++)
    await new Promise(resolve => setTimeout(resolve, 20))
  assert.deepEqual(await letters(), ['AgentReplied'])
})

test('whoever keeps a copy of their own mail is still the one who wrote it', async t => {
  const copies = (key: string) =>
    mail(key).replace('help@behemoth.example', `help@behemoth.example\nCc: Eve <${key}@customer.example>`)
  writeFileSync(join(here, 'copy.mbox'), mbox(copies('copy-1'), copies('copy-2')))
  await command(t, here)
  const { rows } = await sql<{ readonly address: string }>`
    SELECT a.value AS address FROM mail_in m JOIN cases c ON c.id = m.case_id JOIN customer_address a USING (customer_id)
    WHERE m.header_id IN ('copy-1@customer.example', 'copy-2@customer.example') ORDER BY a.value`.execute(
    world.db,
  )
  assert.deepEqual(
    rows.map(({ address }) => address),
    ['copy-1@customer.example', 'copy-2@customer.example'],
  )
})

test('a large file goes on where it was, and ends with nothing left behind', async t => {
  const path = join(here, 'large.mbox')
  const mails = Array.from({ length: 60 }, (_, index) => mail(`large-${index}`))
  writeFileSync(path, mbox(...mails))
  const at = new Date('2026-11-01T00:00:00Z')
  utimesSync(path, at, at)
  const { createHash } = await import('node:crypto')
  const bytes = readFileSync(path).length
  const key = createHash('sha256')
    .update(JSON.stringify([path, bytes, at.getTime()]))
    .digest('hex')
  const start = mbox(...mails.slice(0, 58)).length
  await saveProgress(world.db, key, { bytes: start, taken: 58, known: 0, refused: 0, now: Date.now() })
  assert.match((await command(t, path)).says, /^60 taken in/)
  assert.equal(await casesWith('words of large-57.'), 0, 'it began where it was told to be')
  assert.equal(await casesWith('words of large-59.'), 1)
  assert.equal(await progressOf(world.db, key), null)
  assert.match((await command(t, path)).says, /^58 taken in .*, 2 known already/)
})

test('what is refused is named with its reason, holds up nothing, and can be had as a report', async t => {
  const report = join(here, 'report.csv')
  const path = join(here, 'some.mbox')
  writeFileSync(path, mbox(mail('r1'), mail('r2', 'A long line.\n'.repeat(100_000)), mail('r3')))
  const { code, says } = await command(t, path, '--to', 'Bills@behemoth.example', '--report', report)
  assert.equal(code, 1)
  assert.match(says, /refused · The mail is larger than/)
  assert.match(says, /2 taken in .*, 0 known already, 1 refused$/)
  const lines = readFileSync(report, 'utf8').trim().split('\r\n')
  assert.deepEqual(
    lines.map(each => each.split(',')[2]),
    ['outcome', 'taken', 'refused', 'taken'],
  )
})

test('a wrong command says what is right', async t => {
  await assert.rejects(command(t), OperatorError)
  await assert.rejects(command(t, join(here, 'nothing.mbox')), /There is no file/)
})
