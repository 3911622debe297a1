/** The wallboard in a real browser before the real server: what a lead sees, live, on a desk, a phone and a wall. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { MINUTE, SECOND } from '../../domain/time.ts'
import { ask, openCase } from '../../server/testing/office.ts'
import { openWorld, type World } from '../../server/testing/world.ts'
import { checkAccessibility, DESK, PHONE, takePicture } from '../browser.ts'
import { deskOf } from './seat.ts'

const WALL = { width: 1920, height: 1080 } as const

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world[Symbol.asyncDispose]())

/** Somebody who came so many minutes ago, was answered after some of them, and whose contact is over. */
async function came(minutesAgo: number, waited: number, kind: 'problem' | 'request'): Promise<void> {
  const agentId = (await world.agent('ada')).id
  const at = (minutes: number) => ({
    ...world.heed.ledger,
    clock: () => world.clock.now() - minutes * MINUTE,
  })
  const { id, entryId } = await openCase(at(minutesAgo), { kind })
  const over = minutesAgo - waited
  const until = world.clock.now() - over * MINUTE + 20 * SECOND
  await ask(at(over), id, { ask: 'offer-entry', entryId, agentId, until, overtook: [] })
  await ask(at(over), id, { ask: 'answer-entry', entryId, agentId })
  await ask(at(over), id, { ask: 'end-contact', agentId })
}

/** Nobody leads meanwhile: what is written is the past, and an offer in it is nobody's to take back. */
async function withoutLeader(write: () => Promise<void>): Promise<void> {
  const leadUntil = async (until: string) =>
    await sql`UPDATE line_leader SET epoch = epoch + 1, holder = 'the past', expires_at = ${until}::timestamptz`.execute(
      world.db,
    )
  await leadUntil('infinity')
  await write()
  await leadUntil('-infinity')
}

async function asksToBeCalled(name: string, number: string): Promise<void> {
  const customer = await world.customer('Please call me about my bill.', { name })
  const right = number.replace(/^0/u, '+44').replaceAll(' ', '')
  const fields = { messageId: randomUUID(), number, right }
  assert.equal((await customer.post('call-back', fields)).status, 200)
}

test('a lead sees who waits, live, by key and in figures; charts have their tables', async t => {
  await withoutLeader(async () => {
    await came(50, 4, 'problem')
    await came(45, 6, 'request')
  })
  const { page } = await deskOf(world, t, 'lena')
  await page.locator('body').press('Shift+V')
  await page.locator('.wall-sentence').getByText('Nobody is waiting.').waitFor()
  // The stream tells of whoever comes; nothing is pressed.
  await world.customer('The line is dead.', { name: 'Mrs Okafor' })
  await page.getByText(/^One person is waiting: Mrs Okafor, \d+ s\.$/).waitFor()
  const row = page.getByRole('row', { name: /^No subject named/ })
  await row.getByRole('cell').first().getByText('1', { exact: true }).waitFor()
  // And whoever does not wait but is called, one by one.
  await asksToBeCalled('Mr Nkemelu', '01632 960111')
  const called = page.getByRole('row', { name: /Mr Nkemelu/ })
  await called.getByText('now, it is their turn').waitFor()
  assert.equal(await called.getByRole('link').count(), 1)
  await page.locator('.chart-canvas canvas').first().waitFor()
  const figures = page.getByRole('figure', { name: 'Waits of people who need help' })
  await figures.getByText('Figures as a table').click()
  await figures.getByRole('cell', { name: '4 min' }).first().waitFor()
  const sales = page.getByRole('figure', { name: 'Waits of requests and sales' })
  await sales.getByText('Figures as a table').click()
  await sales.getByRole('cell', { name: '6 min' }).first().waitFor()
  for (const [viewport, colorScheme] of [
    [DESK, 'light'],
    [PHONE, 'dark'],
  ] as const) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    await checkAccessibility(page)
    await page.evaluate(`document.querySelector('.page').scrollTo(0, 0)`)
    await takePicture(page, `wallboard-${colorScheme}`)
    const isTooWide = await page.evaluate('document.querySelector(".page").scrollWidth > innerWidth')
    assert.equal(isTooWide, false, `nothing is cut off at ${viewport.width}`)
  }
})

test('on a wall it fills the screen, large enough for three metres, without scrolling', async t => {
  await world.customer('The line is dead here too.', { name: 'Mrs Okafor' })
  const { page } = await deskOf(world, t, 'hugo')
  for (const last of [2, 3, 4, 5]) await asksToBeCalled('Mr Nkemelu', `01632 96011${last}`)
  await page.setViewportSize(WALL)
  await page.goto(`${world.url}/desk/wallboard?wall`)
  await page.locator('.chart-canvas canvas').first().waitFor()
  const calls = page.getByRole('table', { name: 'Calls back, one by one' })
  await calls.getByText('now, it is their turn').first().waitFor()
  assert.equal(await calls.getByRole('row').count(), 4)
  await page.getByText(/^And (one|2) more\.$/).waitFor()
  assert.equal(await calls.getByText('Mr Nkemelu').count(), 0, 'visitors pass a wall')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await checkAccessibility(page)
    await takePicture(page, `wallboard-wall-${colorScheme}`)
  }
  const { sentence, cell, isWhole }: Readonly<{ sentence: number; cell: number; isWhole: boolean }> =
    await page.evaluate(`({
      sentence: parseFloat(getComputedStyle(document.querySelector('.wall-sentence')).fontSize),
      cell: parseFloat(getComputedStyle(document.querySelector('.wall-skills td')).fontSize),
      isWhole: document.querySelector('.wall').scrollHeight <= innerHeight,
    })`)
  // On a screen of 1.2 m: letters of 15 mm and more in the table, of 34 mm in the sentence.
  assert.ok(sentence >= 54 && cell >= 24, `${sentence} and ${cell} px`)
  assert.ok(isWhole)
  await page.getByRole('link', { name: 'Back to the desk' }).click()
  await page.getByRole('heading', { name: 'People at work' }).waitFor()
})

test('in Spanish it says the same', async t => {
  await world.customer('And here.', { name: 'Mrs Okafor' })
  const { page } = await deskOf(world, t, 'lena')
  const choices = JSON.stringify(JSON.stringify({ language: 'es' }))
  await page.evaluate(`localStorage.setItem('heed.desk.choices', ${choices})`)
  await page.goto(`${world.url}/desk/wallboard`)
  await page.getByRole('heading', { name: 'Lo que costó vender' }).waitFor()
  await page.getByText(/Mrs Okafor, \d+ (s|min)\.$/).waitFor()
  await checkAccessibility(page)
})

test('whoever does not lead finds no way to it, and is told why when they come by its address', async t => {
  const { page } = await deskOf(world, t, 'ada', { expects: [/403/] })
  assert.equal(await page.getByRole('link', { name: 'Wallboard' }).count(), 0)
  await page.goto(`${world.url}/desk/wallboard`)
  await page
    .getByText(
      'Only a lead or the head of service can see the wallboard, all promises at risk and who wants to leave.',
    )
    .first()
    .waitFor()
})
