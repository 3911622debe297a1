/** One place for a number, whichever way it is asked for; how often, what it costs, and how full a time may be. Through the doors. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { RotaWeek } from '../../../contract/rota.ts'
import { HOUR, MINUTE } from '../../../domain/time.ts'
import { erasePerson, withOwnersLedger } from '../../commands/erase-person.ts'
import { silent } from '../../db/log.ts'
import { showsNumber, verified } from '../../testing/call-backs.ts'
import { eventually } from '../../testing/eventually.ts'
import { type AgentClient, type CustomerClient, openWorld, type World } from '../../testing/world.ts'

let world: World
let ada: AgentClient
before(async () => {
  world = await openWorld()
  ada = await world.agent('ada')
})
after(() => world[Symbol.asyncDispose]())
let last = 200
const anyNumber = () => `01632 960${(last += 1)}`
const dialled = (typed: string) => typed.replace(/^0/u, '+44').replaceAll(' ', '')

interface Answered {
  readonly status: number
  readonly text: string
  readonly cookie: string
  readonly href: string | null
}

/** From one place on the network each, where no other is named: doors count by it. */
async function form(
  fields: Readonly<Record<string, string>>,
  { accept = 'application/json', from = `192.0.2.${(last += 1) % 250}` } = {},
): Promise<Answered> {
  const number = fields.number ?? anyNumber()
  const body = { messageId: randomUUID(), number, right: dialled(number), ...fields }
  const response = await fetch(`${world.url}/call-back`, {
    method: 'POST',
    redirect: 'manual',
    headers: { accept, 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  const href = /"href":"(?<href>[^"]+)"/u.exec(text)?.groups?.href ?? null
  const cookie = response.headers.getSetCookie().map(line => line.split(';', 1)[0])
  return { status: response.status, text, cookie: cookie.join('; '), href }
}

const asks = async (customer: CustomerClient, number: string, more = {}) =>
  await customer.post('call-back', { messageId: randomUUID(), number, right: dialled(number), ...more })

interface Place {
  readonly caseId: string
  readonly customerId: string
  readonly place: number
  readonly state: string
  readonly medium: string
  readonly hashed: boolean
}

async function placeOf(reference: string): Promise<Place> {
  const { rows } = await sql<Place>`
    SELECT c.id AS "caseId", c.customer_id AS "customerId", e.place, e.state, e.medium, e.callback_number IS NOT NULL AS hashed
    FROM cases c JOIN entry e ON e.case_id = c.id WHERE c.reference = ${reference}`.execute(world.db)
  return rows[0] ?? assert.fail(`no place of ${reference}`)
}

const referenceOf = ({ href, text }: Answered) => href?.slice('/case/'.length) ?? assert.fail(text)

/** The time that a clock on the wall would name next, so many hours from now. */
function half(hours: number): { readonly from: number; readonly window: string } {
  const from = Math.ceil((world.clock.now() + hours * HOUR) / (30 * MINUTE)) * 30 * MINUTE
  return { from, window: `${from}-${from + 30 * MINUTE}` }
}

async function leaves(reference: string, cookie: string): Promise<void> {
  const left = await fetch(`${world.url}/case/${reference}/leave`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', cookie },
    body: '{}',
  })
  assert.equal(left.status, 200)
}

test('of many forms for one number at the same instant one has the place, and the others learn that and nothing else', async () => {
  const number = anyNumber()
  const all = await Promise.all(
    Array.from({ length: 12 }, async () => await form({ number, name: 'Oona Secret' })),
  )
  const [first = assert.fail(), ...more] = all.filter(({ href }) => href !== null)
  assert.equal(more.length, 0, 'one place')
  for (const other of all.filter(({ href }) => href === null)) {
    assert.equal(other.status, 409)
    assert.match(other.text, /This number has its place with us already/)
  }
  const { rows } = await sql<{ readonly cases: number }>`
    SELECT count(*)::int AS cases FROM customer WHERE name = 'Oona Secret'`.execute(world.db)
  assert.equal(rows[0]?.cases, 1, 'whoever was refused left nothing behind')
  const page = await form({ number }, { accept: 'text/html' })
  assert.match(page.text, /This number has its place with us already/)
  assert.equal(page.cookie.includes('heed_case'), false, 'and no key')
  for (const secret of ['Oona', referenceOf(first), 'HD-'])
    assert.equal(page.text.includes(secret), false, secret)
  // Whoever has not pressed yet learns nothing at all.
  const typed = await form({ number, right: '' }, { accept: 'text/html' })
  assert.match(typed.text, /Is this number right/)
})

test('the place of a number is a unique index, whoever forgets to look', async () => {
  const [one, two] = [await form({}), await form({})]
  const { caseId } = await placeOf(referenceOf(one))
  const other = await placeOf(referenceOf(two))
  await assert.rejects(
    sql`UPDATE entry SET callback_number = (SELECT callback_number FROM entry WHERE case_id = ${caseId})
      WHERE case_id = ${other.caseId}`.execute(world.db),
    /entry_one_per_number/,
  )
})

test('the same form pressed twice at once leads twice to the one place', async () => {
  const fields = { number: anyNumber(), messageId: randomUUID() }
  const [one, two] = await Promise.all([form(fields), form(fields)])
  assert.equal(referenceOf(one), referenceOf(two))
})

test('two matters of one person may each have a call from their own page; a form that names none has no third', async () => {
  const number = anyNumber()
  const [one, two] = [await world.customer('My line is dead.'), await world.customer('My bill is wrong.')]
  for (const customer of [one, two]) assert.equal((await asks(customer, number)).status, 200)
  assert.equal((await form({ number })).status, 409)
  assert.equal((await two.post('wait-here')).status, 200)
  assert.equal((await placeOf(two.reference)).hashed, false, 'no call, no hash')
  assert.equal((await one.post('leave')).status, 200)
  assert.equal((await placeOf(one.reference)).hashed, false)
  const after = await form({ number })
  assert.equal(after.status, 200, 'over is over')
  assert.equal((await placeOf(referenceOf(after))).hashed, true)
})

test('a number is asked for three times a day, from wherever, and again on the next', async () => {
  const number = anyNumber()
  for (let asked = 0; asked < 3; asked += 1) {
    const answer = await form({ number })
    const reference = referenceOf(answer)
    // Another time for the same call is no other call.
    const { window } = half(30 + asked)
    const moved = await fetch(`${world.url}/case/${reference}/call-back`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json', cookie: answer.cookie },
      body: JSON.stringify({ messageId: randomUUID(), number, right: dialled(number), window }),
    })
    assert.equal(moved.status, 200, await moved.text())
    await leaves(reference, answer.cookie)
  }
  const fourth = await form({ number })
  assert.equal(fourth.status, 400)
  assert.match(fourth.text, /asked for 3 times today: write to us, or ask again tomorrow/)
  const page = await form({ number }, { accept: 'text/html' })
  assert.match(page.text, /asked for 3 times today/)
  const own = await world.customer('Nobody calls me.')
  assert.match((await asks(own, number)).text, /asked for 3 times today/)
  world.clock.advance(24 * HOUR)
  const next = await form({ number })
  assert.equal(next.status, 200, next.text)
  await leaves(referenceOf(next), next.cookie)
  const { rows } = await sql<{ readonly count: number }>`
    SELECT count(*)::int AS count FROM callback_ask WHERE asked_at < ${new Date(world.clock.now() - 24 * HOUR)}`.execute(
    world.db,
  )
  assert.equal(rows[0]?.count, 0, 'what counts no more is not kept')
})

test('from one place on the network as many calls are asked for as many people may sit behind it, and no more', async () => {
  const from = '198.51.100.7'
  const first = await form({}, { from })
  assert.equal(first.status, 200)
  await sql`INSERT INTO callback_ask (asked_at, origin)
    SELECT ${new Date(world.clock.now())}, origin FROM callback_ask, generate_series(1, 18)
    WHERE case_id = ${(await placeOf(referenceOf(first))).caseId}`.execute(world.db)
  // Asked in vain, for a number that waits: it counts too, or numbers could be tried one by one.
  const number = anyNumber()
  await form({ number })
  assert.equal((await form({ number }, { from })).status, 409)
  const refused = await form({}, { from })
  assert.match(refused.text, /Too many calls were asked for from where you are/)
  assert.equal((await form({}, { from: '198.51.100.8' })).status, 200)
})

test('numbers that cost more than an ordinary call, satellites and countries that the house does not call are refused with a sentence', async () => {
  const dear = [
    '0909 879 0000',
    '0845 46 47',
    '070 1234 5678',
    '076 0012 3456',
    '+881 6 1234 5678',
    '+870 773 123456',
    '+979 1 1234 5678',
  ]
  for (const number of dear) {
    const answer = await form({ number, right: '' })
    assert.equal(answer.status, 400, number)
    assert.match(
      answer.text,
      /cost more than an ordinary call: give us a mobile or a landline number/,
      number,
    )
  }
  const abroad = '+34 612 34 56 78'
  assert.match((await form({ number: abroad })).text, /do not call numbers of that country/)
  assert.match((await form({ number: '112' })).text, /all its digits/)
  await sql`UPDATE organisation SET line = line || '{"callCountries": ["ES"]}'`.execute(world.db)
  const allowed = await form({ number: abroad, right: '+34612345678' })
  assert.equal(allowed.status, 200, allowed.text)
})

test('a press counts for the number that was shown, and for no other', async () => {
  const [shown, other] = [anyNumber(), anyNumber()]
  const changed = await form({ number: other, right: dialled(shown) })
  assert.match(changed.text, /"check":/)
  assert.equal((await form({ number: shown, right: 'yes' })).text.includes('"check":'), true)
  const own = await world.customer('Hello?', { address: anyNumber() })
  const known = await own.post('call-back', { messageId: randomUUID(), known: '0' })
  const { check } = known.body as { check: { press: string; shown: string } } // CallbackCheck
  assert.match(check.shown, /^…\d{3}$/)
  assert.equal(check.press.includes(check.shown.slice(1)), false, 'a number that we know is not told')
  const wrong = await own.post('call-back', { messageId: randomUUID(), known: '0', right: dialled(shown) })
  assert.match(wrong.text, /"check":/)
  const right = await own.post('call-back', { messageId: randomUUID(), known: '0', right: check.press })
  assert.equal(right.status, 200, right.text)
})

test('a number of exactly one customer is put to them, not confirmed, and nothing of them is shown to whoever asks', async () => {
  const [number, shared] = [anyNumber(), anyNumber()]
  const vera = await verified(world, 'Vera Hidden', number)
  await verified(world, 'Wim One', shared)
  await verified(world, 'Xan Two', shared)
  const asked = await form({ number, words: 'No line.', name: 'Somebody' })
  const reference = referenceOf(asked)
  const { caseId, customerId } = await placeOf(reference)
  assert.equal(customerId, vera)
  const page = await fetch(`${world.url}/case/${reference}`, {
    headers: { cookie: asked.cookie, accept: 'text/html' },
  })
  assert.equal((await page.text()).includes('Vera'), false)
  await takesUp(caseId)
  const { summary } = await ada.view(caseId)
  assert.deepEqual(
    [summary.customer.name, summary.entry?.callback?.numberIs, summary.entry?.callback?.number],
    ['Vera Hidden', 'known', dialled(number)],
  )
  const nobodys = await placeOf(referenceOf(await form({ number: shared })))
  await takesUp(nobodys.caseId)
  assert.equal((await ada.view(nobodys.caseId)).summary.entry?.callback?.numberIs, 'confirmed')
  assert.equal((await ada.view(nobodys.caseId)).summary.customer.name, '')
})

/** Goes to the line themselves, past everybody: whose turn it is, is told elsewhere. */
async function takesUp(caseId: string): Promise<void> {
  await sql`UPDATE entry SET place = -(SELECT count(*) FROM entry) WHERE case_id = ${caseId}`.execute(
    world.db,
  )
  // A session does not last over a jump of many hours.
  ada = await world.agent('ada')
  const taken = await ada.act(caseId, { act: 'take' })
  assert.equal(taken.status, 200, taken.text)
}

test('whoever waits in a chat and asks for a call with the same number keeps the one place, and a stranger learns nothing', async () => {
  const number = anyNumber()
  const yara = await world.customer('My line is dead.', { address: number })
  await showsNumber(world, number)
  const before = await placeOf(yara.reference)
  const asked = await form(
    { number, words: 'Please call.', window: half(40).window },
    { accept: 'text/html' },
  )
  assert.match(asked.text, /This number has its place with us already/)
  assert.equal(asked.text.includes(yara.reference), false)
  assert.equal(asked.cookie.includes('heed_case'), false)
  const place = await placeOf(yara.reference)
  assert.deepEqual([place.place, place.medium, place.hashed], [before.place, 'call', true])
  const { rows } = await sql<{ readonly cases: number; readonly chosen: Date | null }>`
    SELECT (SELECT count(*)::int FROM cases WHERE customer_id = ${before.customerId}) AS cases, callback_from AS chosen
    FROM entry WHERE case_id = ${before.caseId}`.execute(world.db)
  assert.deepEqual(rows[0], { cases: 1, chosen: null })
  // What was chosen on the own page stays, whoever asks by the form.
  const later = half(41)
  const moved = await asks(yara, number, { window: later.window })
  assert.equal(moved.status, 200, moved.text)
  assert.match((await form({ number })).text, /has its place with us already/)
  const { rows: kept } = await sql<{ readonly at: number }>`
    SELECT callback_from AS at FROM entry WHERE case_id = ${before.caseId}`.execute(world.db)
  assert.equal(kept[0]?.at, later.from)
})

test('a time is chosen by as many as can be called then; of those who race for the last place one has it, and the rest choose another', async () => {
  const { from, window } = half(30)
  await sql`UPDATE organisation SET line = line || '{"chosenPerHalfHour": 3}'`.execute(world.db)
  const all = await Promise.all(Array.from({ length: 8 }, async () => await form({ window })))
  assert.equal(all.filter(({ href }) => href !== null).length, 3)
  for (const other of all.filter(({ href }) => href === null))
    assert.match(other.text, /That time has just been taken by others: choose another one/)
  const page = await (await fetch(`${world.url}/call-back`, { headers: { accept: 'text/html' } })).text()
  assert.equal(page.includes(window), false, 'a full time is not offered')
  assert.equal(page.includes(`${from + 30 * MINUTE}-${from + 60 * MINUTE}`), true)
  // On the page of a case it is the same, and whoever has the time keeps it.
  const own = await world.customer('Hello?')
  const refused = await asks(own, anyNumber(), { window })
  assert.match(refused.text, /That time has just been taken by others/)
  const [one = assert.fail()] = all.filter(({ href }) => href !== null)
  const { rows } = await sql<{ readonly count: number }>`
    SELECT count(*)::int AS count FROM entry WHERE callback_from = ${new Date(from)} AND state = 'waiting'`.execute(
    world.db,
  )
  assert.equal(rows[0]?.count, 3)
  await leaves(referenceOf(one), one.cookie)
  assert.equal((await asks(own, anyNumber(), { window })).status, 200)
})

test('a form in the same moment as words on the own page: one place, in which they are called', async () => {
  const number = anyNumber()
  const dora = await world.customer('My line is dead.', { address: number })
  await showsNumber(world, number)
  const { caseId, customerId } = await placeOf(dora.reference)
  assert.equal((await dora.post('leave')).status, 200)
  const waiting = async (count: number) => {
    const { rows } = await sql<{ readonly count: number }>`
      SELECT count(DISTINCT pid)::int AS count FROM pg_locks WHERE NOT granted
        AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`.execute(world.db)
    return (rows[0]?.count ?? 0) >= count
  }
  // While nobody can take a place the words come first and the form sees nothing of them yet.
  const both = await world.db.transaction().execute(async tx => {
    await sql`SELECT FROM line_place FOR UPDATE`.execute(tx)
    const said = dora.post('say', { messageId: randomUUID(), words: 'It is dead again.' })
    await eventually('the words wait', async () => await waiting(1))
    const asked = form({ number })
    await eventually('the form waits', async () => await waiting(2))
    return { said, asked }
  })
  assert.equal((await both.said).status, 200)
  assert.match((await both.asked).text, /has its place with us already/)
  const { rows } = await sql<{ readonly caseId: string; readonly medium: string }>`
    SELECT e.case_id AS "caseId", e.medium FROM entry e JOIN cases c ON c.id = e.case_id
    WHERE c.customer_id = ${customerId} AND e.state = 'waiting'`.execute(world.db)
  assert.deepEqual(rows, [{ caseId, medium: 'call' }])
})

test('where the rota has nobody at work no call is chosen, and where it has somebody as many as they can make', async () => {
  const lena = await world.agent('lena')
  const { rows } = await sql<{
    readonly timeZone: string
  }>`SELECT time_zone AS "timeZone" FROM organisation`.execute(world.db)
  const today = Temporal.Instant.fromEpochMilliseconds(world.clock.now())
  const day = today.toZonedDateTimeISO(rows[0]?.timeZone ?? 'UTC').add({ days: 1 })
  const date = day.toPlainDate().toString()
  const week: RotaWeek = (await lena.get(`/api/desk/setup/rota?week=${date}`)).body
  const version = week.people.find(({ agentId }) => agentId === ada.id)?.version
  const shifts = [{ from: '09:00', to: '12:00', breaks: [] }]
  const body = { holds: 'day', shifts, version }
  assert.equal((await lena.send('PUT', `/api/desk/setup/rota/${ada.id}/${date}`, body)).status, 200)
  world.clock.advance(2 * MINUTE)
  const at = (hour: number) => {
    const from = day.with({ hour, minute: 0, second: 0, millisecond: 0 }).epochMilliseconds
    return { window: `${from}-${from + 30 * MINUTE}` }
  }
  assert.equal((await form(at(10))).status, 200)
  assert.match((await form(at(14))).text, /That time has just been taken by others/)
})

test('erasing a person reaches what is known of their number, and frees its place', async () => {
  const number = anyNumber()
  const answer = await form({ number })
  const { caseId, customerId } = await placeOf(referenceOf(answer))
  const held = async () => {
    const { rows } = await sql<{ readonly asks: number; readonly places: number }>`
      SELECT (SELECT count(*)::int FROM callback_ask WHERE case_id = ${caseId}) AS asks,
        (SELECT count(*)::int FROM entry WHERE case_id = ${caseId} AND callback_number IS NOT NULL) AS places`.execute(
      world.db,
    )
    return rows[0]
  }
  assert.deepEqual(await held(), { asks: 1, places: 1 })
  await withOwnersLedger({ owner: world.databaseUrl, log: silent }, async ledger => {
    await erasePerson({ ledger, dataDir: world.dataDir, customerId })
  })
  assert.deepEqual(await held(), { asks: 0, places: 0 })
  await eventually('another may ask', async () => (await form({ number })).status === 200)
})
