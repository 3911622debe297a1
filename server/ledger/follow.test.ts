/** Followers have the effect of each fact exactly once; a tail tells each fact once, in order, and misses none. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { withClient } from '../db/client.ts'
import { eventually } from '../testing/eventually.ts'
import { type Office, openCase, openOffice } from '../testing/office.ts'
import { append } from './append.ts'
import { type Follower, follow } from './follow.ts'
import { type Cursors, laneCount, type Ledger, type StoredFact } from './ledger.ts'
import { advance, factsAfter, laneHeads } from './read.ts'
import { fromToken, openTail, toToken } from './tail.ts'

let office: Office
before(async () => {
  office = await openOffice()
  await withClient(office.database.owner, owner =>
    owner.query(
      'CREATE TABLE effect (name text, lane int, seq int); GRANT SELECT, INSERT ON effect TO heed_app',
    ),
  )
})
after(() => office[Symbol.asyncDispose]())

const fromStart: Cursors = Array.from({ length: laneCount }, () => 0)
const keyOf = ({ lane, seq }: Pick<StoredFact, 'lane' | 'seq'>) => `${lane}:${seq}`
const ignore = () => {}

/** Writers at work at the same time, each in cases of its own and one in everybody's. */
async function keepWriting(ledgers: readonly Ledger[], writers: number, turns: number): Promise<void> {
  const shared = await openCase(office.ledger)
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      const ledger = ledgers[writer % ledgers.length] ?? office.ledger
      for (let turn = 0; turn < turns; turn++) {
        const { id } = turn % 3 === 0 ? shared : await openCase(ledger)
        await append(ledger, { cases: [id] }, () => ({
          facts: [
            {
              caseId: id,
              fact: {
                type: 'AgentNoted',
                noteId: randomUUID(),
                agentId: office.ids.ada,
                body: { text: 'x' },
              },
            },
          ],
          result: null,
        }))
      }
    }),
  )
}

async function effectsOf(name: string): Promise<readonly string[]> {
  const { rows } = await sql<{
    readonly lane: number
    readonly seq: number
  }>`SELECT lane, seq FROM effect WHERE name = ${name} ORDER BY lane, seq`.execute(office.ledger.db)
  return rows.map(keyOf)
}

async function allFacts(): Promise<readonly string[]> {
  const found: string[] = []
  let cursors = fromStart
  for (;;) {
    const facts = await factsAfter(office.ledger.db, cursors, 500)
    if (facts.length === 0) return found
    found.push(...facts.map(keyOf))
    cursors = advance(cursors, facts)
  }
}

async function mustHaveSeenAllOnce(name: string): Promise<void> {
  const facts = (await allFacts()).toSorted()
  await eventually('the follower at its end', async () => (await effectsOf(name)).length >= facts.length)
  assert.deepEqual((await effectsOf(name)).toSorted(), facts)
}

/** Writes down what it is given; every so many batches, the first of them soon, it fails after having written half. */
function writingDown(name: string, failEvery: number): Follower {
  let batches = 0
  return {
    name,
    async effect(tx, facts) {
      batches++
      const half = Math.ceil(facts.length / 2)
      for (const [index, fact] of facts.entries()) {
        if (index === half && (batches + 1) % failEvery === 0) throw new Error('half-way')
        await sql`INSERT INTO effect VALUES (${name}, ${fact.lane}, ${fact.seq})`.execute(tx)
      }
    },
  }
}

test('each fact has its effect exactly once, though the effect fails half-way now and then', async t => {
  let failures = 0
  const following = follow(office.ledger, writingDown('failing', 2), () => failures++)
  t.after(following.stop)
  await keepWriting([office.ledger], 8, 6)
  await mustHaveSeenAllOnce('failing')
  assert.ok(failures > 0, 'nothing ever failed')
})

test('two followers of one name in two processes share the work and do nothing twice', async t => {
  const ledgers = [office.another(), office.another()]
  const troubles: unknown[] = []
  const both = ledgers.map(ledger => follow(ledger, writingDown('two', 1e9), error => troubles.push(error)))
  t.after(async () => void (await Promise.all(both.map(one => one.stop()))))
  await keepWriting(ledgers, 8, 6)
  await mustHaveSeenAllOnce('two')
  assert.deepEqual(troubles, [])
})

test('a follower that is killed in the middle of its work goes on where its last commit was', async t => {
  const slowly: Follower = {
    name: 'killed',
    async effect(tx, facts) {
      for (const { lane, seq } of facts) {
        await sql`INSERT INTO effect SELECT 'killed', ${lane}, ${seq} FROM pg_sleep(0.01)`.execute(tx)
      }
    },
  }
  await keepWriting([office.ledger], 6, 5)
  const following = follow(office.another(), slowly, ignore)
  t.after(following.stop)
  let killed = 0
  await withClient(office.database.owner, async owner => {
    // As the administrator who logged in: a role does not see what others' connections do.
    await owner.query('SET ROLE NONE')
    await eventually('two kills', async () => {
      const { rowCount } = await owner.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND state = 'active' AND query LIKE 'INSERT INTO effect%'`,
      )
      killed += rowCount ?? 0
      return killed >= 2
    })
  })
  await mustHaveSeenAllOnce('killed')
})

test('a tail tells every fact of every process once, in the order of its lane', async t => {
  const other = office.another()
  const from = await laneHeads(office.ledger.db)
  const tail = await openTail(office.ledger, ignore)
  t.after(tail.stop)
  const told: StoredFact[] = []
  tail.listen((facts, cursors) => {
    told.push(...facts)
    for (const fact of facts) assert.ok((cursors[fact.lane] ?? 0) >= fact.seq)
  })
  await keepWriting([office.ledger, other], 16, 8)
  await tail.catchUp()
  const heads = await laneHeads(office.ledger.db)
  assert.deepEqual(tail.cursors(), heads)
  for (const [lane, head] of heads.entries()) {
    const first = from[lane] ?? 0
    assert.deepEqual(
      told.filter(fact => fact.lane === lane).map(fact => fact.seq),
      Array.from({ length: head - first }, (_, index) => first + 1 + index),
      `lane ${lane}`,
    )
  }
})

test('what another process appends is told here without anybody asking', async t => {
  const other = office.another()
  const tail = await openTail(office.ledger, ignore)
  t.after(tail.stop)
  const told = new Set<string>()
  tail.listen(facts => {
    for (const { caseId } of facts) told.add(caseId ?? '')
  })
  const { id } = await openCase(other)
  await eventually('the fact of the other process', async () => told.has(id))
})

test('a resume token comes back as the position that it was made of', async () => {
  const heads = await laneHeads(office.ledger.db)
  for (const cursors of [
    heads,
    fromStart,
    fromStart.map((_, lane) => 10 ** lane - 1).with(15, 999_999_999_999_999),
  ]) {
    assert.deepEqual(fromToken(toToken(cursors)), cursors)
    assert.match(toToken(cursors), /^[\w-]+$/u)
  }
})

test('a token that we did not make is no position', () => {
  const made = (text: string) => Buffer.from(text).toString('base64url')
  const nonsense = [
    '',
    'nonsense',
    '%00',
    '💥'.repeat(50),
    'A'.repeat(100_000),
    made(fromStart.slice(1).join('.')),
    made([...fromStart, 0].join('.')),
    made(fromStart.with(3, -1).join('.')),
    made(fromStart.with(3, 1.5).join('.')),
    made(fromStart.map(() => '1e3').join('.')),
    made(fromStart.map(() => '').join('.')),
    made(fromStart.map(() => '9'.repeat(30)).join('.')),
    made(fromStart.map(() => ' 1').join('.')),
  ]
  for (const token of nonsense) assert.equal(fromToken(token), null, token.slice(0, 40))
})
