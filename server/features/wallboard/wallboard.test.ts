/** The wallboard's figures against a history that is written by hand and counted by hand, through the doors of a whole Heed. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { RotaWeek } from '../../../contract/rota.ts'
import type { Wallboard, WallboardHours } from '../../../contract/wallboard.ts'
import type { Kind, Presence } from '../../../domain/case/facts.ts'
import { MINUTE, SECOND } from '../../../domain/time.ts'
import { append } from '../../ledger/append.ts'
import { openDirectory } from '../../ledger/directory.ts'
import { countDays } from '../../line-days/keep.ts'
import { eventually } from '../../testing/eventually.ts'
import { ask, openCase } from '../../testing/office.ts'
import { type AgentClient, openWorld, request, type World } from '../../testing/world.ts'

/** A Wednesday, 10:20 in London. */
const wednesday = Date.UTC(2031, 4, 7)
const now = wednesday + (9 * 60 + 20) * MINUTE
const lastThursday = Date.UTC(2031, 4, 1)

let world: World
let lena: AgentClient
let ids: Readonly<Record<'ada' | 'bo', string>>
before(async () => {
  world = await openWorld()
  world.clock.advance(now - world.clock.now())
  ids = { ada: (await world.agent('ada')).id, bo: (await world.agent('bo')).id }
  lena = await world.agent('lena')
  await withoutLeader(writeHistory)
  await countDays({
    ledger: world.heed.ledger,
    directory: openDirectory(world.db, world.heed.ledger.signals),
  })
})
after(async () => {
  await world[Symbol.asyncDispose]()
})

/** Nobody leads meanwhile: what is written is the past, and nobody is to be offered to anybody. */
async function withoutLeader(write: () => Promise<void>): Promise<void> {
  const leadUntil = async (until: string) =>
    await sql`UPDATE line_leader SET epoch = epoch + 1, holder = 'the past', expires_at = ${until}::timestamptz`.execute(
      world.db,
    )
  await leadUntil('infinity')
  await write()
  await leadUntil('-infinity')
}

async function count(): Promise<void> {
  const { ledger } = world.heed
  await countDays({ ledger, directory: openDirectory(world.db, ledger.signals) })
}

function ledgerAt(at: number) {
  return { ...world.heed.ledger, clock: () => at }
}

interface Came {
  readonly at: number
  readonly kind: Kind
  readonly told?: number
  /** Minutes until somebody answered; without, they left. */
  readonly waits: number
  readonly by?: 'ada' | 'bo'
  /** Minutes of the contact, and after how many of them something was offered. */
  readonly takes?: number
  readonly sellsAfter?: number
}

/** One person who came, in minutes. */
async function came({ at, kind, told, waits, by, takes = 4, sellsAfter }: Came): Promise<void> {
  const { id, entryId } = await openCase(ledgerAt(at), { kind })
  if (told !== undefined)
    await ask(ledgerAt(at), id, { ask: 'tell-quote', entryId, atMostSeconds: told * 60, ahead: 0 })
  const over = at + waits * MINUTE
  if (!by) return await ask(ledgerAt(over), id, { ask: 'leave-line' })
  const agentId = ids[by]
  await ask(ledgerAt(over), id, {
    ask: 'offer-entry',
    entryId,
    agentId,
    until: over + 20 * SECOND,
    overtook: [],
  })
  await ask(ledgerAt(over), id, { ask: 'answer-entry', entryId, agentId })
  if (sellsAfter !== undefined)
    await append(ledgerAt(over + sellsAfter * MINUTE), { cases: [id] }, () => ({
      facts: [{ caseId: id, fact: { type: 'OfferMade', offerId: randomUUID(), agentId } }],
      result: null,
    }))
  await ask(ledgerAt(over + takes * MINUTE), id, { ask: 'end-contact', agentId })
}

async function sat(agentId: string, presence: Presence, at: number): Promise<void> {
  await append(ledgerAt(at), {}, () => ({
    facts: [
      {
        caseId: null,
        about: agentId,
        fact: { type: 'PresenceChanged', agentId, presence, reason: 'chosen' },
      },
    ],
    result: null,
  }))
}

async function writeHistory(): Promise<void> {
  // Last Thursday, from 10:00 to 10:30 in London: two at work, thirty-two people four minutes each, and four who had enough.
  const ten = lastThursday + 9 * 60 * MINUTE
  for (const by of ['ada', 'bo'] as const) await sat(ids[by], 'here', ten)
  for (let turn = 0; turn < 16; turn++) {
    const at = ten + turn * MINUTE
    for (const by of ['ada', 'bo'] as const) await came({ at, kind: 'problem', waits: 1, by })
    if (turn < 4) await came({ at, kind: 'request', waits: 6 })
  }
  for (const by of ['ada', 'bo'] as const) await sat(ids[by], 'offline', ten + 60 * MINUTE)
  // Today, from 9:30 in London: three with a problem, of whom one left; two who buy, to one of whom something is sold.
  const half = now - 50 * MINUTE
  await came({ at: half, kind: 'problem', waits: 2, told: 3, by: 'ada', takes: 20 })
  await came({ at: half + MINUTE, kind: 'problem', waits: 6, told: 5, by: 'bo' })
  await came({ at: half + 2 * MINUTE, kind: 'problem', waits: 3, told: 5 })
  await came({ at: half + 3 * MINUTE, kind: 'request', waits: 9, by: 'bo', takes: 10, sellsAfter: 4 })
  // In the next half hour: one waits from 10:05 to 10:08 while the sale of 9:46 to 9:52 is long over.
  await came({ at: now - 15 * MINUTE, kind: 'problem', waits: 3, told: 3, by: 'ada', takes: 2 })
}

async function hours(): Promise<WallboardHours> {
  return (await lena.get('/api/desk/wallboard/hours')).body
}

test('only a lead or the head sees it', async () => {
  const ada = await world.agent('ada')
  for (const path of ['/api/desk/wallboard', '/api/desk/wallboard/hours']) {
    const refused = await ada.get(path)
    assert.equal(refused.status, 403)
    assert.match(refused.text, /Only a lead or the head of service can see the wallboard, /)
    assert.equal((await (await world.agent('hugo')).get(path)).status, 200)
  }
})

test('the last hours stand by half hours, help beside sales, with those who left', async () => {
  const { halfHours } = await hours()
  assert.equal(halfHours.length, 25)
  const last = halfHours.slice(-2)
  assert.deepEqual(
    last.map(({ at }) => (at - wednesday) / MINUTE),
    [8 * 60 + 30, 9 * 60],
  )
  assert.deepEqual(last[0]?.help, {
    came: 3,
    answered: 2,
    left: 1,
    waiting: 0,
    // Answered after 2 and 6 minutes; the one who left after 3 would have waited longer.
    middleSeconds: 360,
    nineInTenSeconds: 360,
  })
  assert.deepEqual(last[0]?.sales, {
    came: 1,
    answered: 1,
    left: 0,
    waiting: 0,
    middleSeconds: 540,
    nineInTenSeconds: 540,
  })
  assert.deepEqual([last[1]?.help.middleSeconds, last[1]?.sales.middleSeconds], [180, null])
  assert.equal(
    halfHours.slice(0, -2).reduce((sum, { help, sales }) => sum + help.came + sales.came, 0),
    0,
  )
})

test('told waits of today are kept, broken, or neither when the person left before', async () => {
  // The one who left before is open still: their ghost waits to be asked for.
  const quotes = await eventually('all of them counted', async () => {
    world.clock.advance(SECOND)
    const board: Wallboard = (await lena.get('/api/desk/wallboard')).body
    return board.quotes.kept + board.quotes.broken >= 3 ? board.quotes : undefined
  })
  assert.deepEqual(quotes, { kept: 2, broken: 1, open: 1 })
})

test('tomorrow is staffed as the same weekday was, with the waits of one fewer and one more', async () => {
  const { staffing } = await hours()
  assert.equal(staffing?.day, '2031-05-08')
  assert.equal(staffing.days, 1)
  // Both agents, from the first answer to the end of the last: one after another and two at once are busy once.
  assert.equal(staffing.meanServiceSeconds, (2 * 19 * 60) / 32)
  assert.deepEqual(
    staffing.halfHours.map(({ half, arrivals, oneFewer, planned, oneMore }) => [
      half,
      arrivals,
      oneFewer.agents,
      planned.agents,
      oneMore.agents,
    ]),
    [[20, 36, 1, 2, 3]],
  )
  const [first] = staffing.halfHours
  const waits = [first?.oneFewer, first?.planned, first?.oneMore].map(one => one?.meanWaitSeconds ?? 0)
  assert.deepEqual(
    waits,
    waits.toSorted((a, b) => b - a),
  )
  assert.ok((waits[0] ?? 0) > (waits[2] ?? 0))
})

test('by the rota tomorrow is staffed as it is planned, and who is on a break now is shown with its end', async () => {
  const set = async (agentId: string, date: string, shifts: unknown) => {
    const body = { holds: 'day', shifts }
    const url = `/api/desk/setup/rota/${agentId}/${date}`
    const week: RotaWeek = (await lena.get(`/api/desk/setup/rota?week=${date}`)).body
    const version = week.people.find(person => person.agentId === agentId)?.version
    assert.equal((await lena.send('PUT', url, { ...body, version })).status, 200)
  }
  assert.equal((await hours()).staffing?.agentsAre, 'past')
  await set(ids.ada, '2031-05-08', [{ from: '09:00', to: '17:00', breaks: [] }])
  await set(ids.bo, '2031-05-08', [{ from: '10:00', to: '18:00', breaks: [{ from: '12:00', to: '12:30' }] }])
  await set(lena.id, '2031-05-08', [{ from: '08:00', to: '10:30', breaks: [] }])
  await set(ids.bo, '2031-05-07', [{ from: '08:00', to: '16:00', breaks: [{ from: '10:00', to: '11:30' }] }])
  world.clock.advance(16 * SECOND)
  const { staffing } = await hours()
  assert.equal(staffing?.agentsAre, 'rota')
  const [row] = staffing.halfHours
  assert.deepEqual([row?.half, row?.oneFewer.agents, row?.planned.agents, row?.oneMore.agents], [20, 2, 3, 4])
  assert.ok((row?.needed ?? 0) >= 1)
  const board: Wallboard = (await lena.get('/api/desk/wallboard')).body
  const bo = board.agents.find(({ id }) => id === ids.bo)
  assert.deepEqual([bo?.state, bo?.onBreakUntil], ['away', wednesday + (10 * 60 + 30) * MINUTE])
  await set(ids.bo, '2031-05-07', [])
  world.clock.advance(2 * SECOND)
  const later: Wallboard = (await lena.get('/api/desk/wallboard')).body
  assert.equal(
    later.agents.some(({ id }) => id === ids.bo),
    false,
    'who signed off has gone',
  )
})

test('waiting while an agent sold is counted, and a day that is over stays as it was counted', async () => {
  const before = await hours()
  // 9:46 to 9:52 was spent on selling, and nobody waited then.
  assert.deepEqual(before.selling.today, { sellingMinutes: 6, causedMinutes: 0 })
  // Somebody waits from 9:40 to 9:50: four of the minutes that the sale took.
  const at = now - 40 * MINUTE
  await withoutLeader(() => came({ at, kind: 'problem', waits: 10, by: 'ada', takes: 1 }))
  world.clock.advance(16 * SECOND)
  const { selling } = await hours()
  assert.deepEqual(selling.today, { sellingMinutes: 6, causedMinutes: 4 })
  assert.equal(selling.month.causedMinutes, 4)
  assert.equal(selling.month.sparedMinutes, null)
  // Counted again it is what it was, whatever is written into the past.
  const thatThursday = { at: lastThursday + 9 * 60 * MINUTE, kind: 'problem', waits: 1, by: 'ada' } as const
  await withoutLeader(() => came(thatThursday))
  await countDays({
    ledger: world.heed.ledger,
    directory: openDirectory(world.db, world.heed.ledger.signals),
  })
  world.clock.advance(16 * SECOND)
  assert.equal((await hours()).staffing?.halfHours[0]?.arrivals, 36)
})

test('the line now: who waits for the longest by name, for what, and what everybody is doing', async () => {
  const bo = await world.agent('bo')
  await bo.here()
  await bo.send('PUT', '/api/desk/presence', { presence: 'away' })
  const first = await world.customer('The line is dead.', { name: 'Mrs Okafor' })
  await world.customer('It is dead here too.')
  const board = await eventually('both in the line', async () => {
    world.clock.advance(SECOND)
    const answer: Wallboard = (await lena.get('/api/desk/wallboard')).body
    return answer.waiting.live === 2 ? answer : undefined
  })
  assert.equal(board.waiting.longest?.caseId, first.caseId)
  assert.equal(board.waiting.letters, 0)
  const none = board.skills.find(({ skill }) => skill === null)
  assert.deepEqual([none?.help, none?.sales, none?.letters], [2, 0, 0])
  assert.equal(none?.since, board.waiting.longest.since)
  // One is here but away from their desk: nothing can be told.
  assert.deepEqual(board.agents, [
    { id: bo.id, name: 'Bo Lindqvist', state: 'away', inHand: 0, wrapUpUntil: null, onBreakUntil: null },
  ])
  assert.deepEqual(board.help, { kind: 'cannot-tell' })
  assert.deepEqual(none.agents, { free: 0, busy: 0, 'wrapping-up': 0, away: 1 })
})

test('those who are called stand one by one, with their tries and the time that they chose, and without their number', async () => {
  const asks = { number: '01632 960111', right: '+441632960111' }
  const kai = await world.customer('Please call me.', { name: 'Kai' })
  const noor = await world.customer('Call me later.', { name: 'Noor' })
  const from = Math.ceil((world.clock.now() + 2 * 60 * MINUTE) / (30 * MINUTE)) * 30 * MINUTE
  const until = from + 30 * MINUTE
  assert.equal((await kai.post('call-back', { ...asks, messageId: randomUUID() })).status, 200)
  const later = {
    number: '01632 960112',
    right: '+441632960112',
    messageId: randomUUID(),
    window: `${from}-${until}`,
  }
  assert.equal((await noor.post('call-back', later)).status, 200)
  const ada = await world.agent('ada')
  await ada.here()
  let entryId = ''
  // Those who came before Kai are helped first.
  for (let offered = ''; offered !== kai.caseId; ) {
    offered = await ada.offered()
    entryId = (await ada.view(offered)).summary.entry?.id ?? assert.fail()
    assert.equal((await ada.tryTo(offered, { act: 'answer', entryId })).status, 200)
    if (offered !== kai.caseId) await ada.tryTo(offered, { act: 'end-contact' })
  }
  const listed = async () => {
    world.clock.advance(2 * SECOND)
    const answer = await lena.get('/api/desk/wallboard')
    assert.ok(!/960111|960112/.test(answer.text))
    const { callbacks }: Wallboard = answer.body
    return callbacks
  }
  assert.deepEqual(
    (await listed()).list.map(({ name, state }) => [name, state]),
    [
      ['Kai', 'with-agent'],
      ['Noor', 'later'],
    ],
  )
  const missed = await ada.tryTo(kai.caseId, { act: 'not-reached', entryId, why: 'no-answer' })
  assert.equal(missed.status, 200, missed.text)
  const { list, due, later: afterwards } = await listed()
  assert.deepEqual([due, afterwards], [0, 2])
  const [first, second] = list
  assert.deepEqual([first?.reference, first?.tries, first?.window], [kai.reference, 1, null])
  assert.ok((first?.nextAt ?? 0) > world.clock.now())
  assert.deepEqual([second?.tries, second?.window, second?.nextAt], [0, { from, until }, from])
  await kai.post('leave')
  await noor.post('leave')
  await ada.send('PUT', '/api/desk/presence', { presence: 'away' })
})

test('a day with selling is sent through the line once more, and once without', async () => {
  world.clock.advance(18 * 60 * MINUTE)
  await count()
  lena = await world.agent('lena')
  const { month, today } = (await hours()).selling
  assert.deepEqual(today, { sellingMinutes: 0, causedMinutes: 0 })
  assert.deepEqual([month.days, month.sellingMinutes, month.causedMinutes], [8, 6, 4])
  // The sale was to somebody who asked for something: without it, those who needed help would not have waited longer.
  assert.equal(month.sparedMinutes, 0)
  // Anybody reads the same figure on the charter, and who sets the house up in the setup.
  const { body: charter } = await request(`${world.url}/charter.json`, 'GET')
  const { body: setup } = await lena.get('/api/desk/guarantees')
  for (const { sellingMinutes, waitingCausedBySellingMinutes } of [charter, setup])
    assert.deepEqual([sellingMinutes, waitingCausedBySellingMinutes], [6, 4])
})
