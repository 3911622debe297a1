/** Waits that are told again, and what the doors say of them, on a whole Heed with a moved clock. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { DAY, MINUTE } from '../../domain/time.ts'
import { erasePerson, withOwnersLedger } from '../commands/erase-person.ts'
import { silent } from '../db/log.ts'
import { countTold, recountTold } from '../quotes/figures.ts'
import { learnIfDue } from '../quotes/nightly.ts'
import { eventually } from '../testing/eventually.ts'
import { pastWaits } from '../testing/past-waits.ts'
import { type AgentClient, type CustomerClient, openWorld, type World } from '../testing/world.ts'
import { waiting as whoWaits } from '../../domain/line/testing/world.ts'
import { toLookAt } from './tell-again.ts'

let world: World
let ada: AgentClient
/** Who is being helped, so that whoever comes next has to wait. */
let busy: CustomerClient
/** Who was told how long they wait. */
const told: CustomerClient[] = []

before(async () => {
  world = await openWorld()
  ada = await world.agent('ada')
})
after(async () => {
  await world[Symbol.asyncDispose]()
})

interface Told {
  readonly atMostSeconds: number | null
  readonly middleSeconds?: number
  readonly by?: string
  readonly until?: number
  readonly again?: string
}

async function toldTo({ caseId }: CustomerClient): Promise<readonly Told[]> {
  const { rows } = await sql<{ readonly data: Told }>`
    SELECT data::json AS data FROM fact WHERE case_id = ${caseId} AND type = 'QuoteTold' ORDER BY seq`.execute(
    world.db,
  )
  return rows.map(({ data }) => data)
}

const spanish = async ({ reference, cookie }: CustomerClient) =>
  await (
    await fetch(`${world.url}/case/${reference}`, {
      headers: { accept: 'text/html', 'accept-language': 'es', cookie },
    })
  ).text()

test('before anything is learned nobody is told a number, only until when we are open', async () => {
  // Before she sits down: the line reads then how many she can help at once.
  await ada.send('PUT', '/api/desk/presence', { presence: 'away' })
  await sql`UPDATE seat SET chat_capacity = 1`.execute(world.db)
  await ada.here()
  busy = await world.customer('My line has been dead since Friday.')
  const caseId = await ada.offered()
  const entryId = (await ada.view(caseId)).summary.entry?.id ?? ''
  assert.equal((await ada.act(caseId, { act: 'answer', entryId })).status, 200)
  const first = await world.customer('The light is red.')
  assert.deepEqual(
    (await toldTo(first)).map(({ atMostSeconds }) => atMostSeconds),
    [null],
  )
  const page = await first.page()
  assert.match(page, /You are next\. We cannot tell yet how long it will take\. We are open/)
  assert.match(await spanish(first), /Todavía no podemos decir cuánto tardará\. /)
  assert.doesNotMatch(page, /nine times out of ten/)
  await first.post('leave')
})

test('what was learned is told: at most, and half of the time; and the charter counts it', async () => {
  await pastWaits(world.db, { caseId: busy.caseId, now: world.clock.now() })
  assert.deepEqual(await learnIfDue(world.heed.ledger, 'Europe/London'), ['chat problem'])
  // What was learned is read every few seconds.
  const wait = await eventually('a wait that is told', async () => {
    const text = await (await fetch(world.url, { headers: { accept: 'text/html' } })).text()
    return /at most (?<wait>[\w ]+), nine times out of ten\. Half of the time it is at most/.exec(text)
      ?.groups?.wait
  })
  assert.match(wait, /^(?:one minute|\d+ minutes)$/)
  const next = await world.customer('The router blinks.')
  told.push(next)
  const [first] = await toldTo(next)
  assert.ok(first?.atMostSeconds, 'a time is told')
  assert.equal(first.by, 'roll-out')
  assert.ok((first.middleSeconds ?? 0) <= first.atMostSeconds)
  assert.ok(Math.abs((first.until ?? 0) - world.clock.now() - first.atMostSeconds * 1_000) < MINUTE)
  assert.match(await next.page(), /in at most .+, nine times out of ten\./)
})

test('a wait that became worse is told with its reason, once; the page never says more than what was told', async () => {
  const waiting = await world.customer('Nothing works here.')
  told.push(waiting)
  const before = (await toldTo(waiting)).length
  // Seen before the time has passed: between the two she would be sent home.
  const later = new Date(world.clock.now() + 25 * MINUTE)
  await sql`UPDATE seat SET seen_at = ${later} WHERE presence <> 'offline'`.execute(world.db)
  world.clock.advance(25 * MINUTE)
  // Until they are told again they are asked for patience; whichever of the two the page finds, it is no shorter time.
  assert.match(await waiting.page(), /It takes longer than we (?:told you, and we are sorry\.|said: )/)
  const again = await eventually('a wait that is told again', async () => (await toldTo(waiting))[before])
  assert.match(again.again ?? '', /^(?:longer|overtaken|fewer-here)$/)
  const page = await waiting.page()
  assert.match(page, /We told you that it takes longer than we said, because/)
  assert.match(page, /It takes longer than we said: .+ A person answers in at most/)
  assert.match(page, /You need not wait here: we can call you when it is your turn/)
  assert.match(await spanish(waiting), /Le dijimos que tarda más de lo que dijimos, porque/)
  assert.equal((await toldTo(waiting)).length, before + 1, 'once')
})

test('the charter counts what was told, in words and as figures; erasing the person changes no figure', async () => {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT customer_id AS id FROM cases WHERE id = ${busy.caseId}`.execute(world.db)
  const customerId = rows[0]?.id ?? assert.fail()
  // Once nobody waits any more, nobody is told another time, and no figure changes by itself.
  for (const { caseId } of told) assert.equal((await ada.act(caseId, { act: 'take' })).status, 200)
  const counts = async () => {
    const figures: { readonly told: unknown; readonly toldInYear: unknown } = JSON.parse(
      await (await fetch(`${world.url}/charter.json`)).text(),
    )
    return { told: figures.told, toldInYear: figures.toldInYear }
  }
  const times = (await Promise.all(told.map(toldTo))).flat().filter(one => one.atMostSeconds !== null)
  await eventually('the follower', async () => {
    const { waits } = await countTold(world.db, 0)
    return waits.told === times.length && waits.open === 0
  })
  world.clock.advance(2 * MINUTE)
  const before = await counts()
  assert.deepEqual(before.told, await recountTold(world.db, world.clock.now() - 30 * DAY))
  const page = await (await fetch(`${world.url}/charter`, { headers: { accept: 'text/html' } })).text()
  assert.match(page, /We told \d+ waits in the last 30 days\./)
  const gone = { owner: world.databaseUrl, log: silent }
  await withOwnersLedger(
    gone,
    async ledger => await erasePerson({ ledger, dataDir: world.dataDir, customerId }),
  )
  world.clock.advance(2 * MINUTE)
  assert.deepEqual(await counts(), before)
})

test('however long the line is, whoever’s told time ends next is looked at now', () => {
  const wish = { medium: 'chat', isProblem: true, priority: null, skill: null } as const
  const line = Array.from({ length: 10_000 }, (_, place) =>
    whoWaits({
      ...wish,
      id: `e${place}`,
      place,
      toldUntil: place === 9_000 ? 5 * MINUTE : 9 * MINUTE + place,
    }),
  )
  const places = (from: number, now: number) => [...toLookAt(line, from, now)].map(({ place }) => place)
  assert.equal(places(0, 0)[0], 9_000)
  assert.equal(places(0, 0).length <= 100, true)
  assert.ok(!places(0, 6 * MINUTE).includes(9_000), 'what is over comes in its turn')
  assert.ok(places(9_000, 6 * MINUTE).includes(9_000))
})
