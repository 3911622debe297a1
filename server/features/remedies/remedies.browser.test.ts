/** Putting it right by one key, in a real browser: the agent presses, the account has it, the customer reads it on their bill. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { en } from '../../../contract/words/remedies-en.ts'
import { answered } from '../../../tests/desk/seat.ts'
import { checkAccessibility, DESK, PHONE, takePicture } from '../../../tests/browser.ts'
import { furnishRemedies, giveAccount } from '../../testing/accounts.ts'
import { openWorld, type World } from '../../testing/world.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world[Symbol.asyncDispose]())

test('one key puts it right: what was not used is let off, and agent, bill and customer say the same', async t => {
  await furnishRemedies(world.db)
  const { page, customer, client } = await answered(
    world,
    t,
    'ada',
    'You bill me for months without a line.',
    {
      viewport: DESK,
      expects: [/409/],
    },
  )
  await giveAccount(world.db, customer.caseId, { overdue: [25_00, 25_00, 25_00], used: [40, 0, 0] })
  await page.reload()
  const panel = page.getByRole('region', { name: en.title })
  await panel.getByText(en.unused.says('Fibre 100', 2, '£50.00')).waitFor()
  assert.match((await panel.locator('.remedy-option').first().textContent()) ?? '', /£10\.00/)
  await checkAccessibility(page)
  await takePicture(page, 'remedies-before')
  await page.keyboard.press('6')
  await panel.getByText('£50.00 off what is owed', { exact: false }).first().waitFor()
  await panel.getByText(en.given.states.booked, { exact: false }).first().waitFor()
  const { promises } = await client.view(customer.caseId)
  assert.equal(promises.find(({ kind }) => kind === 'credit')?.state, 'kept')

  await panel.getByText(en.other.open).click()
  await panel.getByLabel(en.other.amount('GBP')).fill('99')
  await panel.getByRole('button', { name: en.other.give }).click()
  await panel.getByText('This is more than you may give at once: ask for it, and somebody decides.').waitFor()
  await checkAccessibility(page)
  await takePicture(page, 'remedies-given')
  await page.emulateMedia({ colorScheme: 'dark' })
  await takePicture(page, 'remedies-given-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(PHONE)
  await page.goto(`${page.url()}?pane=now`)
  await panel.getByText(en.given.title).waitFor()
  assert.equal(await page.evaluate('document.documentElement.scrollWidth > innerWidth'), false)
  await takePicture(page, 'remedies-given-phone')
})
