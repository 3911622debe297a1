/** Whose calendar holds, with which holidays, and what it makes of an answer that a receipt promises. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type Span, WEEKDAYS } from '../../domain/hours/hours.ts'
import { DAY, HOUR } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import { readHouse } from '../ledger/directory.ts'
import { LENA, openPostOffice } from '../letters/post-office.fixture.ts'
import { openOffice } from '../testing/office.ts'
import { calendarFor, sameCalendar } from './calendar-for.ts'

const nineToFive: readonly Span[] = [{ from: '09:00', to: '17:00' }]
const week = Object.fromEntries(WEEKDAYS.map(day => [day, nineToFive]))

interface Written {
  readonly place?: readonly [string, string]
  readonly timeZone?: string
  readonly closed?: readonly string[]
}

async function write(db: Db, { place, timeZone = 'UTC', closed = [] }: Written): Promise<string> {
  const id = randomUUID()
  const closedDays = closed.map(date => ({ date, name: 'The move' }))
  const plan = JSON.stringify({ week, closedDays, extraDays: [], workedHolidays: [] })
  const [country = null, region = null] = place ?? []
  await sql`
    INSERT INTO calendar (id, name, country, region, time_zone, plan)
    VALUES (${id}, ${id}, ${country}, ${region}, ${timeZone}, ${plan}::jsonb)`.execute(db)
  return id
}

test('a team goes by its own calendar, or by that of the house, which has its opening hours where it has none', async () => {
  await using office = await openOffice()
  const { db } = office.ledger
  const read = async () => await readHouse(db, office.clock.now())
  const [own, other] = [randomUUID(), randomUUID()]
  await sql`INSERT INTO team (id, name) VALUES (${own}, 'own'), (${other}, 'other')`.execute(db)
  const first = await read()
  assert.equal(calendarFor(first, { teamId: other }), first.organisation.hours)
  const [ofTeam, ofHouse] = [await write(db, { timeZone: 'Asia/Karachi' }), await write(db, {})]
  await sql`UPDATE team SET calendar_id = ${ofTeam} WHERE id = ${own}`.execute(db)
  await sql`UPDATE organisation SET calendar_id = ${ofHouse}`.execute(db)
  const house = await read()
  const zones = [own, other, null].map(teamId => calendarFor(house, { teamId }).timeZone)
  assert.deepEqual(zones, ['Asia/Karachi', 'UTC', 'UTC'])
  // What was reckoned of it once is found by the object, however often the house is read.
  assert.equal(calendarFor(await read(), { teamId: own }), calendarFor(house, { teamId: own }))
})

test('the holidays of a region are known for the year before and for each in which something may be due', async () => {
  await using office = await openOffice()
  const { db } = office.ledger
  const id = await write(db, { place: ['ES', 'MD'], timeZone: 'Europe/Madrid' })
  await sql`UPDATE organisation SET calendar_id = ${id}`.execute(db)
  // It is 2031 there.
  const { closedDays } = calendarFor(await readHouse(db, office.clock.now()))
  const years = new Set(closedDays.map(({ date }) => Number(date.slice(0, 4))))
  assert.deepEqual([...years], [2030, 2031, 2032, 2033, 2034, 2035, 2036, 2037])
  assert.equal(
    closedDays.some(({ date }) => date === '2031-05-02'),
    true,
  )
})

test('a letter is answered within the hours in which whoever owes the answer works', async () => {
  await using office = await openPostOffice()
  const today = Math.floor(office.ledger.clock() / DAY) * DAY
  const closed = [0, 1, 2].map(days => new Date(today + days * DAY).toISOString().slice(0, 10))
  const calendarId = await write(office.db, { closed })
  await sql`
    WITH t AS (INSERT INTO team (id, name, calendar_id) VALUES (${randomUUID()}, 'letters', ${calendarId}) RETURNING id)
    UPDATE agent SET team_id = (SELECT id FROM t) WHERE id = ${LENA}`.execute(office.db)
  const { id } = await office.mailFrom('elif@customer.example')
  const [promise] = await office.facts(id, 'CommitmentMade')
  // Eight working hours: all of the first day that is not closed.
  assert.equal(promise?.dueAt, today + 3 * DAY + 17 * HOUR)
})

test('the calendar that was used longest ago is let go first', () => {
  const zoned = (timeZone: string) => ({ timeZone, week: {} as never, closedDays: [], extraDays: [] }) // only told apart here
  const first = sameCalendar(zoned('first'))
  for (let at = 0; at < 63; at += 1) sameCalendar(zoned(`one ${at}`))
  assert.equal(sameCalendar(zoned('first')), first)
  const second = sameCalendar(zoned('one 0'))
  for (let at = 0; at < 63; at += 1) sameCalendar(zoned(`more ${at}`))
  assert.equal(sameCalendar(zoned('one 0')), second)
  assert.notEqual(sameCalendar(zoned('first')), first)
})
