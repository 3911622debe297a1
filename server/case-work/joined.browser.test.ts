/** Two matters that become one while their pages are open, in a real browser. */
import { test } from 'node:test'
import { openPage } from '../../tests/browser.ts'
import { openMatters } from './matters-fixture.ts'

test('the open page of the case that stays shows the other’s story, and that of the other goes there', async t => {
  await using matters = await openMatters()
  const { world, twoMatters, join, proved } = matters
  const { address, stays, goes } = await twoMatters()
  const tab = async (customer: typeof stays) => {
    const page = await openPage(t)
    const href = `${world.url}/case/${customer.reference}`
    const cookies = (await proved(customer, address)).split('; ').map(pair => {
      const cut = pair.indexOf('=')
      return { name: pair.slice(0, cut), value: pair.slice(cut + 1), url: href }
    })
    await page.context().addCookies(cookies)
    await page.goto(href)
    await page.locator('[data-awake]').waitFor()
    return page
  }
  const [first, second] = [await tab(stays), await tab(goes)]
  await join(stays, goes)
  await first.getByText('And the bill is wrong.').first().waitFor()
  await second.waitForURL(`**/case/${stays.reference}`)
  await second.getByText('And the bill is wrong.').first().waitFor()
  // Their live lines would miss the house when that is closed.
  for (const page of [first, second]) await page.goto('about:blank')
})
