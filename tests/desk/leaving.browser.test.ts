/** Leaving and paying less in a real browser against the real server, at the desk and on the customer's page; promises found in words. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { LeavingView } from '../../contract/leaving.ts'
import { leavingDesk } from '../../contract/words/leaving-desk-en.ts'
import { giveAccount } from '../../server/testing/accounts.ts'
import { eventually } from '../../server/testing/eventually.ts'
import { openWorld, type World } from '../../server/testing/world.ts'
import { checkAccessibility, DESK, openPage, PHONE, takePicture, type PageOptions } from '../browser.ts'
import type { TestContext } from 'node:test'

let world: World
before(async () => {
  world = await openWorld()
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
  return { page, client }
}

test('a lead sees who wants to leave, goes to the case, and lets them go in one step', async t => {
  const { page, client } = await deskOf(t, 'lena', '/leaving', { viewport: DESK })
  // Told by the stream: the list asks by itself only once a minute.
  await page.getByText(leavingDesk.none).waitFor()
  const customer = await world.customer('Nobody came again. I want to cancel my contract.')
  await giveAccount(world.db, customer.caseId)
  await page.locator('.leaving-words').waitFor()
  await checkAccessibility(page)
  await takePicture(page, 'leaving-list-desk')
  await page.locator('.leaving-words').click()
  await page.getByText('This customer wants to leave.').waitFor()
  await checkAccessibility(page)
  await takePicture(page, 'leaving-case-desk')
  await page.getByRole('button', { name: 'Cancel it, as the customer said' }).click()
  await eventually('cancelled', async () => {
    const view: LeavingView = (await client.get(`/api/desk/cases/${customer.caseId}/leaving`)).body
    return view.leave === 'done' && view.services[0]?.endsOn === view.today
  })
  await page
    .getByText(/cancelled a service/)
    .first()
    .waitFor()
})

test('what comes late into the rail of a case moves nothing that stands there', async t => {
  const customer = await world.customer('Nothing works. I want to cancel my contract.')
  await giveAccount(world.db, customer.caseId)
  const { page } = await deskOf(t, 'ada', '', { viewport: DESK })
  await page.addInitScript(`
    window.moved = []
    new PerformanceObserver(list => {
      for (const { sources } of list.getEntries())
        for (const { node } of sources)
          if (node?.parentElement?.closest('.now')) window.moved.push(node.outerHTML?.slice(0, 80))
    }).observe({ type: 'layout-shift', buffered: true })`)
  const late = ['remedies', 'leaving', 'failures', 'approvals']
  const held = Promise.withResolvers<void>()
  await page.route(new RegExp(`/api/desk/cases/[^/]+/(${late.join('|')})$`), async route => {
    await held.promise
    await route.continue()
  })
  await page.goto(`${world.url}/desk/case/${customer.caseId}`)
  await page.getByText('What you can do is on its way…').waitFor()
  await page.locator('.now .who-name').waitFor()
  held.resolve()
  for (const part of ['remedies', 'failures', 'leaving', 'ladder'])
    await page.locator(`.now .${part}`).waitFor()
  await page.getByText('This customer wants to leave.').waitFor()
  // A shift is told with the frame that shows it.
  await page.evaluate('new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))')
  assert.deepEqual(await page.evaluate('window.moved'), [])
})

test('an agent raises by key what was heard, and changes the plan with one press', async t => {
  const customer = await world.customer('How much do I pay?')
  const { accountId } = await giveAccount(world.db, customer.caseId, { monthlyMinor: 32_00 })
  for (const _ of [1, 2])
    await sql`
      INSERT INTO service (id, account_id, kind, plan, identifier, monthly_minor, currency, state, since)
      VALUES (${randomUUID()}, ${accountId}, 'internet', 'Copper 24', ${randomUUID()}, 2400, 'GBP', 'active', '2021-01-04')`.execute(
      world.db,
    )
  const { page, client } = await deskOf(t, 'ada', `/case/${customer.caseId}`, {
    viewport: PHONE,
    colorScheme: 'dark',
  })
  await page.locator('.words-box').first().waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+m')
  await page.getByRole('button', { name: 'They want to pay less' }).click()
  await page
    .getByRole('button', { name: /Copper 24: £24.00 a month/ })
    .first()
    .waitFor()
  await checkAccessibility(page)
  await takePicture(page, 'leaving-case-phone')
  await page
    .getByRole('button', { name: /Copper 24: £24.00 a month/ })
    .first()
    .click()
  await eventually('changed', async () => {
    const view: LeavingView = (await client.get(`/api/desk/cases/${customer.caseId}/leaving`)).body
    return view.payLess === 'done' && view.services[0]?.monthlyMinor === 24_00
  })
})

test('what was promised in a message that was sent is recorded with one key', async t => {
  const customer = await world.customer('When is it fixed?')
  const { page, client } = await deskOf(t, 'ada', `/case/${customer.caseId}`, { viewport: DESK })
  await client.act(customer.caseId, { act: 'reply', words: 'I will call you tomorrow before 12.', files: [] })
  await page.getByText('You promised: “I will call you tomorrow before 12”.').waitFor()
  await checkAccessibility(page)
  await takePicture(page, 'promise-found-desk')
  await page.keyboard.press('Alt+p')
  await page.locator('.promise-form').waitFor()
  assert.deepEqual((await client.view(customer.caseId)).promises, [])
  await page.keyboard.press('Control+Enter')
  const [made] = await eventually('recorded', async () => {
    const { promises } = await client.view(customer.caseId)
    return promises.length > 0 && promises
  })
  assert.equal(made?.kind, 'call-back')
})

test('whoever leads has it at the head of the desk while it waits', async t => {
  await world.customer('I want to cancel my contract.')
  const { page } = await deskOf(t, 'lena', '/', { viewport: DESK })
  await page.getByRole('link', { name: /Wants to leave \(\d+\)/ }).click()
  await page.locator('.leaving-words').first().waitFor()
})

test('the customer’s page to cancel on is plain, at both widths', async t => {
  const customer = await world.customer('I want to cancel my contract.')
  for (const viewport of [DESK, PHONE]) {
    const page = await openPage(t, { viewport })
    const at = customer.cookie.indexOf('=')
    const [value = ''] = customer.cookie.slice(at + 1).split(';')
    await page.context().addCookies([{ name: customer.cookie.slice(0, at), value, url: world.url }])
    await page.goto(`${world.url}/case/${customer.reference}/cancel`)
    await page.getByText('First show that it is you.').waitFor()
    await checkAccessibility(page)
    await takePicture(page, `leaving-own-${viewport.width}`)
  }
})
