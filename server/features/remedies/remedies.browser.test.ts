/** Putting it right by one key, in a real browser: the agent presses, the account has it, the customer reads it on their bill. */
import assert from 'node:assert/strict'
import { after, before, type TestContext, test } from 'node:test'
import { en } from '../../../contract/words/remedies-en.ts'
import { answered } from '../../../tests/desk/seat.ts'
import { checkAccessibility, DESK, openPage, PHONE, takePicture } from '../../../tests/browser.ts'
import { furnishRemedies, giveAccount } from '../../testing/accounts.ts'
import { codeReader } from '../../testing/mailbox.ts'
import { type CustomerClient, openWorld, request, type World } from '../../testing/world.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world[Symbol.asyncDispose]())

/** The customer's own page, open before anything is given, with their bills unfolded. */
async function openTheirBills(t: TestContext, { reference, cookie, post }: CustomerClient) {
  const at = `${world.url}/case/${reference}`
  const address = 'nia.morgan@customer.example'
  await post('address', { address })
  await post('code')
  const code = await codeReader(world)(address)
  const { cookie: proved } = await request(`${at}/enter`, 'POST', { cookie, body: { code } })
  const page = await openPage(t, { viewport: PHONE })
  const cookies = proved.split('; ').map(pair => pair.split(/=(.*)/su))
  await page.context().addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url: world.url })))
  await page.goto(at)
  await page.locator('[data-awake]').waitFor()
  const account = page.locator('#own-account details')
  await account.evaluate(details => details.setAttribute('open', ''))
  await page.evaluate('window.wasOpen = true')
  return {
    page,
    lines: account.locator('.own-line'),
    isSamePage: async () => await page.evaluate<boolean>('window.wasOpen === true'),
  }
}

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
  const bill = await openTheirBills(t, customer)
  assert.equal(await bill.lines.count(), 0)
  await page.keyboard.press('6')
  // Two months, on the bill of each.
  await bill.lines.nth(1).waitFor()
  for (const line of await bill.lines.allInnerTexts()) assert.match(line, /£25\.00.*BL-/s)
  assert.equal(await bill.isSamePage(), true, 'nobody has loaded it anew')
  await takePicture(bill.page, 'remedies-own-bill-phone')
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
