/** Other people's files, brought in through the doors. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { ImportView, ImportWish, TrialView, UploadedImport } from '../../../contract/import.ts'
import { eventually } from '../../testing/eventually.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

let world: World
let hugo: AgentClient
before(async () => {
  world = await openWorld()
  hugo = await world.agent('hugo')
})
after(async () => {
  await world[Symbol.asyncDispose]()
})

async function upload(content: string | Uint8Array<ArrayBuffer>, by: AgentClient = hugo, name = 'crm.csv') {
  const body = new FormData()
  body.append('file', new Blob([content]), name)
  const response = await fetch(`${world.url}/api/desk/imports`, {
    method: 'POST',
    headers: { cookie: by.cookie, accept: 'application/json' },
    body,
  })
  const answer = await response.json()
  return { status: response.status, body: answer as UploadedImport & { readonly fault?: string } } // as the contract says
}

async function uploaded(content: string | Uint8Array<ArrayBuffer>): Promise<UploadedImport> {
  const { status, body } = await upload(content)
  assert.equal(status, 200, JSON.stringify(body))
  return body
}

/** Brought in as guessed, to its end: how it ended, and its report line by line. */
async function bring(
  content: string | Uint8Array<ArrayBuffer>,
  wish: Partial<ImportWish> & { readonly saveAs?: string } = {},
): Promise<{ readonly run: ImportView; readonly report: readonly string[] }> {
  const { run, guess } = await uploaded(content)
  const kind = wish.kind ?? guess.kind
  const columns = wish.columns ?? guess.columns[kind]
  const body = { kind, columns, saveAs: wish.saveAs ?? null }
  const started = await hugo.send('POST', `/api/desk/imports/${run.id}/start`, body)
  assert.equal(started.status, 200, started.text)
  const ended = await eventually('the end of the import', async () => {
    const now: ImportView = (await hugo.get(`/api/desk/imports/${run.id}`)).body
    return now.state === 'running' ? undefined : now
  })
  const { text } = await hugo.get(`/api/desk/imports/${run.id}/report.csv`)
  return { run: ended, report: text.split('\r\n').slice(1, -1) }
}

async function customerOf(externalId: string) {
  const { rows } = await sql<{
    readonly id: string
    readonly name: string
    readonly reach: readonly string[]
  }>`
    SELECT id, name, ARRAY(SELECT value FROM customer_address WHERE customer_id = c.id ORDER BY value) AS reach
    FROM customer c WHERE external_id = ${externalId}`.execute(world.db)
  assert.equal(rows.length, 1, externalId)
  return rows[0]
}

const says = (report: readonly string[]) =>
  report.map(line => line.replaceAll('"', '').replace(/^[^,]*,[^,]*,/, ''))

test('customers, accounts, services and bills come in one after the other, and the same files again change nothing', async () => {
  const customers =
    'Customer number;Name;Surname;E-mail;Phone;Language\r\nA1;Ada;Okafor;ADA.O@post.example;01632 960201;es\r\n'
  const accounts = 'Customer number,Account number,Opened on\nA1,ACC-1,03/04/2025\n'
  const services =
    'Account number\tLine number\tService\tPlan\tPrice\tStatus\nACC-1\t01632 960201\tBroadband\tFibre 100\t£29.90\tactive\n'
  const bills =
    'account;invoice;date;due date;total;currency;status\nACC-1;B-1;2026-10-01;2026-10-15;29,90;GBP;paid\n'
  for (const times of ['added', 'same'] as const) {
    for (const file of [customers, accounts, services, bills]) {
      const { run, report } = await bring(file)
      assert.deepEqual(
        [run.state, run.problem, run.records, run[times]],
        ['done', null, 1, 1],
        report.join('\n'),
      )
    }
  }
  const ada = await customerOf('A1')
  assert.deepEqual([ada?.name, ada?.reach], ['Ada Okafor', ['+441632960201', 'ada.o@post.example']])
  const page = (await hugo.get(`/api/desk/customers/${ada?.id}`)).body as { readonly customer: unknown } // as the contract says
  assert.match(
    JSON.stringify(page.customer),
    /"number":"ACC-1","openedOn":"2025-04-03".*"monthly":"£29.90".*"state":"paid".*"total":"£29.90","left":"£0.00"/,
  )
})

const alphabets: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  'UTF-8': new TextEncoder().encode('Número de cliente;Nombre\nES-1;Íñigo Peña\n'),
  'UTF-8 with a mark': new TextEncoder().encode('\ufeffNúmero de cliente;Nombre\nES-1;Íñigo Peña\n'),
  'Latin-1': Uint8Array.from(Buffer.from('Número de cliente;Nombre\nES-1;Íñigo Peña\n', 'latin1')),
  'UTF-16': Uint8Array.from(Buffer.from('\ufeffNúmero de cliente;Nombre\nES-1;Íñigo Peña\n', 'utf16le')),
}

for (const [name, bytes] of Object.entries(alphabets))
  test(`a file in ${name} keeps its accents`, async () => {
    const { run } = await bring(bytes)
    assert.equal(run.state, 'done')
    assert.equal((await customerOf('ES-1'))?.name, 'Íñigo Peña')
  })

test('quotes, line breaks in cells, blank lines and short rows: each row is named by the line on which it begins', async () => {
  const { report } = await bring(
    'Customer number,Name,Phone\r\nQ1,"Okafor, ""Ada""\r\nand Ben",\r\n\r\nQ2\r\n,nobody,\r\nQ3,"Íris",not a number,one too many\r\n',
  )
  assert.deepEqual(says(report), [
    'Line 2: A new customer.',
    'Line 5: A new customer.',
    'Line 6: This is empty, and cannot be: Customer number.',
    'Line 7: A new customer. Left out, because it could not be read: Phone number.',
  ])
})

test('columns of one name are told apart, and each can be chosen', async () => {
  const { run } = await uploaded('Id,Phone,Phone,,\nD1,01632 960301,01632 960302,,\n')
  assert.deepEqual(run.header, ['Id', 'Phone', 'Phone (2)', '#4', '#5'])
  await bring('Id,Phone,Phone,,\nD1,01632 960301,01632 960302,,\n', {
    kind: 'customers',
    columns: { externalId: 'Id', phone: 'Phone (2)' },
  })
  assert.deepEqual((await customerOf('D1'))?.reach, ['+441632960302'])
})

test('a file without rows comes to its end; one without anything, or that is no table, is told so', async () => {
  const { run } = await bring('Customer number,Name\n')
  assert.deepEqual([run.state, run.records], ['done', 0])
  for (const content of ['', '\n\n', 'just a sentence', Uint8Array.from([0x89, 0x50, 0x4e, 0x47])]) {
    const { status, body } = await upload(content)
    assert.deepEqual([status, body.fault], [400, 'bad-request'], JSON.stringify(content))
  }
})

test('a quotation mark that never closes ends the import there; the rows before it are in', async () => {
  const { run, report } = await bring('Customer number,Name\nO1,Ada\nO2,"Ben\nO3,Cleo\n')
  assert.deepEqual([run.state, run.problem, run.added, run.notTaken], ['stopped', 'quote-open', 1, 1])
  assert.equal(
    says(report).at(-1),
    'Line 3: A quotation mark opens here and never closes. Nothing from here on was read.',
  )
})

test('a bad row never stops the others, and each says what was wrong with it', async () => {
  await bring('Customer number,Name\nB1,Ada\nB2,Ben\n')
  const first = await bring('Customer number,Account number,Opened on\nB1,B-100,2025-01-01\n')
  assert.equal(first.run.added, 1)
  const { report } = await bring(
    'Customer number,Account number,Opened on\nB2,B-100,\nB9,B-101,\nB1,,\nB1,B-102,31/31/2025\nB1,B-103,\n',
  )
  assert.deepEqual(says(report), [
    'Line 2: The account B-100 belongs to another customer.',
    'Line 3: There is no customer B9. Bring the customers in first.',
    'Line 4: This is empty, and cannot be: Account number.',
    'Line 5: This could not be read: Opened on.',
    'Line 6: The account B-103 is new.',
  ])
  const { text } = await hugo.get(`/api/desk/imports/${first.run.id}/report.csv?only=refused`)
  assert.equal(text.trim().split('\r\n').length, 1)
})

test('what the database would not have is said of its row alone', async () => {
  const { run, report } = await bring(
    `Account number,Line number,Service,Price,Currency\nB-103,L1,tv,1,GBP\nB-103,L2,tv,90071992547409,GBP\nB-103,${'9'.repeat(3000)},tv,1,GBP\nB-103,L3,tv,,GBP\n`,
  )
  assert.equal(run.state, 'done', report.join('\n'))
  assert.match(
    says(report).join('\n'),
    /L1 is new\.\n.*L2 is new\.\n.*could not be read: Number of the line.*\n.*is empty/,
  )
})

test('somebody who wrote before is joined with their number only where nothing speaks against it', async () => {
  const gus = await world.customer('Hello.', { name: 'Gus Hale', address: 'gus.hale@post.example' })
  await world.customer('Hello.', { name: 'Ivy Moss', address: 'the.moss.family@post.example' })
  const { report } = await bring(
    'Customer number,Name,E-mail\nJ1,gus  HALE,Gus.Hale@post.example\nJ2,Bo Moss,the.moss.family@post.example\n',
  )
  assert.deepEqual(says(report), [
    'Line 2: This is somebody who has written to us before: now they have their number.',
    'Line 3: A new customer. Somebody else has the same address or phone number; nothing shows that they are the same person.',
  ])
  const { rows } = await sql<{ readonly id: string }>`
    SELECT customer_id AS id FROM cases WHERE id = ${gus.caseId}`.execute(world.db)
  assert.equal((await customerOf('J1'))?.id, rows[0]?.id)
})

test('what would happen is tried out and leaves nothing behind', async () => {
  const { run, guess } = await uploaded('Customer number,Name\nT1,Ada\n,Ben\n')
  const wish = { kind: 'customers', columns: guess.columns.customers }
  const trial: TrialView = (await hugo.send('POST', `/api/desk/imports/${run.id}/trial`, wish)).body
  assert.deepEqual(
    [trial.tried, trial.added, trial.notTaken, trial.isWholeFile, trial.lines[0]?.cells],
    [2, 1, 1, true, ['T1', 'Ada']],
  )
  const { rows } = await sql`SELECT FROM customer WHERE external_id = 'T1'`.execute(world.db)
  assert.equal(rows.length, 0)
})

test('columns that were saved under a name are found again with the next file of the same heading', async () => {
  const heading = 'Kundennr,Vorname'
  const columns = { externalId: 'Kundennr', name: 'Vorname' }
  await bring(`${heading}\nS1,Ada\n`, { kind: 'customers', columns, saveAs: 'Old CRM' })
  const next = await uploaded(`${heading}\nS2,Ben\n`)
  assert.deepEqual(next.mapping, { name: 'Old CRM', kind: 'customers', columns })
})

test('columns that are needed or that the file does not have are asked for', async () => {
  const { run } = await uploaded('a,b\n1,2\n')
  for (const columns of [{}, { externalId: 'c' }]) {
    const answer = await hugo.send('POST', `/api/desk/imports/${run.id}/start`, {
      kind: 'customers',
      columns,
      saveAs: null,
    })
    assert.equal(answer.status, 400)
  }
})

test('an import that is stopped keeps what came in, and its file is gone', async () => {
  const { run } = await uploaded('Customer number,Name\nX1,Ada\n')
  const stopped: ImportView = (await hugo.send('POST', `/api/desk/imports/${run.id}/stop`)).body
  assert.deepEqual([stopped.state, stopped.problem], ['stopped', 'cancelled'])
  const { rows } =
    await sql`SELECT FROM import_run WHERE state <> 'running' AND state <> 'uploaded' AND blob IS NOT NULL`.execute(
      world.db,
    )
  assert.equal(rows.length, 0)
})

test('only an administrator brings customers in or reads what became of them', async () => {
  const { run } = await uploaded('Customer number\nR1\n')
  for (const name of ['ada', 'lena'] as const) {
    const somebody = await world.agent(name)
    assert.equal((await upload('Customer number\nR1\n', somebody)).status, 403)
    for (const path of ['', `/${run.id}`, `/${run.id}/report.csv`])
      assert.equal((await somebody.get(`/api/desk/imports${path}`)).status, 403, path)
  }
})
