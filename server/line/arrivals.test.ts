/** "Busier than usual" on a real database: counted by the house's clock, never said from too little, and said nowhere else. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { HOUR, MINUTE } from '../../domain/time.ts'
import { readHouse } from '../ledger/directory.ts'
import { keepDay } from '../line-days/sql.ts'
import { type Office, openCase, openOffice } from '../testing/office.ts'
import { openArrivals } from './arrivals.ts'

let office: Office
let caseId: string
beforeEach(async () => {
  office = await openOffice()
  const letter = await openCase(office.ledger, { medium: 'letter' })
  caseId = letter.id
})
afterEach(() => office[Symbol.asyncDispose]())

let places = 1_000
async function came(at: number, count: number, medium = 'chat'): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await sql`
      INSERT INTO entry (id, case_id, medium, place, state, joined_at, ended_at)
      VALUES (${randomUUID()}, ${caseId}, ${medium}, ${(places += 1)}, 'left', ${new Date(at)}, ${new Date(at)})`.execute(
      office.ledger.db,
    )
  }
}

/** The same time of the clock in London, weeks ago; summer time began in between. */
const weeksAgo = (weeks: number) => office.clock.now() - weeks * 7 * 24 * HOUR + (weeks > 5 ? HOUR : 0)

async function askNow() {
  const { ledger, clock } = office
  return await openArrivals(ledger.db, clock.now)(await readHouse(ledger.db))
}

test('the hour is compared with the same hour of the same weekday by the clock on the wall; letters are not counted', async () => {
  for (let week = 1; week <= 9; week += 1) await came(weeksAgo(week) - 30 * MINUTE, 2)
  await came(weeksAgo(3) - 90 * MINUTE, 5)
  await came(office.clock.now() - 10 * MINUTE, 7, 'letter')
  const quiet = await askNow()
  // The eldest week has no full hour before its first arrival, and says nothing.
  assert.equal(quiet.weeks, 8)
  assert.equal(quiet.usualMost, 2)
  assert.deepEqual([quiet.is, quiet.now], ['usual', 0])
  await came(office.clock.now() - 10 * MINUTE, 2)
  assert.equal((await askNow()).is, 'usual')
  await came(office.clock.now() - 10 * MINUTE, 1)
  const busy = await askNow()
  assert.deepEqual([busy.is, busy.now, busy.usualMost], ['busier', 3, 2])
})

test('before anybody came here, an hour came to what the kept days of the line say of its half hours', async () => {
  const { db } = office.ledger
  const halves = Array.from({ length: 48 }, (_, half) => ({ half, help: 3, sales: 1, agentSeconds: 1_800 }))
  const figures = {
    contacts: 190,
    left: 2,
    busySeconds: 1,
    waitedSeconds: 1,
    sellingSeconds: 0,
    causedSeconds: 0,
  }
  for (let days = 1; days <= 57; days += 1) {
    const day = new Date(office.clock.now() - days * 24 * HOUR).toISOString().slice(0, 10)
    await keepDay(db, { day, halves, ...figures, sparedSeconds: null })
  }
  const known = await askNow()
  assert.deepEqual([known.is, known.weeks, known.usualMost], ['usual', 8, 8])
  // An hour over which somebody came for sure is not told from half hours.
  await came(weeksAgo(1) - 90 * MINUTE, 1)
  await came(weeksAgo(1) - 10 * MINUTE, 20)
  assert.equal((await askNow()).usualMost, 20)
})

/** Words of the desk that are chosen by the check itself, beside its figures. */
const saidByTheCheck = ['line-en', 'line-es', 'wallboard-en', 'wallboard-es'].map(
  name => `contract/words/${name}.ts`,
)

test('no page, letter or screen says so in other words', () => {
  const root = join(import.meta.dirname, '..', '..')
  const files = globSync(
    ['contract/**/*.ts', 'domain/**/*.ts', 'front/**/*.tsx', 'desk/**/*.tsx', 'server/**/*.ts'],
    {
      cwd: root,
    },
  ).filter(file => !file.endsWith('.test.ts') && !file.endsWith('line/tell.ts') && !file.includes('/demo/'))
  const says =
    /['"`>][^'"`]*(busier than|than usual|unusually (many|busy)|high(er)? (call )?volume|de lo (habitual|normal)|más ocupad)/i
  const found = files.filter(file =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .some(row => !/^\s*(\*|\/\*|\/\/)/.test(row) && says.test(row)),
  )
  assert.deepEqual(
    found.filter(file => !saidByTheCheck.includes(file)),
    [],
  )
})
