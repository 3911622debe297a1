/** What the rota does to quotes and to what people are told: on a database, with a line. */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Wish } from '../../domain/line/entry.ts'
import { EMPTY_ROTA, type Shift, withDay } from '../../domain/rota/rota.ts'
import { DAY, HOUR, MINUTE } from '../../domain/time.ts'
import { silent } from '../db/log.ts'
import { readHouse } from '../ledger/directory.ts'
import { openLineMemory } from '../line/memory.ts'
import { changePresence } from '../line/presence.ts'
import { openWaits } from '../line/wait.ts'
import { openQuotes } from '../quotes/quotes.ts'
import { ask, openCase, type Office, type Opened, openOffice, type Person } from '../testing/office.ts'
import { openRotas } from './rotas.ts'
import { saveRota } from './sql.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office[Symbol.asyncDispose]())

const chat: Wish = { medium: 'chat', isProblem: true, priority: null, skill: null }

/** HH:MM so many minutes from now, on the wall of the house. */
function wall(minutes: number): string {
  return zoned(minutes).toPlainTime().toString({ smallestUnit: 'minute' })
}

function zoned(minutes: number): Temporal.ZonedDateTime {
  const at = office.clock.now() + minutes * MINUTE
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London')
}

/** Works today from and until so many minutes from now. */
async function works(person: Person, ...spans: readonly (readonly [number, number])[]): Promise<void> {
  const shifts: readonly Shift[] = spans.map(([from, to]) => ({ from: wall(from), to: wall(to), breaks: [] }))
  const date = zoned(0).toPlainDate().toString()
  await office.ledger.db
    .transaction()
    .execute(tx => saveRota(tx, office.ids[person], withDay(EMPTY_ROTA, date, shifts)))
  office.ledger.signals.send({ kind: 'team' })
}

/** A line with a memory of its own, its quotes, and what people are told. */
async function openLine() {
  const { ledger, clock } = office
  const memory = openLineMemory(ledger)
  await memory.rebuild()
  const rotas = openRotas(ledger)
  const quotes = openQuotes(ledger.db, memory, { clock: clock.now, log: silent, rotas })
  const waits = openWaits(ledger.db, memory, { clock: clock.now, quotes, rotas })
  return { quotes, waits, [Symbol.asyncDispose]: quotes.stop }
}

const be = async (person: Person, presence: 'here' | 'away') =>
  await changePresence(office.ledger, office.ids[person], presence, 'chosen')

async function answered({ id, entryId }: Opened): Promise<void> {
  const { ledger, ids, clock } = office
  const until = clock.now() + MINUTE
  await ask(ledger, id, { ask: 'offer-entry', entryId, agentId: ids.ada, until, overtook: [] })
  await ask(ledger, id, { ask: 'answer-entry', entryId, agentId: ids.ada })
}

test('a quote knows who goes in ten minutes, who comes in five, and that nobody goes where there is no rota', async () => {
  await be('ada', 'here')
  await be('bo', 'here')
  await works('ada', [-60, 10], [40, 120])
  await works('cleo', [5, 120])
  await using line = await openLine()
  const { state } = await line.quotes.of(chat, null, await readHouse(office.ledger.db))
  assert.deepEqual(
    state?.changes.map(({ inSeconds, hands }) => [inSeconds / 60, Math.sign(hands)]),
    [
      [5, 1],
      [10, -1],
      [40, 1],
      [120, -1],
      [120, -1],
    ],
  )
})

test('what the rota says beyond closing is of another day', async () => {
  await be('ada', 'here')
  await works('ada', [-60, 7 * 60], [9 * 60, 10 * 60])
  await using line = await openLine()
  const house = await readHouse(office.ledger.db)
  const today = { from: wall(-60), to: wall(30) }
  const week = Object.fromEntries(Object.keys(house.organisation.hours.week).map(day => [day, [today]]))
  const hours = { ...house.organisation.hours, week: week as unknown as typeof house.organisation.hours.week } // the same days
  const closing = { ...house, organisation: { ...house.organisation, hours } }
  assert.deepEqual((await line.quotes.of(chat, null, closing)).state?.changes, [])
  const open = await line.quotes.of(chat, null, house)
  assert.deepEqual(
    open.state?.changes.map(({ inSeconds }) => inSeconds / 3_600),
    [7],
  )
})

test('an absence that was entered is gone by, and a change of the rota by the next quote', async () => {
  await be('ada', 'here')
  await works('ada', [-60, 60])
  await using line = await openLine()
  const house = await readHouse(office.ledger.db)
  const agents = new Map(house.agents)
  const ada = agents.get(office.ids.ada) ?? assert.fail()
  agents.set(ada.id, { ...ada, absentFrom: office.clock.now() + 5 * MINUTE })
  const minutesOf = async (of = house) =>
    (await line.quotes.of(chat, null, of)).state?.changes.map(({ inSeconds }) => inSeconds / 60)
  assert.deepEqual(await minutesOf({ ...house, agents }), [5])
  assert.deepEqual(await minutesOf(), [60])
  await works('ada', [-60, 90])
  assert.deepEqual(await minutesOf(), [90])
  office.clock.advance(DAY + HOUR)
  assert.deepEqual(await minutesOf(), [], 'yesterday is over')
})

test('who cannot be told a time yet is told what the rota says: who is here, or from when on somebody is', async () => {
  await works('ada', [30, 120])
  await using line = await openLine()
  const house = await readHouse(office.ledger.db)
  const told = async (language: 'en' | 'es') => (await line.waits.forNewcomer(chat, language, house)).sentence
  assert.match(await told('en'), new RegExp(`^By our plan somebody is here from ${wall(30)}\\. Write now`))
  assert.match(
    await told('es'),
    new RegExp(`^Según nuestro plan, hay alguien a partir de las ${wall(30)}\\.`),
  )
})

test('with somebody busy and too little known, it is told how many are here by the rota and until when', async () => {
  await be('ada', 'here')
  await sql`UPDATE seat SET chat_capacity = 1`.execute(office.ledger.db)
  await answered(await openCase(office.ledger))
  await works('ada', [-60, 120])
  await works('bo', [30, 90])
  await using line = await openLine()
  const house = await readHouse(office.ledger.db)
  const { sentence } = await line.waits.forNewcomer(chat, 'en', house)
  assert.match(sentence, /We cannot tell yet/)
  assert.ok(
    sentence.includes(`By our plan 2 of us are here this hour, and somebody until ${wall(120)}.`),
    sentence,
  )
})
