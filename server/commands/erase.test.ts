/** A person who has left something everywhere is erased; the whole database and the data folder are searched for what is left. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, afterEach, before, beforeEach, describe, type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { putIntoOutbox } from '../../channels/mail/outbox.ts'
import { isTagId } from '../../domain/case-work/tags.ts'
import { canonicalJson } from '../ledger/chain.ts'
import { readConfig } from '../config.ts'
import { silent } from '../db/log.ts'
import { type DemoHouse, type DemoMould, mouldDemo } from '../demo/testing.ts'
import { createBlobStore } from '../files/blob-store.ts'
import { insertFile } from '../intake/sql.ts'
import { actOn } from '../ledger/act.ts'
import { readCase } from '../ledger/case-rows.ts'
import { factsOfCase } from '../ledger/read.ts'
import { letterQueue, prepareQueues } from '../letters/prepare-queues.ts'
import { append } from '../ledger/append.ts'
import { keepSearch } from '../search/search.ts'
import { mailFrom, mailsWithoutCase, openFront } from '../testing/mail-traces.ts'
import {
  factsOnTheLadder,
  leaveTags,
  leaveTracesOfActing,
  leaveTracesOfImportsAndCalls,
  leaveTracesOnTheWay,
} from '../testing/traces.ts'
import { eventually } from '../testing/eventually.ts'
import { runDoctor } from './doctor.ts'
import { erase, reapplyErasures } from './erase.ts'
import { erasePerson } from './erase-person.ts'
import { noteErased, readErased } from './erased-list.ts'

const noor = { name: 'Noor Rahmani', email: 'noor.rahmani@post.example', phone: '+447700900100' }
const secrets = [
  noor.name,
  'noor.rahmani',
  noor.phone,
  '07700 900100',
  'You cut my phone off',
  'coral reef',
  'bleaching.jpg',
  'mail-of-noor',
  'CRM-NOOR-77',
  'they talked about polyps',
  'noor of the reef',
  'noor who dives',
  // The number, as the search finds it.
  '#001009007744',
]

let house: DemoHouse
let customerId: string

let mould: DemoMould

before(async () => {
  mould = await mouldDemo(async filled => {
    house = filled
    await leaveTraces()
  })
})
after(async () => {
  await mould[Symbol.asyncDispose]()
})
beforeEach(async () => {
  house = await mould.copy()
})
afterEach(async () => {
  await house[Symbol.asyncDispose]()
})

async function leaveTraces(): Promise<void> {
  await prepareQueues(house.database.owner)
  await mailFrom(house, noor)
  customerId = await idOf(noor.email)
  await mailsWithoutCase(house, { ...noor, customerId })
  await leaveMoreTraces()
  const [first] = await casesOfNoor()
  assert.ok(first)
  const traces = { ...noor, customerId, caseId: first.id }
  await leaveTracesOfActing(house, traces)
  await leaveTracesOfImportsAndCalls(house, traces)
  await leaveTracesOnTheWay(house, traces)
  await leaveTags(house, traces)
}

async function rows<T>(statement: string): Promise<readonly T[]> {
  return (await sql.raw<T>(statement).execute(house.owner)).rows
}

async function idOf(address: string): Promise<string> {
  const [row] = await rows<{ id: string }>(
    `SELECT customer_id AS id FROM customer_address WHERE value = '${address}'`,
  )
  assert.ok(row)
  return row.id
}

async function casesOfNoor(): Promise<readonly { readonly id: string; readonly reference: string }[]> {
  return await rows(`SELECT id, reference FROM cases WHERE customer_id = '${customerId}' ORDER BY id`)
}

async function leaveMoreTraces(): Promise<void> {
  const search = keepSearch(house.ledger, error => assert.fail(String(error)))
  await search.catchUp()
  await search.stop()
  const [first] = await casesOfNoor()
  assert.ok(first)
  const outbox = join(house.dataDir, 'outbox')
  const mail = (to: string, text: string) =>
    Readable.from([`To: ${to}\r\nSubject: Your question\r\n\r\n${text}\r\n`])
  await putIntoOutbox(outbox, 'to-noor', mail(`${noor.name} <${noor.email}>`, 'Dear Noor'))
  await putIntoOutbox(
    outbox,
    'to-an-old-address',
    mail('n@elsewhere.example', `Reference: ${first.reference}`),
  )
  await putIntoOutbox(outbox, 'to-somebody-else', mail(`x${noor.email}`, 'Dear Xnoor'))
  await append(house.ledger, { cases: [first.id] }, () => ({
    facts: [
      {
        caseId: first.id,
        fact: {
          type: 'RuleOverridden',
          overrideId: randomUUID(),
          rule: 'not-to-somebody-absent',
          agentId: randomUUID(),
          body: { reason: `${noor.name} knows nobody else.` },
        },
      },
      ...factsOnTheLadder(first.id),
    ],
    result: null,
  }))
}

async function everythingInTheDatabase(): Promise<string> {
  const tables = await rows<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss')`,
  )
  const texts = await Promise.all(
    tables.map(({ name }) =>
      rows<{ text: string | null }>(`SELECT string_agg(t::text, E'\\n') AS text FROM ${name} t`),
    ),
  )
  const bodies = await rows<{ text: string }>(
    `SELECT string_agg(convert_from(bytes, 'UTF8'), E'\\n') AS text FROM fact_body`,
  )
  return [...texts.flat(), ...bodies].map(({ text }) => text ?? '').join('\n')
}

function everythingInTheFolder(): string {
  return readdirSync(house.dataDir, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), 'utf8')}`)
    .join('\n')
}

async function failures(): Promise<readonly string[]> {
  const { checks } = await runDoctor({
    owner: house.database.owner,
    dataDir: house.dataDir,
    now: house.now,
    log: silent,
  })
  return checks.flatMap(check => check.problems)
}

async function command(t: TestContext, ...words: readonly string[]) {
  const lines: string[] = []
  const log = t.mock.method(console, 'log', (line: string) => void lines.push(line))
  const config = readConfig({ DATABASE_URL: house.database.owner, HEED_DATA: house.dataDir })
  const code = await erase({ config, log: silent, words }).finally(() => log.mock.restore())
  return { code, says: lines.join('\n') }
}

describe('erasing a person', () => {
  test('leaves nothing of them in the database or in the data folder, and the doctor content', async t => {
    const before = `${await everythingInTheDatabase()}\n${everythingInTheFolder()}`
    for (const secret of secrets) assert.ok(before.includes(secret), `${secret} is there to be erased`)
    const { code, says } = await command(t, noor.email, '--yes')
    assert.equal(code, 0)
    const left = `${await everythingInTheDatabase()}\n${everythingInTheFolder()}`
    const others = left.replaceAll(`x${noor.email}`, '')
    for (const secret of secrets) assert.ok(!others.toLowerCase().includes(secret.toLowerCase()), secret)
    assert.doesNotMatch(says, /still stands/)
    assert.match(says, /2 cases, 2 addresses, 1 account, 4 files, 2 mails/)
    assert.deepEqual(readdirSync(join(house.dataDir, 'outbox')), ['to-somebody-else.eml'])
    assert.deepEqual(await rows(`SELECT state, problem, blob FROM import_run`), [
      { state: 'stopped', problem: 'erased', blob: null },
    ])
    assert.deepEqual(await rows(`SELECT line FROM import_line`), [{ line: 4 }])
    assert.deepEqual(await rows(`SELECT FROM customer_look`), [])
    // A digest of few words can be guessed.
    const nobodys = `FROM mail_in WHERE from_address IS NULL`
    assert.ok((await rows(`SELECT ${nobodys}`)).length > 0)
    assert.deepEqual(await rows(`SELECT ${nobodys} AND answers ->> 'digest' IS NOT NULL`), [])
    assert.deepEqual(await rows(`SELECT FROM widget_customer`), [])
    assert.deepEqual(await rows(`SELECT data FROM pgboss.job WHERE name = '${letterQueue}'`), [
      { data: { kind: 'letter' } },
    ])
    assert.deepEqual(await failures(), [])
  })

  test('leaves what happened as it was: the same cases, the same facts', async () => {
    const cases = await casesOfNoor()
    const before = await Promise.all(cases.map(({ id }) => readCase(house.db, id)))
    const { ledger, dataDir } = ownersHouse()
    await erasePerson({ ledger, dataDir, customerId })
    assert.ok(before.some(state => state?.tags.includes('noors boat')))
    const after = before.map(state => state && { ...state, tags: state.tags.filter(isTagId) })
    assert.deepEqual(await Promise.all(cases.map(({ id }) => readCase(house.db, id))), after)
    const stories = await Promise.all(cases.map(({ id }) => factsOfCase(house.db, id)))
    assert.doesNotMatch(JSON.stringify(stories), /boat/)
    // Its fact is chained, and stays; nothing that is shown, searched or counted has it any more.
    assert.deepEqual(await rows(`SELECT FROM case_tag WHERE tag ILIKE '%boat%'`), [])
    assert.deepEqual(await rows(`SELECT FROM case_tag_word WHERE word ILIKE '%boat%'`), [])
    const [fact] = await rows<{ data: string }>(`SELECT data FROM fact WHERE type = 'PersonalDataErased'`)
    assert.equal(fact?.data, canonicalJson({ customerId, cases: 2 }))
  })

  test('is done once, however often it is asked for', async t => {
    assert.equal((await command(t, customerId, '--yes')).code, 0)
    const again = await command(t, customerId, '--yes')
    assert.equal(again.code, 0)
    assert.match(again.says, /Somebody without a name .* erased on/)
    assert.equal((await rows(`SELECT 1 FROM fact WHERE type = 'PersonalDataErased'`)).length, 1)
    assert.deepEqual(await failures(), [])
  })

  test('finds them by the reference of a case, and nobody by an address that nobody has', async t => {
    const [first] = await casesOfNoor()
    assert.equal((await command(t, 'nobody@post.example', '--yes')).code, 1)
    assert.equal((await command(t, (first?.reference ?? '').toLowerCase(), '--yes')).code, 0)
    assert.equal(
      (await rows(`SELECT 1 FROM customer WHERE id = '${customerId}' AND erased_at IS NOT NULL`)).length,
      1,
    )
  })

  test('does nothing when an address belongs to several people, and names them', async t => {
    const edwin = await idOf('edwin.mutale@letterbox.example')
    await sql`UPDATE customer_address SET value = ${noor.email} WHERE customer_id = ${edwin} AND kind = 'email'`.execute(
      house.owner,
    )
    const { code, says } = await command(t, noor.email, '--yes')
    assert.equal(code, 1)
    assert.match(says, new RegExp(customerId))
    assert.match(says, new RegExp(edwin))
    assert.equal((await rows('SELECT 1 FROM customer WHERE erased_at IS NOT NULL')).length, 0)
  })

  test('asks first, and where nobody can be asked wants --yes', async t => {
    await assert.rejects(command(t, noor.email), /Give --yes/)
    await assert.rejects(command(t, 'Noor', '--yes'), /Say who/)
    await assert.rejects(command(t), /Say who/)
    assert.equal((await rows('SELECT 1 FROM customer WHERE erased_at IS NOT NULL')).length, 0)
  })

  test('tells where somebody else still speaks of them', async t => {
    const [other] = await rows<{ id: string; owner: string }>(
      `SELECT id, owner_id AS owner FROM cases WHERE customer_id <> '${customerId}' AND status = 'owned' ORDER BY id LIMIT 1`,
    )
    assert.ok(other)
    const note = {
      ask: 'note',
      agentId: other.owner,
      noteId: randomUUID(),
      words: { text: `Same as with ${noor.name}.` },
    } as const
    await actOn(house.ledger, { caseId: other.id, request: note })
    const { says } = await command(t, noor.email, '--yes')
    assert.match(says, /still stands in the following places.*\n {2}fact_body\.bytes: 1 row$/m)
  })

  test('whoever answers an old mail afterwards begins anew, as somebody whom nobody knows', async () => {
    const [old] = await casesOfNoor()
    assert.ok(old)
    const { ledger, dataDir } = ownersHouse()
    await erasePerson({ ledger, dataDir, customerId })
    const received = await openFront(house, old.reference).receive({
      channel: 'mail',
      externalId: 'an-answer-to-an-old-mail',
      receivedAt: house.now,
      from: { address: noor.email, name: noor.name },
      to: ['reply+anything@behemoth.example'],
      replyToken: 'reply+anything',
      text: 'Is anybody there?',
      attachments: [],
    })
    assert.deepEqual(received, { ok: true, duplicate: false })
    const [opened] = await rows<{ caseId: string; customerId: string }>(
      `SELECT r.case_id AS "caseId", c.customer_id AS "customerId" FROM received r JOIN cases c ON c.id = r.case_id
       WHERE r.external_id = 'an-answer-to-an-old-mail'`,
    )
    assert.notEqual(opened?.caseId, old.id)
    assert.notEqual(opened?.customerId, customerId)
  })

  test('misses no word that is said while it is done', async () => {
    const [first] = await casesOfNoor()
    const { ledger, dataDir } = ownersHouse()
    const speak = async () =>
      await actOn(house.ledger, {
        caseId: first?.id ?? '',
        customerId,
        request: {
          ask: 'speak',
          messageId: randomUUID(),
          channel: 'chat',
          files: [],
          verified: true,
          words: { text: 'I am still here.', from: noor.email },
          entryId: randomUUID(),
          medium: 'chat',
        },
      })
    await Promise.all([speak(), erasePerson({ ledger, dataDir, customerId }), speak()])
    // What was said after it is theirs to say; erasing once more takes it too.
    await erasePerson({ ledger, dataDir, customerId })
    assert.doesNotMatch(await everythingInTheDatabase(), /I am still here|noor\.rahmani@/)
    assert.deepEqual(await failures(), [])
  })

  test('takes along what comes while it waits for the locks', async () => {
    const [first] = await casesOfNoor()
    assert.ok(first)
    const store = createBlobStore({ folder: join(house.dataDir, 'files'), limitBytes: 1_000 })
    const { ledger, dataDir } = ownersHouse()
    const erasing = await house.db.transaction().execute(async tx => {
      await sql`SELECT FROM customer WHERE id = ${customerId} FOR UPDATE`.execute(tx)
      const begun = erasePerson({ ledger, dataDir, customerId })
      await eventually('a wait for the lock', async () => {
        const waiting = await rows(`
          SELECT FROM pg_locks w WHERE NOT w.granted AND EXISTS (SELECT FROM pg_locks h
            WHERE h.pid = w.pid AND h.database = (SELECT oid FROM pg_database WHERE datname = current_database()))`)
        return waiting.length > 0
      })
      const blob = await store.put(Readable.from([Buffer.from('coral reef, once more')]))
      const file = {
        id: randomUUID(),
        caseId: first.id,
        messageId: null,
        blob: blob.id,
        name: 'more.txt',
        now: house.now,
      }
      await insertFile(tx, { ...blob, ...file, mediaType: 'text/plain', purpose: 'attachment' })
      return { begun }
    })
    await erasing.begun
    assert.doesNotMatch(everythingInTheFolder(), /coral reef/)
    assert.deepEqual(await failures(), [])
  })

  test('is finished when it was broken off before the files were gone', async t => {
    const store = createBlobStore({ folder: join(house.dataDir, 'files'), limitBytes: 1_000 })
    assert.equal((await command(t, customerId, '--yes')).code, 0)
    const left = await store.put(Readable.from([Buffer.from('coral reef')]))
    await noteErased(house.dataDir, [{ customerId, at: house.now, files: [left.id] }])
    assert.match((await failures()).join(), /files of .* were not all removed/)
    assert.equal((await command(t, customerId, '--yes')).code, 0)
    assert.equal(await store.sizeOf(left.id), null)
    assert.deepEqual(await failures(), [])
  })

  test('is done again for whoever comes back with a backup, and for nobody else', async () => {
    const config = readConfig({ DATABASE_URL: house.database.owner, HEED_DATA: house.dataDir })
    assert.equal(await reapplyErasures({ config, log: silent }), 0)
    await noteErased(house.dataDir, [
      { customerId, at: house.now, files: [] },
      { customerId: randomUUID(), at: house.now, files: [] },
    ])
    assert.match((await failures()).join(), /is here again/)
    assert.equal(await reapplyErasures({ config, log: silent }), 1)
    assert.deepEqual(await failures(), [])
    assert.equal((await rows('SELECT 1 FROM customer WHERE erased_at IS NOT NULL')).length, 1)
    assert.equal((await readErased(house.dataDir)).length, 2)
  })

  test('is not for whoever serves', async () => {
    await assert.rejects(
      sql`SELECT ledger_erase_bodies(${customerId})`.execute(house.db),
      /permission denied/,
    )
  })
})

function ownersHouse() {
  return { dataDir: house.dataDir, ledger: { ...house.ledger, db: house.owner } }
}
