/** Help articles at the desk, in a real browser against the real server: written, shown, compared, and put into a reply. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import type { ArticleView } from '../../contract/article.ts'
import { openWorld, request } from '../../server/testing/world.ts'
import type { AgentClient, World } from '../../server/testing/world.ts'
import { checkAccessibility, DESK, openPage, PHONE } from '../browser.ts'
import type { PageOptions } from '../browser.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world[Symbol.asyncDispose]())

async function deskOf(
  t: TestContext,
  name: 'ada' | 'lena' | 'hugo',
  path: string,
  options: PageOptions = {},
) {
  const client = await world.agent(name)
  const page = await openPage(t, options)
  page.setDefaultTimeout(15_000)
  await page.context().addCookies(
    client.cookie.split('; ').map(pair => {
      const at = pair.indexOf('=')
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: world.url }
    }),
  )
  await page.goto(`${world.url}/desk${path}`)
  return { page, client }
}

async function written(lead: AgentClient, title: string, body: string): Promise<ArticleView> {
  const texts = { en: { topic: 'Internet', title, body }, es: null }
  const made: ArticleView = (await lead.send('POST', '/api/desk/articles', { texts })).body
  const shown = await lead.send('PUT', `/api/desk/articles/${made.slug}/shown`, { isPublished: true })
  return shown.body
}

const save = (page: Page) => page.getByRole('button', { name: /^Save/ })
const words = (page: Page) => page.getByLabel('Words, in Markdown')

test('a lead writes an article beside what customers will see, shows it, and they read it', async t => {
  const { page } = await deskOf(t, 'lena', '/articles', { viewport: DESK })
  await checkAccessibility(page)
  await page.getByRole('link', { name: 'New article' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('Roaming in the islands')
  await words(page).fill('Off the coast your plan **counts as at home**.')
  await page.locator('.article-shown strong', { hasText: 'counts as at home' }).waitFor()
  await checkAccessibility(page)
  await page.reload()
  assert.match(await words(page).inputValue(), /Off the coast/, 'what was not saved is still there')
  await save(page).click()
  await page.waitForURL('**/articles/roaming-in-the-islands')
  assert.equal((await request(`${world.url}/help/roaming-in-the-islands`, 'GET')).status, 404)
  await page.getByRole('button', { name: 'Show to customers' }).click()
  await page.getByText('Customers read it').waitFor()
  const read = await request(`${world.url}/help/roaming-in-the-islands`, 'GET', { accept: 'text/html' })
  assert.match(read.text, /<strong>counts as at home<\/strong>/)
})

test('of two who write at once the second sees both texts and decides', async t => {
  const { page, client } = await deskOf(t, 'lena', '/articles', { expects: [/409/] })
  const { slug, version } = await written(client, 'Two at once', 'First line.\n\nSecond line.')
  await page.goto(`${world.url}/desk/articles/${slug}`)
  await words(page).fill('First line.\n\nMy second line.')
  const hugo = await world.agent('hugo')
  const theirs = { topic: 'Internet', title: 'Two at once', body: 'First line.\n\nTheir second line.' }
  const saved = await hugo.send('PUT', `/api/desk/articles/${slug}`, {
    base: version,
    slug,
    texts: { en: theirs, es: null },
  })
  assert.equal(saved.status, 200)
  await save(page).click()
  await page.getByText('Hugo Adeyemi saved this article while you were writing.').waitFor()
  await page.locator('.compared [data-is=taken]', { hasText: 'Their second line.' }).waitFor()
  await page.locator('.compared [data-is=added]', { hasText: 'My second line.' }).waitFor()
  await checkAccessibility(page)
  await page.getByRole('button', { name: 'Save mine over it' }).click()
  await page.getByText('Saved.').waitFor()
  const now: ArticleView = (await client.get(`/api/desk/articles/${slug}`)).body
  assert.equal(now.texts.en?.body, 'First line.\n\nMy second line.')
  await page.getByRole('button', { name: 'Versions' }).click()
  await page.getByRole('button', { name: /Version 2/ }).click()
  await page.locator('.compared [data-is=added]', { hasText: 'Their second line.' }).waitFor()
  await page.getByRole('button', { name: 'Say this again' }).click()
  await page.getByRole('button', { name: /Version 4/ }).waitFor()
  assert.equal(await words(page).inputValue(), theirs.body)
})

test('an agent reads and finds, and is told who writes', async t => {
  const lena = await world.agent('lena')
  const { slug } = await written(lena, 'Only to read', 'What [is](javascript:harm()) <b>there</b>.')
  const { page } = await deskOf(t, 'ada', '/articles', { viewport: PHONE, colorScheme: 'dark' })
  await page.getByText('Leads and administrators change articles').waitFor()
  await page.getByLabel('Find an article').fill('only rea')
  await page.getByRole('link', { name: /Only to read/ }).click()
  await page.waitForURL(`**/articles/${slug}`)
  await page.locator('.article-shown', { hasText: 'What is there.' }).waitFor()
  assert.equal(await page.locator('.article-shown [href]').count(), 0)
  assert.equal(await save(page).count(), 0)
  await checkAccessibility(page)
  assert.equal(await page.evaluate<number>('document.documentElement.scrollWidth'), PHONE.width)
})

test('a key puts an article into the reply: its address, or its words', async t => {
  const lena = await world.agent('lena')
  const { slug } = await written(lena, 'Wiring a socket', 'Turn the power **off**.\n\n1. Look.\n2. Wire.')
  const { caseId } = await world.customer('How do I wire a socket?')
  const { page } = await deskOf(t, 'ada', `/case/${caseId}`)
  const box = page.locator('.words-box')
  await box.fill('Good morning.')
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('Shift+K')
  await page.getByLabel('Words of the article').fill('socket')
  await page.getByRole('option', { name: /Wiring a socket/ }).waitFor()
  await checkAccessibility(page)
  await page.keyboard.press('Enter')
  await page.locator('[role=listbox]').waitFor({ state: 'detached' })
  const link = `Wiring a socket: ${world.url}/help/${slug}?language=en`
  assert.equal(await box.inputValue(), `Good morning.\n\n${link}`)
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('Shift+K')
  await page.getByLabel('Words of the article').fill('socket')
  // Pressed before anything was found: what was typed is put in, not what stood there first.
  await page.keyboard.press('Shift+Enter')
  await page.locator('[role=listbox]').waitFor({ state: 'detached' })
  assert.equal(
    await box.inputValue(),
    `Good morning.\n\n${link}\n\nTurn the power off.\n\n1. Look.\n2. Wire.`,
  )
})
