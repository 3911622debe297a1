/** The one writer: lanes without gaps, a chain that anybody can check, refusals that leave nothing behind. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { CaseFact } from '../../domain/case/facts.ts'
import { isRefusal, refusal } from '../../domain/rule.ts'
import { withClient } from '../db/client.ts'
import { ask, newCustomer, type Office, openCase, openOffice, says } from '../testing/office.ts'
import { actOn } from './act.ts'
import { append } from './append.ts'
import { bodyHash, chainHash, chainStart } from './chain.ts'
import type { Ledger } from './ledger.ts'
import { isOfCases } from './settle.ts'

let office: Office
let ledger: Ledger
before(async () => {
  office = await openOffice()
  ledger = office.ledger
})
after(() => office[Symbol.asyncDispose]())

interface FactRow {
  readonly lane: number
  readonly seq: number
  readonly caseId: string | null
  readonly type: string
  readonly at: number
  readonly data: string
  readonly bodyHash: Buffer | null
  readonly hash: Buffer
  readonly salt: Buffer | null
  readonly bytes: Buffer | null
}

async function everything(): Promise<readonly FactRow[]> {
  const { rows } = await sql<FactRow>`
    SELECT f.lane, f.seq, f.case_id AS "caseId", f.type, f.at, f.data, f.body_hash AS "bodyHash", f.hash, b.salt, b.bytes
    FROM fact f LEFT JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq ORDER BY f.lane, f.seq`.execute(
    ledger.db,
  )
  return rows
}

/** Every lane is 1, 2, 3 … up to its head, and each hash follows from the one before. */
async function mustBeWhole(): Promise<readonly FactRow[]> {
  const facts = await everything()
  const heads = await sql<{ readonly lane: number; readonly head: number; readonly hash: Buffer }>`
    SELECT lane, head, hash FROM lane ORDER BY lane`.execute(ledger.db)
  assert.equal(heads.rows.length, 16)
  for (const { lane, head, hash } of heads.rows) {
    const own = facts.filter(fact => fact.lane === lane)
    assert.deepEqual(
      own.map(fact => fact.seq),
      Array.from({ length: head }, (_, index) => index + 1),
      `lane ${lane} has a gap`,
    )
    let last: Buffer = chainStart
    for (const fact of own) {
      last = chainHash(last, fact)
      assert.deepEqual(last, fact.hash, `the chain of lane ${lane} breaks at ${fact.seq}`)
      if (fact.bytes && fact.salt) assert.deepEqual(bodyHash(fact.salt, fact.bytes), fact.bodyHash)
    }
    assert.deepEqual(last, hash, `the head of lane ${lane} is not its last fact's`)
  }
  return facts
}

function noted(caseId: string, text = 'Ring the bell twice; it sticks. “¿Sí?” 🔔\n'): NewNote {
  return {
    caseId,
    fact: { type: 'AgentNoted', noteId: randomUUID(), agentId: office.ids.ada, body: { text } },
  }
}
type NewNote = { readonly caseId: string; readonly fact: CaseFact }

test('24 writers, some of them in two cases at once, leave every lane without a gap and deadlock nobody', async () => {
  const ledgers = [ledger, office.another(), office.another()]
  const cases = await Promise.all(Array.from({ length: 8 }, () => openCase(ledger)))
  const pick = (index: number) => cases[index % cases.length] ?? assert.fail()
  let written = (await everything()).length
  await Promise.all(
    Array.from({ length: 24 }, async (_, writer) => {
      const own = ledgers[writer % ledgers.length] ?? ledger
      for (let turn = 0; turn < 20; turn++) {
        const first = pick(writer * 7 + turn * 3)
        const second = pick(writer + turn * 5)
        const isPair = turn % 3 === 0 && first.id !== second.id
        const touched = isPair ? [first, second] : [first]
        // The customers of some are locked too, and all are named in no order.
        const customers = turn % 2 === 0 ? touched.map(({ customerId }) => customerId) : []
        await append(own, { cases: touched.map(({ id }) => id), customers }, () => ({
          facts: touched.map(({ id }) => noted(id)),
          result: null,
        }))
        written += touched.length
      }
    }),
  )
  const facts = await mustBeWhole()
  assert.equal(facts.length, written)
  for (const { id } of cases) {
    const times = facts.filter(fact => fact.caseId === id).map(fact => fact.at)
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
      'the times of a case run backwards',
    )
  }
})

test('a deadlock that somebody else makes is not told to the writer: it begins again', async () => {
  const [one, two] = [await openCase(ledger), await openCase(ledger)].toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  )
  assert.ok(one && two)
  let tries = 0
  await withClient(office.database.app, async other => {
    // Whoever has waited longest looks for a deadlock first and gives way: that is to be the writer.
    await other.query(`SET ROLE NONE; SET deadlock_timeout = '30s'; BEGIN`)
    await other.query('SELECT 1 FROM cases WHERE id = $1 FOR UPDATE', [two.id])
    const writing = append(ledger, { cases: [one.id] }, async ({ tx }) => {
      tries++
      if (tries === 1) {
        const crossing = other.query('SELECT 1 FROM cases WHERE id = $1 FOR UPDATE', [one.id])
        crossing.then(() => other.query('COMMIT')).catch(() => undefined)
      }
      await sql`SELECT 1 FROM cases WHERE id = ${two.id} FOR UPDATE`.execute(tx)
      return { facts: [noted(one.id)], result: 'written' }
    })
    assert.equal(await writing, 'written')
  })
  assert.ok(tries >= 2, 'it began again, and once more where the other had not let go yet')
  const { rows } = await sql`SELECT 1 FROM fact WHERE case_id = ${one.id} AND type = 'AgentNoted'`.execute(
    ledger.db,
  )
  assert.equal(rows.length, 1)
})

test('a refusal writes nothing: no fact, no row, no place in the line', async () => {
  const { id, customerId } = await openCase(ledger)
  const before = await standing()
  const refused = await append(ledger, { cases: [id], customers: [customerId] }, async ({ tx }) => {
    await sql`UPDATE customer SET name = 'Nobody' WHERE id = ${customerId}`.execute(tx)
    return refusal({ name: 'a-rule', says: 'Not today.' })
  })
  assert.deepEqual(refused, { refused: { rule: 'a-rule', says: 'Not today.' } })
  const byRule = await actOn(ledger, {
    caseId: id,
    request: { ask: 'note', agentId: office.ids.ada, noteId: randomUUID(), words: { text: ' ' } },
    once: { channel: 'desk', externalId: randomUUID(), messageId: randomUUID() },
  })
  assert.ok(isRefusal(byRule))
  // One that comes to nothing only at the end of the transaction.
  const broken = append(ledger, { cases: [id] }, () => ({
    facts: [
      noted(id),
      { caseId: id, fact: { type: 'EntryJoined', entryId: randomUUID(), medium: 'chat', place: 0 } },
    ],
    result: null,
    also: () => Promise.reject(new Error('broken off')),
  }))
  await assert.rejects(broken, /broken off/)
  assert.deepEqual(await standing(), before)
})

test('a case that does not exist is a fault, and nothing is written', async () => {
  const before = await standing()
  const missing = append(ledger, { cases: [randomUUID()] }, () => assert.fail('decided without a case'))
  await assert.rejects(missing, { name: 'Fault', fault: 'not-found' })
  assert.deepEqual(await standing(), before)
})

/** Everything that a refusal must leave as it was; the rollback of a refusal included. */
async function standing(): Promise<unknown> {
  const { rows } = await sql`
    SELECT (SELECT count(*) FROM fact) AS facts, (SELECT count(*) FROM fact_body) AS bodies, (SELECT count(*) FROM entry) AS entries,
      (SELECT count(*) FROM received) AS received, (SELECT next FROM line_place) AS next, (SELECT version FROM line_place) AS version,
      (SELECT sum(head) FROM lane) AS heads, (SELECT count(*) FROM customer WHERE name = 'Nobody') AS renamed`.execute(
    ledger.db,
  )
  return rows
}

test('the chain holds for every kind of text and for every millisecond, and still when bodies are erased', async () => {
  const { id, customerId } = await openCase(ledger)
  const texts = [
    '',
    '"quoted" \\ back\\slash',
    'línea\r\nnueva\ttab',
    '\u2028\u2029',
    '日本語 👩🏽‍🚒',
    'x'.repeat(50_000),
  ]
  for (const text of texts) {
    office.clock.advance(1 + 977 * text.length)
    await append(ledger, { cases: [id] }, () => ({ facts: [noted(id, text)], result: null }))
  }
  const before = (await mustBeWhole()).filter(fact => fact.caseId === id)
  assert.deepEqual(
    before.filter(fact => fact.type === 'AgentNoted').map(fact => JSON.parse(String(fact.bytes)).text),
    texts,
  )
  await withClient(office.database.owner, owner =>
    owner.query('SELECT ledger_erase_bodies($1)', [customerId]),
  )
  const erased = (await mustBeWhole()).filter(fact => fact.caseId === id)
  assert.ok(erased.every(fact => fact.bytes === null && fact.salt === null))
  assert.deepEqual(
    erased.map(fact => fact.hash),
    before.map(fact => fact.hash),
  )
})

test('whoever changes one fact breaks the chain', async () => {
  const { id } = await openCase(ledger)
  const facts = await mustBeWhole()
  const last = facts.findLast(fact => fact.caseId === id) ?? assert.fail()
  const previous = facts.find(fact => fact.lane === last.lane && fact.seq === last.seq - 1)
  for (const change of [
    { data: last.data.replace('chat', 'call') },
    { at: last.at + 1 },
    { type: 'EntryLeft' },
    { seq: last.seq + 1 },
    { caseId: null },
    { bodyHash: Buffer.alloc(32) },
  ]) {
    assert.notDeepEqual(chainHash(previous?.hash ?? chainStart, { ...last, ...change }), last.hash)
  }
})

test('the role that serves cannot write, change or remove a fact, a body, or the head of a lane', async () => {
  await openCase(ledger)
  const forbidden = [
    `INSERT INTO fact (lane, seq, type, at, data, hash) VALUES (0, 1000000, 'CaseRested', now(), '{}', '')`,
    `UPDATE fact SET data = '{}'`,
    `DELETE FROM fact`,
    `TRUNCATE fact CASCADE`,
    `INSERT INTO fact_body (lane, seq, salt, bytes) SELECT lane, seq, '', '' FROM fact LIMIT 1`,
    `UPDATE fact_body SET bytes = ''`,
    `DELETE FROM fact_body`,
    `UPDATE lane SET head = 0`,
    `INSERT INTO lane (lane) VALUES (1)`,
    `DELETE FROM lane`,
    `DELETE FROM cases`,
    `DELETE FROM commitment`,
    `SELECT ledger_erase_bodies(gen_random_uuid())`,
    `ALTER TABLE fact DISABLE TRIGGER ALL`,
  ]
  for (const statement of forbidden) {
    const trying = withClient(office.database.app, client => client.query(statement))
    await assert.rejects(trying, { code: '42501' }, statement)
  }
  await mustBeWhole()
})

test('places are given in the order of commits, whoever joins through whichever process', async () => {
  const ledgers = [ledger, office.another()]
  const joined = await Promise.all(
    Array.from({ length: 40 }, (_, index) => openCase(ledgers[index % 2] ?? ledger)),
  )
  const { rows } = await sql<{ readonly place: number; readonly commit: string }>`
    SELECT place, xmin::text AS commit FROM entry WHERE id = ANY(${joined.map(({ entryId }) => entryId)}::uuid[])
    ORDER BY place`.execute(ledger.db)
  const places = rows.map(({ place }) => place)
  assert.deepEqual(
    places,
    places.map((_, index) => (places[0] ?? 0) + index),
  )
})

test('the same word twice at the same instant is one message', async () => {
  const { id, customerId } = await openCase(ledger)
  const other = office.another()
  const once = { channel: 'chat', externalId: randomUUID(), messageId: randomUUID() }
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      actOn(index % 2 ? other : ledger, { caseId: id, customerId, request: says(), once }),
    ),
  )
  assert.equal(answers.filter(answer => !isRefusal(answer) && !answer.isRepeat).length, 1)
  const { rows } = await sql`SELECT 1 FROM fact WHERE case_id = ${id} AND type = 'CustomerSpoke'`.execute(
    ledger.db,
  )
  assert.equal(rows.length, 2)
})

test('a letter that was answered has ended; it did not leave the line', async () => {
  const { id, entryId } = await openCase(ledger, { medium: 'letter' })
  await ask(ledger, id, {
    ask: 'reply',
    agentId: office.ids.ada,
    messageId: randomUUID(),
    files: [],
    words: { text: 'We are on it.' },
  })
  const { rows } = await sql<{ state: string; agentId: string | null; answeredAt: number | null }>`
    SELECT state, agent_id AS "agentId", answered_at AS "answeredAt" FROM entry WHERE id = ${entryId}`.execute(
    ledger.db,
  )
  assert.deepEqual(rows, [{ state: 'ended', agentId: office.ids.ada, answeredAt: office.clock.now() }])
})

test('a customer who is not locked for cannot lose a case to the lock order', async () => {
  const customerId = await newCustomer(ledger)
  await Promise.all(Array.from({ length: 12 }, () => openCase(ledger, { customerId })))
  const { rows } = await sql`SELECT 1 FROM cases WHERE customer_id = ${customerId}`.execute(ledger.db)
  assert.equal(rows.length, 12)
})

test('a line to the database that breaks while it is written to is no trouble of a case', () => {
  const failed = (code: string) => isOfCases(Object.assign(new Error('write failed'), { code }))
  for (const code of ['EPIPE', 'ECONNRESET', '57P01', '08006', '40P01'])
    assert.equal(failed(code), false, code)
  for (const code of ['23514', 'P0001', 'XX000']) assert.equal(failed(code), true, code)
})
