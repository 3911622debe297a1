/** S1, "I am in sales, not service": nobody who buys is answered ahead of somebody who waits with a problem, however many come at once. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { LineView } from '../contract/desk.ts'
import { checkAccessibility } from '../tests/browser.ts'
import { type DatabaseBeside, databaseBeside } from '../tests/database-beside.ts'
import { begins } from './asking.ts'
import { asksForACall, type Hand, handOf, writes } from './by-hand.ts'
import { answerUntil, deskOf, type Heed, pictures, raiseHeed, sitDown, type Stage } from './stage.ts'

let database: DatabaseBeside
let heed: Heed
before(async () => {
  database = await databaseBeside()
  heed = await raiseHeed(database.settings)
})
after(async () => {
  await heed.end()
  await database.drop()
})

const BUYS = 'I want to buy a second line.'
const BROKEN = 'My line has been dead since this morning.'

test('S1.1 whoever buys came first, and is answered last: many at once, to agents of all skills, with callbacks due', async t => {
  const stage = heed.stage()
  const picture = pictures('S1.1')
  await database.watchLine()
  const lead = await handOf(stage, ofRole(stage, 'lead')[0])

  const buyer = await begins(t, stage, `${BUYS} The big one.`, 'Bertram Vale')
  await theyBuy(lead)
  const inNeed = await begins(t, stage, `${BROKEN} I work from home.`, 'Nora Fielding')
  await t.test('the one with the problem came later, and is offered first', async () => {
    const desk = await deskOf(t, stage, { role: 'agent' })
    await desk.getByText(BROKEN).first().waitFor()
    await sitDown(desk)
    await answerUntil(desk, BROKEN)
    await inNeed.getByRole('heading', { name: /You are talking with/ }).waitFor()
    await buyer
      .getByText(/before you|next|answers|Your place is kept/)
      .first()
      .waitFor()
    await checkAccessibility(buyer)
    await picture(desk, 'the-desk')
    await picture(inNeed, 'came-later-and-is-helped')
    await picture(buyer, 'came-first-and-buys')
    await desk.getByRole('radio', { name: 'Away' }).click()
  })

  await t.test('forty more of both kinds, while ten agents answer', async () => {
    for (let turn = 0; turn < 8; turn++) await someCome(stage, turn)
    await theyBuy(lead)
    const agents = await Promise.all(ofRole(stage, 'agent').map(login => handOf(stage, login)))
    const day = { isOver: false }
    const working = agents.map(agent => works(agent, day))
    for (let turn = 8; turn < 16; turn++) {
      await someCome(stage, turn)
      await theyBuy(lead)
    }
    await untilNobodyWaits(lead)
    day.isOver = true
    await Promise.all(working)
  })

  await t.test('at no offer to somebody who buys did anybody wait who needed help', async () => {
    const { offersOfBuyers, offersOfCallbacks, passed } = await walk(database)
    assert.deepEqual(passed, [])
    assert.ok(offersOfBuyers >= 13, `only ${offersOfBuyers} who buy were offered`)
    assert.ok(offersOfCallbacks >= 8, `only ${offersOfCallbacks} calls back were offered`)
  })
})

function ofRole(stage: Stage, role: string) {
  return stage.logins.filter(login => login.role === role) as [Login, ...Login[]] // the demo has some of each
}
type Login = Stage['logins'][number]

/** One of each: who buys, who needs help, and the same to be called back. */
async function someCome(stage: Stage, turn: number): Promise<void> {
  await writes(stage, `${BUYS} It is for room ${turn}.`)
  await Promise.all([
    writes(stage, `${BROKEN} So it is in house ${turn}.`),
    ...(turn % 2 === 0
      ? [
          asksForACall(
            stage,
            `${BROKEN} Ring me, house ${turn}.`,
            `07700 9003${String(turn).padStart(2, '0')}`,
          ),
          asksForACall(stage, `${BUYS} Ring me, room ${turn}.`, `07700 9004${String(turn).padStart(2, '0')}`),
        ]
      : []),
  ])
}

/** The lead reads what the newcomers want, and says of whoever buys that it is a request. */
async function theyBuy(lead: Hand): Promise<void> {
  const { waiting } = (await lead.get('line')) as LineView // the contract's
  const unread = waiting.filter(({ lastWords, kind }) => lastWords.includes(BUYS) && kind !== 'request')
  await Promise.all(unread.map(({ id }) => lead.act(id, { act: 'change-kind', kind: 'request' })))
}

/** Answers whoever is offered, hears them, and is there for the next. */
async function works(agent: Hand, day: { readonly isOver: boolean }): Promise<void> {
  while (!day.isOver) {
    await agent.send('PUT', 'presence', { presence: 'here' })
    for (const { id, entry } of await agent.mine()) {
      if (entry?.state === 'offered') await agent.act(id, { act: 'answer', entryId: entry.id })
      if (entry?.state !== 'answered') continue
      if (entry.callback && !entry.callback.isMet) await agent.act(id, { act: 'reached', entryId: entry.id })
      else await agent.act(id, { act: 'end-contact' })
    }
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

async function untilNobodyWaits(lead: Hand): Promise<void> {
  for (let looks = 0; looks < 600; looks++) {
    const { waiting } = (await lead.get('line')) as LineView // the contract's
    if (waiting.every(({ entry }) => entry?.medium === 'letter')) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error('somebody still waits')
}

interface Witnessed {
  readonly what: string
  readonly row: {
    readonly id: string
    readonly case_id: string
    readonly kind: string | null
    readonly medium: string
    readonly state: string
    readonly not_before: string | null
    readonly callback_by: string | null
  }
}

/** The line as it was at each offer, in the order of commits. */
async function walk({ read }: DatabaseBeside) {
  const entries = new Map<string, Witnessed['row']>()
  const passed: string[] = []
  let [offersOfBuyers, offersOfCallbacks] = [0, 0]
  const kindsThen = new Map<string, string | null>()
  for (const { what, row } of await read<Witnessed>(
    "SELECT what, row FROM witness WHERE what IN ('entry', 'cases') ORDER BY n",
  )) {
    if (what === 'cases') {
      kindsThen.set(row.id, row.kind)
      continue
    }
    const isOffer = row.state === 'offered' && entries.get(row.id)?.state === 'waiting'
    entries.set(row.id, row)
    if (!isOffer) continue
    if (row.callback_by !== null) offersOfCallbacks++
    if (kindsThen.get(row.case_id) !== 'request') continue
    offersOfBuyers++
    const inNeed = [...entries.values()].filter(
      ({ state, medium, not_before: notBefore, case_id: caseId }) =>
        state === 'waiting' &&
        medium !== 'letter' &&
        notBefore === null &&
        kindsThen.get(caseId) !== 'request',
    )
    if (inNeed.length > 0) passed.push(`${row.id} was offered while ${inNeed.length} waited who needed help`)
  }
  return { offersOfBuyers, offersOfCallbacks, passed }
}
