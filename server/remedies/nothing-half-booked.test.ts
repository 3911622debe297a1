/** Money, promises, calendars and packs that cannot be: each is refused or absorbed with a sentence, and nothing of it is kept. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Act } from '../../contract/desk.ts'
import { DAY } from '../../domain/time.ts'
import { type EntryIds, furnishRemedies, giveAccount, type Held } from '../testing/accounts.ts'
import { allWeek } from '../testing/hours.ts'
import { type AgentClient, openWorld, type World } from '../testing/world.ts'

let world: World
let ada: AgentClient
let hugo: AgentClient
let caseId: string
let other: string
let held: Held
let entries: EntryIds
before(async () => {
  world = await openWorld()
  ada = await world.agent('ada')
  hugo = await world.agent('hugo')
  const open = async (words: string) => {
    const customer = await world.customer(words)
    await ada.act(customer.caseId, { act: 'reply', words: 'I look at it.', files: [] })
    return customer.caseId
  }
  entries = await furnishRemedies(world.db)
  caseId = await open('My line is dead.')
  other = await open('Somebody else.')
  held = await giveAccount(world.db, caseId)
})
after(() => world[Symbol.asyncDispose]())

async function kept(): Promise<unknown> {
  const { rows } = await sql`
    SELECT (SELECT count(*) FROM fact WHERE type ~ '^(Commitment|Remedy|Approval|Promise)') AS facts,
      (SELECT count(*) FROM commitment) AS promises, (SELECT count(*) FROM remedy) AS remedies,
      (SELECT count(*) FROM money_entry) AS money, (SELECT count(*) FROM bill_line) AS lines,
      (SELECT count(*) FROM approval) AS approvals, (SELECT count(*) FROM calendar) AS calendars,
      (SELECT count(*) FROM charter_pack) AS packs, (SELECT count(*) FROM offer) AS offers,
      (SELECT count(*) FROM purse_entry) AS purses`.execute(world.db)
  return rows
}

/** Refused with a sentence that says this, and nothing is kept. */
async function refused(asked: () => Promise<{ status: number; text: string }>, says: RegExp): Promise<void> {
  const before = await kept()
  const { status, text } = await asked()
  assert.ok(status >= 400 && status < 500, text)
  assert.match(text, says)
  assert.deepEqual(await kept(), before)
}

const give = (more: object, to = caseId) => {
  const gift = { remedyId: randomUUID(), kind: 'credit', accountId: held.accountId, amountMinor: 5_00 }
  return ada.send('POST', `/api/desk/cases/${to}/remedies`, { ...gift, currency: 'GBP', ...more })
}
const promise = (more: Partial<Act>) => {
  const made = {
    act: 'promise',
    kind: 'other',
    words: 'I call.',
    dueAt: world.clock.now() + DAY,
    replaces: null,
  }
  return ada.tryTo(caseId, { ...made, ...more } as Act) // a promise, whatever more says of it
}
const text = { name: 'Half price', terms: 'For a year.' }

test('an amount in the wrong currency is given, asked for and promised to nobody', async () => {
  await refused(() => give({ currency: 'EUR' }), /another currency/)
  await refused(() => give({ currency: 'pounds' }), /three letters/)
  const approvalId = randomUUID()
  const remedy = {
    remedyId: randomUUID(),
    kind: 'credit',
    accountId: held.accountId,
    amountMinor: 90_00,
    currency: 'EUR',
  }
  await refused(
    () => ada.send('POST', `/api/desk/cases/${caseId}/approvals`, { approvalId, remedy }),
    /another currency/,
  )
  const offerId = randomUUID()
  const offer = {
    en: text,
    es: text,
    price: { minor: 10_00, currency: 'GBP' },
    fromDay: '2026-01-01',
    untilDay: null,
  }
  assert.equal(
    (await hugo.send('PUT', `/api/desk/setup/offers/${offerId}`, { ...offer, version: 0 })).status,
    200,
  )
  await refused(() => promise({ offerId, amount: { minor: 10_00, currency: 'EUR' } }), /currency/)
})

test('a due date in the past is promised to nobody', async () => {
  await refused(() => promise({ dueAt: world.clock.now() - DAY }), /past|to come|over|future/)
  await refused(() => promise({ dueAt: 0 }), /past|to come|over|future/)
})

test('nothing is promised or given to the customer of another case', async () => {
  const { rows } = await sql<{ id: string }>`SELECT customer_id AS id FROM cases WHERE id = ${other}`.execute(
    world.db,
  )
  await refused(() => promise({ customerId: rows[0]?.id ?? '' }), /customer/)
  await refused(() => give({}, other), /not of the customer of this case/)
  await refused(() => give({ forCommitmentId: randomUUID() }), /promise/)
})

test('a calendar without working days holds for nobody', async () => {
  const week = Object.fromEntries(Object.keys(allWeek.week).map(day => [day, []]))
  const plan = { country: null, region: null, timeZone: 'Europe/London', week, closedDays: [], extraDays: [] }
  const calendar = { ...plan, workedHolidays: [], name: 'Never', version: 0 }
  await refused(
    () => hugo.send('PUT', `/api/desk/setup/calendars/${randomUUID()}`, calendar),
    /Nobody would ever work by this calendar/,
  )
})

test('a pack with contradictory dates holds for nobody', async () => {
  const both = { en: 'Words', es: 'Palabras' }
  const rule = {
    id: 'own.gate',
    clause: '1',
    says: both,
    confidence: 'memory',
    verifiedOn: '2026-01-01',
    kind: 'gate',
  }
  const pack = {
    id: 'own',
    jurisdiction: 'house',
    sectors: 'all',
    name: both,
    from: '2026-06-01',
    until: '2026-01-01',
    source: { instrument: 'House', clause: '1', confidence: 'memory', verifiedOn: '2026-01-01' },
    applicability: both,
    rules: [{ ...rule, from: '2026-06-01', check: { by: 'nothing', says: both } }],
  }
  const bring = (more: object) => hugo.send('POST', '/api/desk/setup/packs/own', { ...pack, ...more })
  await refused(() => bring({}), /ends|before|day/)
  await refused(() => bring({ until: '2026-02-30' }), /day|date/)
})

test('a remedy repeated by a double click or a retried request is given, booked and counted once', async () => {
  const remedyId = randomUUID()
  const gift = { remedyId, catalogueId: entries.credit, amountMinor: 10_00 }
  const answers = await Promise.all(Array.from({ length: 4 }, () => give(gift)))
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200, 200],
  )
  const once = await kept()
  assert.equal((await give(gift)).status, 200, 'retried later')
  assert.deepEqual(await kept(), once)
  await refused(() => give({ ...gift, amountMinor: 9_00 }), /given already, and not like this/)
  const { rows } = await sql<{ remedies: number; lines: number; sum: number }>`
    SELECT (SELECT count(*)::int FROM remedy) AS remedies, (SELECT count(*)::int FROM bill_line) AS lines,
      (SELECT sum(amount_minor)::int FROM money_entry) AS sum`.execute(world.db)
  assert.deepEqual(rows, [{ remedies: 1, lines: 1, sum: 0 }])
})

test('something else under the name of what was done is refused, and says what was done; the same again is so already', async () => {
  const mine = await giveAccount(world.db, caseId)
  const remedyId = randomUUID()
  const gift = { remedyId, amountMinor: 2_00 }
  const given = await give(gift)
  assert.equal(given.status, 200, given.text)
  const [onAnother, ofCatalogue] = [{ accountId: mine.accountId }, { catalogueId: entries.credit }]
  for (const change of [{ amountMinor: 3_00 }, { kind: 'waiver' }, onAnother, ofCatalogue])
    await refused(() => give({ ...gift, ...change }), /A credit of £2\.00: This was given already/)

  const requestId = randomUUID()
  const act = {
    act: 'promise',
    kind: 'credit',
    words: 'Four pounds back.',
    dueAt: world.clock.now() + DAY,
    amount: { minor: 4_00, currency: 'GBP' },
    replaces: null,
  } as const
  assert.equal((await ada.tryTo(caseId, act, requestId)).status, 200)
  assert.equal((await ada.tryTo(caseId, act, requestId)).status, 200)
  const more = { ...act, amount: { minor: 1_00, currency: 'GBP' } }
  await refused(
    () => ada.tryTo(caseId, more, requestId),
    /Ada Quill promised to give money back .*: This was sent already/,
  )
  const tag = { act: 'tag', tag: 'bill' } as const
  await refused(
    () => ada.tryTo(caseId, tag, requestId),
    /Ada Quill promised to give money back .*: This was sent already/,
  )

  const call = {
    requestId: randomUUID(),
    on: { what: 'case', caseId },
    direction: 'out',
    startedAt: world.clock.now() - DAY,
    minutes: 5,
    outcome: 'talked',
    isShared: true,
    words: 'The bill was explained.',
    promise: null,
  }
  const log = (change: object) => ada.send('POST', '/api/desk/calls', { ...call, ...change })
  const logged = await log({})
  assert.equal(logged.status, 200, logged.text)
  assert.equal((await log({})).body['isRepeat'], true)
  await refused(() => log({ words: 'The bill is wrong.' }), /: This was sent already, and not like this/)

  const entry = {
    entryId: randomUUID(),
    version: 0,
    amountMinor: 90_00,
    currency: 'GBP',
    fromOn: '2026-01-01',
    untilOn: null,
    kinds: [],
    why: 'The year.',
  }
  const fill = (change: object) => hugo.send('PUT', '/api/desk/setup/purses/house', { ...entry, ...change })
  const filled = await fill({})
  assert.equal(filled.status, 200, filled.text)
  assert.equal((await fill({})).status, 200)
  await refused(() => fill({ amountMinor: 95_00 }), /£90\.00: This was entered already, and not like this/)
})

test('what is taken back and booked by hand in the same moment is one of the two, and its money stands once', async () => {
  const lena = await world.agent('lena')
  await sql`UPDATE billing SET port = 'by-hand'`.execute(world.db)
  for (const reference of ['SAP 1', 'SAP 2', 'SAP 3']) {
    const remedyId = randomUUID()
    const given = await give({ remedyId, amountMinor: 1_00 })
    assert.equal(given.status, 200, given.text)
    const [back, booked] = await Promise.all([
      ada.send('POST', `/api/desk/remedies/${remedyId}/take-back`, { reason: 'Wrong account.' }),
      lena.send('POST', `/api/desk/remedies/${remedyId}/booked`, { reference }),
    ])
    assert.equal(back.status + booked.status, 200 + 409, back.text + booked.text)
    assert.match(back.text + booked.text, /is the customer’s and is not taken back|This was taken back/)
    const { rows } = await sql<{ readonly state: string; readonly sum: number; readonly moves: number }>`
      SELECT r.state, sum(e.amount_minor)::int AS sum, count(*)::int AS moves FROM remedy r JOIN money_entry e ON e.remedy_id = r.id
      WHERE r.id = ${remedyId} GROUP BY r.id`.execute(world.db)
    assert.deepEqual(rows, [{ state: back.status === 200 ? 'taken-back' : 'booked', sum: 0, moves: 4 }])
  }
})
