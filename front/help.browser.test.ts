/** Help beside the contact form, in a real browser: it comes by itself, moves nothing, and stands in front of nothing. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page as Tab } from 'playwright-core'
import { checkAccessibility, DESK, openPage, PHONE } from '../tests/browser.ts'
import type { Preview } from './preview.ts'
import { startPreview } from './preview.ts'

let preview: Preview
before(async () => {
  preview = await startPreview()
})
after(() => preview.close())

const box = (tab: Tab) => tab.getByLabel('What is wrong, in your words')
const fits = { articles: [{ title: 'How to read your bill', language: 'en', href: '/help/read-your-bill' }] }

/** The contact page, awake, with what it asks for noted and answered. */
async function openContact(tab: Tab, answer: unknown = fits): Promise<string[]> {
  const asked: string[] = []
  await tab.route('**/help/suggest?**', route => {
    asked.push(new URL(route.request().url()).searchParams.get('q') ?? '')
    return route.fulfill({ json: answer })
  })
  await tab.goto(preview.address)
  await tab.locator('[data-awake]').waitFor()
  return asked
}

for (const viewport of [PHONE, DESK]) {
  test(`what fits the words stands beside them, and the form stays where it is: ${viewport.width}`, async t => {
    const tab = await openPage(t, { viewport })
    const asked = await openContact(tab)
    await tab.getByRole('heading', { name: 'To read, if you like' }).waitFor()
    // On a phone the box stands below the ways to reach a person: where it is in the page counts, not how far it was scrolled.
    await box(tab).focus()
    const places = async () =>
      await Promise.all(
        [box(tab), tab.getByRole('button', { name: 'Send it to a person' })].map(place =>
          place.boundingBox(),
        ),
      )
    const before = await places()
    await box(tab).fill('My bill 204118937 is wrong, write to ana@mail.example')
    await tab.getByRole('heading', { name: 'This may fit your words' }).waitFor()
    assert.deepEqual(await places(), before)
    // Nobody's number or address is looked up.
    assert.deepEqual(asked, ['My bill is wrong, write to'])
    await checkAccessibility(tab)
    const aside = await tab.locator('.beside').boundingBox()
    const form = await tab.locator('form.contact').boundingBox()
    assert.ok(aside && form)
    assert.ok(aside.x >= form.x + form.width || aside.y >= form.y + form.height, 'never over the form')
    await box(tab).fill('')
    await tab.getByRole('heading', { name: 'To read, if you like' }).waitFor()
  })
}

test('when help cannot be had, nothing is said of it and the words go to a person', async t => {
  const tab = await openPage(t, { expects: [/503/] })
  await tab.route('**/help/suggest?**', route => route.fulfill({ status: 503, json: {} }))
  await tab.goto(preview.address)
  await tab.locator('[data-awake]').waitFor()
  const answered = tab.waitForResponse('**/help/suggest?**')
  await box(tab).fill('Nothing works here.')
  await answered
  await tab.getByRole('button', { name: 'Send it to a person' }).click()
  await tab.waitForURL('**/case/CHAT')
})

test('without script what is read most is there to read, after the form', async t => {
  const tab = await openPage(t, { javaScriptEnabled: false, viewport: PHONE })
  await tab.goto(preview.address)
  await tab.locator('.beside').getByRole('link', { name: 'How to read your bill' }).waitFor()
  await tab.locator('.beside').getByRole('link', { name: 'All help pages' }).waitFor()
})
