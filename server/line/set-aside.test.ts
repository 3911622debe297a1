/** A case that a newer Heed knows and this one does not: the leader cannot decide about it, and the others are served all the same. */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { HOUR, MINUTE } from '../../domain/time.ts'
import { withClient } from '../db/client.ts'
import { silent } from '../db/log.ts'
import { eventually } from '../testing/eventually.ts'
import {
  ask,
  asksForCall,
  type Office,
  type Opened,
  openCase,
  openOffice,
  people,
} from '../testing/office.ts'
import { type LineLeader, leadLine } from './leader.ts'
import { openLineMemory } from './memory.ts'
import { changePresence } from './presence.ts'
import { isOfCase } from './set-aside.ts'

let office: Office
let leader: LineLeader | null
let errors: object[]

beforeEach(async () => {
  office = await openOffice()
  leader = null
  errors = []
})
afterEach(async () => {
  await leader?.stop()
  await office[Symbol.asyncDispose]()
})

function lead(): void {
  const ledger = office.another()
  const log = { ...silent, error: (details: object) => void errors.push(details) }
  leader = leadLine({ ledger, memory: openLineMemory(ledger), log })
}

async function asOwner(statements: string): Promise<void> {
  await withClient(office.database.owner, client => client.query(statements))
}

/** As a newer Heed may have left it: whatever would change this place is not to be written any more. */
async function poison({ entryId }: Pick<Opened, 'entryId'>): Promise<void> {
  const stays = (await stateOf({ entryId })) ?? assert.fail('the entry is lost')
  await asOwner(
    `ALTER TABLE entry ADD CONSTRAINT entry_stays CHECK (id <> '${entryId}' OR state = '${stays}')`,
  )
}

async function stateOf({ entryId }: Pick<Opened, 'entryId'>): Promise<string | undefined> {
  const { rows } = await sql<{
    readonly state: string
  }>`SELECT state FROM entry WHERE id = ${entryId}`.execute(office.ledger.db)
  return rows[0]?.state
}

async function offered(...those: Opened[]): Promise<void> {
  for (const one of those) await eventually('an offer', async () => (await stateOf(one)) === 'offered')
}

async function troubles(): Promise<readonly { readonly caseId: string; readonly tries: number }[]> {
  const { rows } = await sql<{ readonly caseId: string; readonly tries: number }>`
    SELECT case_id AS "caseId", tries FROM line_trouble`.execute(office.ledger.db)
  return rows
}

test('whom the line cannot decide about holds up nobody, is told of once, and is served when that is mended', async () => {
  const first = await openCase(office.ledger)
  const bad = await openCase(office.ledger)
  const last = await openCase(office.ledger)
  await poison(bad)
  for (const name of people) await changePresence(office.ledger, office.ids[name], 'here', 'chosen')
  lead()
  await offered(first, last)
  assert.equal(await stateOf(bad), 'waiting')
  await eventually('the second try', async () => {
    office.clock.advance(200)
    return (await troubles()).some(({ tries }) => tries > 1)
  })
  assert.deepEqual(
    (await troubles()).map(({ caseId }) => caseId),
    [bad.id],
  )
  assert.deepEqual(
    errors.map(error => 'caseId' in error && error.caseId),
    [bad.id],
    'told once, with the case',
  )
  await asOwner('ALTER TABLE entry DROP CONSTRAINT entry_stays')
  office.clock.advance(6 * MINUTE)
  for (const name of people) {
    await changePresence(office.ledger, office.ids[name], 'away', 'chosen')
    await changePresence(office.ledger, office.ids[name], 'here', 'chosen')
  }
  await offered(bad)
  await eventually('no trouble', async () => (await troubles()).length === 0)
})

test('an offer about which nothing can be decided any more leaves the others their time', async () => {
  const bad = await openCase(office.ledger)
  await changePresence(office.ledger, office.ids.ada, 'here', 'chosen')
  lead()
  await offered(bad)
  await poison(bad)
  await changePresence(office.ledger, office.ids.bo, 'here', 'chosen')
  const good = await openCase(office.ledger)
  await offered(good)
  office.clock.advance(MINUTE)
  await eventually('the other offer taken back', async () => (await stateOf(good)) === 'waiting')
  assert.equal(await stateOf(bad), 'offered')
  assert.deepEqual(
    (await troubles()).map(({ caseId }) => caseId),
    [bad.id],
  )
})

test('many calls that cannot become due do not stand before one that can', async () => {
  const from = office.clock.now() + HOUR
  const call = async () => {
    const opened = await openCase(office.ledger)
    await ask(office.ledger, opened.id, { ...asksForCall(), window: { from, until: from + HOUR } })
    return opened
  }
  // As many as are looked at in one go.
  for (let times = 0; times < 50; times += 1) await call()
  const { entryId } = await call()
  await asOwner(
    `ALTER TABLE entry ADD CONSTRAINT entry_stays CHECK (id = '${entryId}' OR not_before IS NOT NULL)`,
  )
  office.clock.advance(HOUR)
  lead()
  await eventually('the last of them is due', async () => {
    const { rows } = await sql`SELECT FROM entry WHERE id = ${entryId} AND not_before IS NULL`.execute(
      office.ledger.db,
    )
    return rows.length === 1
  })
})

test('a database that is not there is no case’s fault', () => {
  const withCode = (code: string) => Object.assign(new Error('no'), { code })
  assert.equal(isOfCase(new TypeError('undefined has no status')), true)
  assert.equal(isOfCase(withCode('23514')), true)
  for (const code of ['ECONNREFUSED', '57P01', '25P03', '08006', '53300', '40001'])
    assert.equal(isOfCase(withCode(code)), false, code)
  assert.equal(isOfCase(new Error('Connection terminated unexpectedly')), false)
})
