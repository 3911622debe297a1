/** The contact button as an administrator sets it up at the desk, in a real browser. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { TestContext } from 'node:test'
import type { WidgetSetup } from '../../../contract/widget.ts'
import { checkAccessibility, openPage, type PageOptions, PHONE, takePicture } from '../../../tests/browser.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

let world: World
let hugo: AgentClient
before(async () => {
  world = await openWorld()
  hugo = await world.agent('hugo')
})
after(() => world[Symbol.asyncDispose]())

async function openSetup(t: TestContext, options: PageOptions): Promise<Page> {
  const page = await openPage(t, options)
  const [name = '', value = ''] = hugo.cookie.split('=', 2)
  await page
    .context()
    .addCookies([{ name, value: hugo.cookie.slice(name.length + 1) || value, url: world.url }])
  await page.goto(`${world.url}/desk/setup/widget`)
  return page
}

test('an administrator names the sites, takes the snippet, and makes the secret that is shown once', async t => {
  const page = await openSetup(t, { expects: [/400 \(Bad Request\)/] })
  const sites = page.getByLabel('Sites on which it may stand')
  await sites.fill('http://shop.example')
  await page.getByRole('button', { name: 'Save the sites' }).click()
  await page.getByText('“http://shop.example” is not the address of a site.').waitFor()
  await sites.fill('https://shop.example/tea\nhttps://www.shop.example')
  await page.getByRole('button', { name: 'Save the sites' }).click()
  await page.getByText(/https:\/\/shop\.example: added by Hugo Adeyemi/).waitFor()
  assert.equal(
    await page.getByLabel('What to put into the pages').inputValue(),
    `<script src="${world.url}/widget.js" async></script>`,
  )
  await page.getByRole('button', { name: 'Make a secret' }).click()
  const secret = await page.getByLabel('The secret, shown this once').inputValue()
  assert.match(secret, /^[\w-]{43}$/)
  await checkAccessibility(page)
  await takePicture(page, 'widget-setup')
  await page.reload()
  await page.getByText(/There is a secret since/).waitFor()
  assert.equal(await page.getByText(secret).count(), 0)
  const setup: WidgetSetup = (await hugo.get('/api/desk/widget')).body
  assert.deepEqual(
    setup.origins.map(({ origin }) => origin),
    ['https://shop.example', 'https://www.shop.example'],
  )
})

test('on a phone and in the dark it can be set up too', async t => {
  const page = await openSetup(t, { viewport: PHONE, colorScheme: 'dark' })
  await page.getByLabel('Sites on which it may stand').waitFor()
  await checkAccessibility(page)
  await takePicture(page, 'widget-setup-phone')
  assert.ok(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth'))
})
