/** Leaving takes no more steps than joining: both are walked in a real browser, and what is pressed and filled in is counted. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { sql } from 'kysely'
import { leavingPageWords } from '../../../contract/words/leaving-page.ts'
import { frontWords } from '../../../contract/words/front.ts'
import { checkAccessibility, DESK, openPage, PHONE, takePicture } from '../../../tests/browser.ts'
import { giveAccount } from '../../testing/accounts.ts'
import { codeReader } from '../../testing/mailbox.ts'
import { openWorld, request, type World } from '../../testing/world.ts'

/** Walks as somebody who reads what they are asked: each press and each field that they fill in is a step. */
function walk(page: Page) {
  let steps = 0
  return {
    press: async (name: string, role: 'button' | 'link' = 'button') => {
      steps += 1
      await page.getByRole(role, { name }).first().click()
    },
    fill: async (field: string, words: string) => {
      steps += 1
      await page.locator(field).fill(words)
    },
    steps: () => steps,
  }
}

async function proven(world: World, address: string) {
  const customer = await world.customer('I would like to know my last bill.', { address })
  await customer.post('code', {})
  const entered = await request(`${world.url}/case/${customer.reference}/enter`, 'POST', {
    cookie: customer.cookie,
    body: { code: await codeReader(world)(address) },
  })
  const cookies = entered.cookie.split('; ').map(pair => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: world.url }
  })
  return { customer, cookies }
}

test('cancelling takes no more steps than joining, asks for no reason, and has nothing to fill in', async t => {
  await using world = await openWorld()
  await sql`UPDATE billing SET port = 'demo'`.execute(world.db)
  const en = frontWords.en
  const joining = await openPage(t, { viewport: DESK })
  await joining.goto(world.url)
  const join = walk(joining)
  await join.fill('textarea[name="words"]', 'I would like fibre at home.')
  await join.press(en.contact.send)
  await joining.waitForURL(/\/case\//)
  // Its live line would miss the house when that is closed.
  await joining.goto('about:blank')

  const { customer, cookies } = await proven(world, 'leaver@customer.example')
  const { serviceId } = await giveAccount(world.db, customer.caseId)
  const page = await openPage(t, { viewport: PHONE })
  await page.context().addCookies(cookies)
  await page.goto(`${world.url}/case/${customer.reference}`)
  const leave = walk(page)
  await leave.press(en.case.cancelService, 'link')
  const say = leavingPageWords.en
  const last = page.getByRole('button', { name: say.press })
  await last.waitFor()
  const fields = page.locator('form[action$="/cancel"] :is(input, select, textarea):not([type="hidden"])')
  const asked = await Promise.all(
    (await fields.all()).map(async field => [
      await field.getAttribute('name'),
      (await field.inputValue()) !== '',
    ]),
  )
  assert.deepEqual(asked, [
    ['service', true],
    ['endsOn', true],
  ])
  await checkAccessibility(page)
  await takePicture(page, 'cancel-390')
  await page.setViewportSize(DESK)
  await takePicture(page, 'cancel-1440')
  await leave.press(say.press)
  await page
    .getByText(/We cancelled your service/)
    .first()
    .waitFor()
  await page.goto('about:blank')
  assert.ok(leave.steps() <= join.steps(), `${leave.steps()} steps to leave, ${join.steps()} to join`)
  const { rows } = await sql`SELECT ends_on IS NOT NULL AS ends FROM service WHERE id = ${serviceId}`.execute(
    world.db,
  )
  assert.deepEqual(rows, [{ ends: true }])
})
