/** Bringing customers in from the command line. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, type TestContext, test } from 'node:test'
import { readConfig } from '../config.ts'
import { silent } from '../db/log.ts'
import { OperatorError } from '../operator-error.ts'
import { type Office, openOffice } from '../testing/office.ts'
import { importFile } from './import.ts'

let office: Office
let folder: string
beforeEach(async () => {
  office = await openOffice()
  folder = mkdtempSync(join(tmpdir(), 'heed-import-'))
})
afterEach(async () => {
  await office[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

function file(content: string): string {
  const path = join(folder, 'crm.csv')
  writeFileSync(path, content)
  return path
}

async function command(t: TestContext, ...words: readonly string[]) {
  const lines: string[] = []
  const log = t.mock.method(console, 'log', (line: string) => void lines.push(line))
  const config = readConfig({ DATABASE_URL: office.database.owner, HEED_DATA: folder })
  const code = await importFile({ config, log: silent, words }).finally(() => log.mock.restore())
  return { code, says: lines.join('\n') }
}

test('a file comes in, and what was not taken is named', async t => {
  const path = file('Customer number,Name\nC1,Ada\n,Ben\n')
  const report = join(folder, 'report.csv')
  assert.deepEqual(await command(t, path, '--kind', 'customers', '--report', report), {
    code: 0,
    says: '1 new, 0 changed, 0 as before, 1 not taken\n  Line 3: This is empty, and cannot be: Customer number.',
  })
  assert.match(
    readFileSync(report, 'utf8'),
    /^line,outcome,what was done\r\n2,New,Line 2: A new customer\.\r\n3,/,
  )
  assert.match(
    (await command(t, path, '--kind', 'customers')).says,
    /^0 new, 0 changed, 1 as before, 1 not taken/,
  )
})

test('columns are saved under a new name, and used under one that is known', async t => {
  const path = file('Customer number,Name\nC1,Ada\n')
  await command(t, path, '--kind', 'customers', '--mapping', 'CRM')
  assert.equal((await command(t, path, '--kind', 'customers', '--mapping', 'CRM')).code, 0)
  await assert.rejects(command(t, path, '--kind', 'bills', '--mapping', 'CRM'), /was saved for customers/)
  const other = file('Number,Name\nC1,Ada\n')
  await assert.rejects(
    command(t, other, '--kind', 'customers', '--mapping', 'CRM'),
    /has no column “Customer number”/,
  )
})

test('what cannot be brought in is said in one sentence', async t => {
  const cases: readonly (readonly [words: readonly string[], says: RegExp])[] = [
    [[], /Say which file/],
    [['nothing.csv', '--kind', 'customers'], /There is no file/],
    [[file('a,b\n1,2\n'), '--kind', 'shoes'], /Say which file/],
    [
      [file('a,b\n1,2\n'), '--kind', 'customers'],
      /No column could be found for Customer number\. The file has: a, b\./,
    ],
    [[file('a,b\n1,2\n'), '--what'], /Say which file/],
  ]
  for (const [words, says] of cases)
    await assert.rejects(
      command(t, ...words),
      (error: unknown) => error instanceof OperatorError && says.test(error.message),
    )
  await assert.rejects(command(t, file(''), '--kind', 'customers'), /There is nothing in this file/)
})
