/** Search at the desk, in a real browser against the real server; and lists that are longer than a page. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { eventually } from '../../server/testing/eventually.ts'
import { openWorld } from '../../server/testing/world.ts'
import type { World } from '../../server/testing/world.ts'
import { checkAccessibility, DESK, PHONE, takePicture } from '../browser.ts'
import { deskOf } from './seat.ts'

let world: World
before(async () => {
  world = await openWorld()
  await world.customer('La conexión cae cada tarde, y el router parpadea <img src=x onerror=alert(1)>.', {
    name: 'José Núñez',
    address: 'jose.nunez@correo.example',
  })
  await world.customer(
    'My router blinks orange since the engineer was here. Please call me back about it today.',
    {
      name: 'Rosa Martinez',
      address: '07700 900123',
    },
  )
  await world.customer('الراوتر router لا يعمل منذ الأمس 😡', { name: 'ليلى حداد' })
  const ada = await world.agent('ada')
  await eventually('all to be found', async () => {
    const { hits }: { hits: unknown[] } = (await ada.get('/api/desk/search?q=router')).body
    return hits.length === 3
  })
})
after(() => world[Symbol.asyncDispose]())

const hits = (page: Page) => page.locator('.hit')

async function namesOf(page: Page, count: number): Promise<readonly string[]> {
  await eventually(`${count} results`, async () => (await hits(page).count()) === count)
  return await page.locator('.hit .name').allTextContents()
}

test('one key, some letters, an arrow and Enter: the case is open; back, and the search is as it was', async t => {
  const { page } = await deskOf(world, t, 'ada')
  await page.keyboard.press('f')
  const field = page.getByRole('searchbox')
  await field.waitFor()
  await page.keyboard.type('rout')
  assert.equal((await namesOf(page, 3))[0], 'ليلى حداد', 'the newest stands first')
  await page.keyboard.type('er orange')
  assert.deepEqual(await namesOf(page, 1), ['Rosa Martinez'])
  assert.deepEqual(await page.locator('.hit mark').allTextContents(), ['router', 'orange'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/desk\/case\//)
  await page.goBack()
  await page.waitForURL(/\/desk\/search\?q=router/)
  assert.equal(await field.inputValue(), 'router orange')
  assert.deepEqual(await namesOf(page, 1), ['Rosa Martinez'])
})

test('what was said is shown as it was said, at every width and in the dark, and nothing of it is run', async t => {
  const { page } = await deskOf(world, t, 'ada')
  await page.goto(`${world.url}/desk/search?q=router`)
  await namesOf(page, 3)
  assert.match((await hits(page).nth(2).textContent()) ?? '', /<img src=x onerror=alert\(1\)>/)
  for (const [width, colorScheme] of [
    [DESK, 'light'],
    [PHONE, 'dark'],
  ] as const) {
    await page.setViewportSize(width)
    await page.emulateMedia({ colorScheme })
    await checkAccessibility(page)
    await takePicture(page, `search-${width.width}-${colorScheme}`)
  }
  const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  assert.equal(overflow, 0)
})

test('filters are words of the search; nothing found, and a name with a letter wrong, are told in a sentence', async t => {
  const { page } = await deskOf(world, t, 'ada')
  await page.goto(`${world.url}/desk/search?q=martines%20`)
  await page.getByText('These names differ by a letter').waitFor()
  assert.deepEqual(await namesOf(page, 1), ['Rosa Martinez'])
  await page.locator('.search').getByRole('button', { name: 'Solved' }).click()
  await page.getByText('No case has all of that').waitFor()
  assert.match(await page.getByRole('searchbox').inputValue(), /^is:solved /)
  await page.locator('.search').getByRole('button', { name: 'Solved', pressed: true }).click()
  assert.deepEqual(await namesOf(page, 1), ['Rosa Martinez'])
  await page.getByRole('searchbox').fill('1234567')
  await page.waitForURL(/1234567/)
  await page.getByText('No case has all of that').waitFor()
  await checkAccessibility(page)
})

test('the list of commands finds cases that are in no list here, and goes on to the search', async t => {
  const { page } = await deskOf(world, t, 'bo')
  await page.keyboard.press('/')
  await page.getByRole('combobox').fill('correo.example')
  await page.getByRole('option', { name: /José Núñez/ }).waitFor()
  await page.getByRole('option', { name: /Search in all cases for “correo.example”/ }).click()
  await page.waitForURL(/\/desk\/search\?q=correo.example/)
  assert.deepEqual(await namesOf(page, 1), ['José Núñez'])
})

test('a list of more than a page goes on to its end as one scrolls, each case once', async t => {
  await sql`
    WITH u AS (INSERT INTO customer (id, name, created_at)
      SELECT gen_random_uuid(), 'Customer ' || n, now() FROM generate_series(1, 130) n RETURNING id)
    INSERT INTO cases (id, reference, customer_id, channel, status, opened_at, solved_at, customer_spoke_at, owners, version)
    SELECT gen_random_uuid(), 'HD-' || left(id::text, 8), id, 'mail', 'solved', now(), now(),
      now() - random() * interval '9 days', 0, 1 FROM u`.execute(world.db)
  const { page } = await deskOf(world, t, 'ada')
  await page.getByRole('button', { name: /^Solved/ }).click()
  const list = page.locator('.list-scroll')
  await eventually('the whole list', async () => {
    const tall = await list.evaluate(element => element.scrollHeight)
    await list.evaluate(element => element.scrollTo(0, element.scrollHeight))
    return tall > 130 * 50 && (await page.getByText('More are coming').count()) === 0
  })
  await list.evaluate(element => element.scrollTo(0, 0))
  assert.equal(await page.locator('.list-head', { hasText: 'Solved' }).locator('.count').textContent(), '130')
})
