/** Asking for more than one may give, in a real browser against the real server: the agent, whoever decides, and the customer. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { furnishRemedies, giveAccount } from '../../server/testing/accounts.ts'
import { eventually } from '../../server/testing/eventually.ts'
import { openWorld } from '../../server/testing/world.ts'
import type { World } from '../../server/testing/world.ts'
import { checkAccessibility, openPage, PHONE, takePicture } from '../browser.ts'
import { answered, deskOf } from './seat.ts'

let world: World
let credit: string
before(async () => {
  world = await openWorld()
  credit = (await furnishRemedies(world.db)).credit
  // More than an agent may give at once, and less than a lead may.
  await sql`UPDATE remedy_entry SET amount_minor = 4000, version = version + 1 WHERE kind = 'credit'`.execute(
    world.db,
  )
})
after(async () => {
  await world[Symbol.asyncDispose]()
})

/** Some of them are looked at by eye: at both widths, light and dark. */
async function look(page: Page, name: string): Promise<void> {
  await checkAccessibility(page)
  if (process.env['HEED_PICTURES'] === undefined) return
  for (const [width, height] of [
    [390, 844],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await takePicture(page, `approvals-${name}-${width}-${colorScheme}`)
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 })
}

test('one key asks, the approver sees it at once and gives it by one key, and the customer reads each step', async t => {
  const { page: adas, customer } = await answered(world, t, 'ada', 'The line has been dead since Friday.')
  await giveAccount(world.db, customer.caseId)
  const { page: lenas } = await deskOf(world, t, 'lena')
  await lenas.keyboard.press('Shift+J')
  await lenas.getByText('Nobody waits for your yes or no.').waitFor()

  const page = await openPage(t, { viewport: PHONE })
  const [name = '', value = ''] = customer.cookie.split(/=(.*)/s)
  await page.context().addCookies([{ name, value: value.split(';')[0] ?? '', url: world.url }])
  await page.goto(`${world.url}/case/${customer.reference}`)

  await adas.reload()
  await adas.getByRole('button', { name: /Ask Lena Marsh · decides by/ }).waitFor()
  await look(adas, 'option')
  await adas.locator('.story-scroll').focus()
  await adas.keyboard.press('7')
  await adas.locator('.approvals').getByText('Lena Marsh decides').waitFor()
  await adas
    .locator('.remedy-beyond')
    .getByText(/Lena Marsh decides by/)
    .waitFor()
  await look(adas, 'asked')

  await page
    .getByText(/Lena Marsh is deciding about a credit of £40\.00, until/)
    .first()
    .waitFor()
  await page.getByText('somebody above decides, and you see here who').waitFor()
  await look(page, 'customer')
  await page.setViewportSize(PHONE)

  const card = lenas.locator('.approval')
  await card.getByText('A credit of £40.00').waitFor()
  await card.getByText('The customer is there and waits.').waitFor()
  await look(lenas, 'list')
  await lenas.keyboard.press('Alt+v')
  await lenas.getByText('Nobody waits for your yes or no.').waitFor()

  await adas.locator('.approvals').getByText('Lena Marsh said yes. It is done.').waitFor()
  await adas.locator('.given-remedies').getByText('A credit of £40.00').waitFor()
  await page.getByText('Lena Marsh said yes to a credit of £40.00.').waitFor()
  await look(adas, 'given')
})

test('a “no” comes with reasons, a promise is asked for before it is said, and the lead sees who is waited for', async t => {
  const { page: adas, customer } = await answered(world, t, 'ada', 'It is dead again, for the third time.')
  await giveAccount(world.db, customer.caseId)
  await adas.reload()
  const { page: lenas } = await deskOf(world, t, 'lena')
  await adas.getByRole('button', { name: /Ask Lena Marsh · decides by/ }).click()
  // Wherever she is at her desk; nobody else is told.
  const notice = lenas.locator('.asked-notice')
  await notice.getByText('A credit of £40.00').waitFor()
  await notice.getByText(/left, until/).waitFor()
  await eventually('in the title', async () => /Ada .* asks for your yes or no by/.test(await lenas.title()))
  await look(lenas, 'notice')
  assert.equal(await adas.locator('.asked-notice').count(), 0)
  await lenas.keyboard.press('Alt+q')
  await lenas.waitForURL(new RegExp(customer.caseId))
  await lenas.locator('.now .approval').getByText('A credit of £40.00').waitFor()
  await notice.waitFor({ state: 'detached' })
  await lenas.keyboard.press('Shift+J')
  // The card of the case looks the same as the list's.
  await lenas.locator('.now .approval').waitFor({ state: 'detached' })
  const card = lenas.locator('.approval')
  await card.getByRole('button', { name: 'No, with reasons' }).click()
  await card.getByLabel('Why not').fill('Two days are £12, and you get those.')
  await look(lenas, 'no')
  await card.getByRole('button', { name: 'Say no' }).click()
  await lenas.getByText('Nobody waits for your yes or no.').waitFor()
  await adas.locator('.approvals').getByText('Two days are £12, and you get those.').waitFor()

  await adas.locator('.story-scroll').focus()
  await adas.keyboard.press('p')
  await adas.locator('.promise-form select').first().selectOption('credit')
  await adas.locator('.promise-form').getByRole('textbox').first().fill('Forty pounds back next month.')
  await adas.locator('.promise-form').getByLabel('Amount').fill('40')
  const ask = adas.getByRole('button', { name: /before you say it/ })
  await ask.waitFor()
  await adas.locator('.due-quick button').first().click()
  await look(adas, 'promise')
  await ask.click()
  await card.getByText('What would be said').waitFor()
  await card.getByText('Forty pounds back next month.').waitFor()
  await lenas.getByRole('heading', { name: 'Whose answer is waited for' }).waitFor()
  await look(lenas, 'promise')
  await card.getByRole('button', { name: 'Yes, promise it' }).click()
  await adas.locator('.rail-part').getByText('Forty pounds back next month.').first().waitFor()
  const promises = (await (await world.agent('ada')).view(customer.caseId)).promises
  assert.ok(promises.some(({ words, isBeyond }) => words === 'Forty pounds back next month.' && !isBeyond))
})

test('minutes to decide are set with the ladder', async t => {
  const { page } = await deskOf(world, t, 'hugo')
  await page.goto(`${world.url}/desk/setup/ladder`)
  await page.getByLabel('Minutes to decide while the customer is there').fill('5')
  await page.getByRole('button', { name: 'Save the minutes' }).click()
  await page.getByText('Saved').first().waitFor()
  await look(page, 'setup')
})

test('what is beyond one’s limits and against a rule of the house is asked for with the rule set aside, and why is read', async t => {
  const { page: adas, customer } = await answered(world, t, 'ada', 'I have been with you since 2008.')
  const { accountId } = await giveAccount(world.db, customer.caseId)
  await sql`UPDATE account SET opened_on = '2008-05-01' WHERE id = ${accountId}`.execute(world.db)
  const lena = await world.agent('lena')
  const set = await lena.send('PUT', `/api/desk/rules/conditions/${randomUUID()}`, {
    kind: 'since',
    from: '2009-01-01',
    until: null,
    plans: [],
    days: null,
    entryId: credit,
    version: 0,
    why: { en: 'It thanks those who joined in 2009.', es: 'Agradece a quienes llegaron en 2009.' },
  })
  assert.equal(set.status, 200, set.text)
  await adas.reload()
  const ask = adas.getByRole('button', { name: /Ask Lena Marsh with the rule set aside · decides by/ })
  await ask.waitFor()
  await adas.locator('.remedy-beyond').getByText('It thanks those who joined in 2009.').waitFor()
  await adas.locator('.story-scroll').focus()
  await adas.keyboard.press('7')
  const why = adas.getByLabel('Why it does not fit here')
  await why.waitFor()
  await adas.getByRole('button', { name: 'Ask with the rule set aside' }).click()
  await adas.getByText('without a reason, no rule is set aside').waitFor()
  await why.fill('Nobody has been here for longer.')
  await look(adas, 'aside')
  await adas.getByRole('button', { name: 'Ask with the rule set aside' }).click()
  await adas.locator('.approvals').getByText('Lena Marsh decides').waitFor()
  const { page: lenas } = await deskOf(world, t, 'lena')
  await lenas.keyboard.press('Shift+J')
  const card = lenas.locator('.approval')
  await card.getByText(/Nobody has been here for longer\./).waitFor()
  await look(lenas, 'aside-card')
  await card.getByRole('button', { name: 'Yes, give it' }).click()
  await adas.locator('.given-remedies').getByText('A credit of £40.00').waitFor()
  const { story } = await (await world.agent('ada')).view(customer.caseId)
  assert.ok(story.some(({ type }) => type === 'RuleOverridden'))
})
