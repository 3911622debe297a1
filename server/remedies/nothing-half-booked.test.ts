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
