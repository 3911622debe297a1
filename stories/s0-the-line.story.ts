/** S0, "Sales or service": a wait that is told is true, "busier than usual" is measured, and so is what selling costs those who wait. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { checkAccessibility } from '../tests/browser.ts'
import { begins } from './asking.ts'
import { answersUntil, writes } from './by-hand.ts'
import { type HouseInTime, inTime } from './house-in-time.ts'
import { customerAt, deskOf, pictures } from './stage.ts'
import { HOUR, MINUTE, SECOND } from './story-clock.ts'

const inHouse = inTime()
const BUSIER = 'More people than usual come at this hour.'

test('S0.3 a wait is a prediction: told as one, counted down, told again with its reason, and counted in public', async t => {
  const house = inHouse()
  const { stage, later } = house
  const picture = pictures('S0.3')
  await house.sendHome()
  await house.oneAtATime()
  const amara = await house.hand('agent')
  await amara.send('PUT', 'presence', { presence: 'here' })
  await writes(stage, 'I have a question about my router.')
  await answersUntil(amara, 'a question about my router')
  const before = await counted(stage.url)

  const page = await customerAt(t, stage)
  await t.test('the contact page tells it before anybody joins', async () => {
    const ways = page.getByRole('list', { name: 'Ways to reach a person' })
    await ways.getByText(/A person answers in at most \d+ minutes?, nine times out of ten\./).waitFor()
    await ways
      .getByText(
        /We call you in at most \d+ minutes?, nine times out of ten\.|We cannot tell yet how long it takes\./,
      )
      .waitFor()
    await checkAccessibility(page)
    await picture(page, 'told-before-joining')
  })

  const customer = await begins(t, stage, 'The internet goes off each evening.', 'Ada Quill')
  const first = await toldOn(customer)
  await t.test('in the line it is less as time passes, or it is said why not', async () => {
    await picture(customer, 'told-in-the-line')
    await later(2 * MINUTE)
    await customer.reload()
    const isLess = (await toldOn(customer)) < first
    assert.ok(isLess || (await customer.getByText('longer than we said').count()) > 0, 'it grew in silence')
  })

  await t.test('when it gets worse they are told why, and that they can be called', async () => {
    await later(first * MINUTE)
    await customer
      .getByText(/It takes longer than we said: those before you take longer than expected/)
      .first()
      .waitFor({ timeout: 60_000 })
    await customer
      .getByText('You need not wait here: we can call you when it is your turn, and you keep your place.')
      .waitFor()
    await customer.getByRole('link', { name: 'Call me back instead' }).waitFor()
    await checkAccessibility(customer)
    await picture(customer, 'told-again-with-the-reason')
  })

  await t.test('the one that was not kept is counted as broken, where everybody can read it', async () => {
    for (const { id, entry } of await amara.mine())
      if (entry?.state === 'answered') await amara.act(id, { act: 'end-contact' })
    await answersUntil(amara, 'goes off each evening')
    await customer.getByRole('heading', { name: /You are talking with/ }).waitFor()
    const now = await countedOnce(house, before.broken + 1)
    assert.ok(now.told >= before.told + 2, 'both were told, and both count')
    await page.goto(`${stage.url}/charter`)
    await page
      .getByText(`${now.kept} of the ${now.kept + now.broken} that are over took no longer than we said`)
      .waitFor()
    await checkAccessibility(page)
    await picture(page, 'kept-and-broken-in-public')
  })
})

test('S0.3 "busier than usual" is said only when it is so, and the figures stand beside it', async t => {
  const house = inHouse()
  const { stage, later } = house
  const picture = pictures('S0.3-busier')
  await twelveWeeks(house, 30)
  await later(2 * HOUR)
  const lead = await deskOf(t, stage, { role: 'lead' })
  const page = await customerAt(t, stage)
  await t.test('in an ordinary hour nobody hears it', async () => {
    for (let turn = 0; turn < 10; turn++) await writes(stage, `An ordinary question, number ${turn}.`)
    await later(2 * MINUTE)
    await page.reload()
    await page.getByRole('list', { name: 'Ways to reach a person' }).getByText('Write here').waitFor()
    assert.equal(await page.getByText(BUSIER).count(), 0)
    await lead.goto(`${stage.url}/desk/wallboard`)
    await lead.getByText('as usual').waitFor()
    await lead.getByText('nine times in ten it is at most 30').waitFor()
  })
  await t.test('above nine in ten of such hours it is said, with its figures at the desk', async () => {
    for (let turn = 10; turn < 36; turn++) await writes(stage, `It is down in street ${turn}.`)
    await later(2 * MINUTE)
    await page.reload()
    await page.getByText(BUSIER).first().waitFor()
    await checkAccessibility(page)
    await picture(page, 'said-when-it-is-so')
    await lead.reload()
    await lead.getByText('busier than usual').waitFor()
    await lead.getByText(/^36 people are waiting; the longest, Someone, \d+ min\.$/).waitFor()
    const says = lead.getByText(/\d+ within the hour; nine times in ten it is at most 30/)
    assert.ok(Number.parseInt(await says.innerText(), 10) > 30)
    await checkAccessibility(lead)
    await picture(lead, 'with-its-figures')
  })
})

/** The minutes that their page says. */
async function toldOn(customer: Page): Promise<number> {
  const says = customer.locator('.wait-told').filter({ hasText: /at most/ })
  await says.waitFor()
  const [, minutes = ''] = /at most (\d+|one) minutes?/.exec(await says.innerText()) ?? []
  return minutes === 'one' ? 1 : Number(minutes)
}

interface Counted {
  readonly told: number
  readonly kept: number
  readonly broken: number
}

async function counted(url: string): Promise<Counted> {
  const { told } = (await (await fetch(`${url}/charter.json`)).json()) as { told: { waits: Counted } } // CharterPage
  return told.waits
}

/** It is counted anew once a minute at most. */
async function countedOnce({ stage, later }: HouseInTime, broken: number): Promise<Counted> {
  for (let looks = 0; looks < 20; looks++) {
    const now = await counted(stage.url)
    if (now.broken >= broken) return now
    await later(MINUTE + SECOND)
    await new Promise(resolve => setTimeout(resolve, 250))
  }
  throw new Error('what was not kept was not counted')
}

/** So many came within this hour, and within the two after it, in each of the twelve weeks before; they were helped and went. */
async function twelveWeeks({ read, clock }: HouseInTime, each: number): Promise<void> {
  await read(
    `INSERT INTO entry (id, case_id, medium, place, state, joined_at, answered_at, ended_at)
     SELECT gen_random_uuid(), (SELECT id FROM cases LIMIT 1), 'chat', -1 - row_number() OVER (), 'ended', at, at + interval '1 minute',
       at + interval '5 minutes'
     FROM generate_series(1, 12) AS week, generate_series(0, 2) AS hour, generate_series(1, $2::int) AS turn,
       LATERAL (SELECT $1::timestamptz - week * interval '7 days' + hour * interval '1 hour' + turn * interval '1 minute' AS at) AS moment`,
    [new Date(clock.now() - 10 * SECOND), each],
  )
}
