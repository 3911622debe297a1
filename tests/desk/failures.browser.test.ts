/** What went wrong with a service, in a real browser against the real server: in a case by one key, and an outage of many. */
import assert from 'node:assert/strict'
import { after, before, type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { giveAccount } from '../../server/testing/accounts.ts'
import { openWorld, type World } from '../../server/testing/world.ts'
import { checkAccessibility, DESK, openPage, type PageOptions, PHONE, takePicture } from '../browser.ts'

let world: World
before(async () => {
  world = await openWorld()
  await sql`UPDATE charter_choice SET country = 'GB', sector = 'telecom'`.execute(world.db)
  await sql`UPDATE billing SET port = 'demo'`.execute(world.db)
})
after(() => world[Symbol.asyncDispose]())

async function deskOf(t: TestContext, name: 'ada' | 'lena', path: string, options: PageOptions = {}) {
  const client = await world.agent(name)
  const page = await openPage(t, options)
  page.setDefaultTimeout(10_000)
  const cookies = client.cookie.split('; ').map(pair => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: world.url }
  })
  await page.context().addCookies(cookies)
  await page.goto(`${world.url}/desk${path}`)
  return page
}

for (const [name, options] of [
  ['desk', { viewport: DESK }],
  ['phone-dark', { viewport: PHONE, colorScheme: 'dark' }],
] as const)
  test(`a missed appointment is written down by a key and made good at once: ${name}`, async t => {
    const customer = await world.customer('Nobody came this morning.')
    await giveAccount(world.db, customer.caseId)
    const page = await deskOf(t, 'ada', `/case/${customer.caseId}`, options)
    await page.locator('.words-box').first().waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+b')
    await page.locator('.failure-form').getByLabel('What', { exact: true }).selectOption('missed-appointment')
    await checkAccessibility(page)
    await takePicture(page, `failure-form-${name}`)
    await page.getByRole('button', { name: 'Write it down' }).click()
    await page.getByText('£32.31 given so far.').waitFor()
    await page.getByText('What the rules give').click()
    await page
      .getByText(/A fixed amount = £32\.31/)
      .first()
      .waitFor()
    await checkAccessibility(page)
    await takePicture(page, `failure-given-${name}`)
  })

test('a form that is asked for by key is in sight, also of somebody without an account and after another case', async t => {
  const first = await world.customer('No picture on channel one.')
  await world.customer('No picture on channel two.')
  const page = await deskOf(t, 'ada', `/case/${first.caseId}`, { viewport: { width: 1280, height: 600 } })
  const failures = page.getByRole('region', { name: 'What went wrong with the service' })
  const rail = page.locator('.now')
  for (const words of ['No picture on channel one.', 'No picture on channel two.']) {
    await page.locator('.row').filter({ hasText: words }).click()
    await page.locator('.story-scroll').getByText(words).waitFor()
    await failures.waitFor()
    assert.equal(await rail.evaluate(part => part.scrollTop), 0, 'each case begins at the top of its rail')
    await rail.evaluate(part => part.scrollTo(0, part.scrollHeight))
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+b')
    await failures.locator('.hint').first().waitFor()
    const isSeen = await failures.evaluate(part => {
      const { top, bottom } = part.getBoundingClientRect()
      return top > -1 && bottom < 601
    })
    assert.ok(isSeen, 'what the key opened is in sight')
  }
})

test('a lead writes an outage down with its accounts, reads which numbers are none, and ends it', async t => {
  const customer = await world.customer('No internet.')
  const { accountId } = await giveAccount(world.db, customer.caseId)
  const { rows } = await sql<{ readonly number: string }>`
    SELECT number FROM account WHERE id = ${accountId}`.execute(world.db)
  const page = await deskOf(t, 'lena', '/outages', { viewport: DESK })
  await page.getByText('No outage is written down.').waitFor()
  await page.getByText('Write down an outage').click()
  await page.getByLabel('Where, or what of').fill('Northgate exchange')
  await page.getByLabel('Account numbers').first().fill(`${rows[0]?.number}\n999999990`)
  await checkAccessibility(page)
  await takePicture(page, 'outages-form-desk')
  await page.getByRole('button', { name: 'Write it down' }).click()
  await page.getByText('1 account is concerned.').waitFor()
  await page.getByText('1 number is no account here: 999999990').waitFor()
  await page.getByRole('heading', { name: 'Northgate exchange' }).waitFor()
  await page.getByRole('button', { name: 'It is over now' }).click()
  await page.locator('.outage[data-open="false"]').waitFor()
  await checkAccessibility(page)
  await takePicture(page, 'outages-desk')
  await page.setViewportSize(PHONE)
  await page.emulateMedia({ colorScheme: 'dark' })
  await takePicture(page, 'outages-phone-dark')
  assert.equal(await page.locator('.outage').count(), 1)
})
