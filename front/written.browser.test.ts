/** Every page with words in it that somebody meant to do harm with, or that go the other way, or have no end: they stay text. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page as Tab } from 'playwright-core'
import { openPage, PHONE } from '../tests/browser.ts'
import type { Preview } from './preview.ts'
import { startPreview } from './preview.ts'
import { HARM, withWords, wordsIn } from './sample/hostile.ts'
import { samples } from './sample/pages.ts'

let preview: Preview
before(async () => {
  preview = await startPreview()
})
after(() => preview.close())

async function assertFits(tab: Tab, name: string): Promise<void> {
  const over = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  assert.ok(over <= 0, `${name} is ${over} wider than its window`)
}

/** What a person reads, that in the fields included. */
async function readableIn(tab: Tab): Promise<string> {
  const values = await tab
    .locator('main :is(input:not([type=hidden]), textarea)')
    .evaluateAll(fields => fields.map(field => ('value' in field ? String(field.value) : '')))
  return [await tab.locator('main').textContent(), ...values].join('\n')
}

/** What each sample says by itself, read once for all that is written into it. */
const usual = new Map<string, string>()

async function usualIn(tab: Tab, name: string): Promise<string> {
  const known = usual.get(name)
  if (known !== undefined) return known
  await tab.goto(`${preview.address}/${name}`)
  const text = await readableIn(tab)
  usual.set(name, text)
  return text
}

const RIGHT_TO_LEFT = 'شبكتي لا تعمل منذ يوم الثلاثاء 🙂 (https://a.example/x) \u202eevil'
const LONG = 'W'.repeat(100_000)
const written = { harm: HARM, 'right to left': RIGHT_TO_LEFT, 'one word of 100,000 letters': LONG }

for (const [what, words] of Object.entries(written)) {
  test(what, async t => {
    const shown = new Map(Object.entries(samples).map(([name, page]) => [name, withWords(page, words)]))
    for (const [name, page] of shown) preview.show(`odd/${name}`, page)
    const tab = await openPage(t, { viewport: PHONE })
    for (const name of Object.keys(samples)) {
      await tab.goto(`${preview.address}/odd/${name}`)
      await assertFits(tab, name)
      assert.equal(await tab.evaluate('window.harmed'), undefined)
      assert.equal(
        await tab.evaluate("document.querySelectorAll('body script, svg, [onload], [onerror]').length"),
        0,
      )
      const text = await readableIn(tab)
      const said = await usualIn(tab, name)
      const isShown = wordsIn(samples[name]).some(sentence => said.includes(sentence))
      assert.equal(text.includes(words.slice(0, 40)), isShown, `${name} does not show what was written`)
    }
  })
}

test('a name or a subject of 100,000 letters does not stop the browser', async t => {
  const talking = samples['case-talking']
  const mail = samples['outbox-open']
  assert.ok(talking?.page === 'case' && mail?.page === 'outbox' && mail.open)
  preview.show('odd/name', { ...talking, state: { ...talking.state, talkingWith: LONG } })
  preview.show('odd/subject', { ...mail, open: { ...mail.open, subject: LONG } })
  const tab = await openPage(t, { viewport: PHONE })
  for (const name of ['odd/name', 'odd/subject']) {
    await tab.goto(`${preview.address}/${name}`)
    await tab.getByRole('heading', { level: 1, name: /WWW…/ }).waitFor()
    await assertFits(tab, name)
  }
})

test('words from right to left begin at the right', async t => {
  const page = samples['case-owned']
  assert.ok(page)
  preview.show('odd/case-owned', withWords(page, RIGHT_TO_LEFT))
  const tab = await openPage(t)
  await tab.goto(`${preview.address}/odd/case-owned`)
  const direction = await tab
    .locator('.story .said')
    .first()
    .evaluate(node => getComputedStyle(node).direction)
  assert.equal(direction, 'rtl')
})

test('a link in somebody’s words vouches for nothing', async t => {
  const tab = await openPage(t)
  await tab.goto(`${preview.address}/case-owned`)
  const link = tab.getByRole('link', { name: 'https://status.behemoth.example/cabinet-14' })
  assert.equal(await link.getAttribute('href'), 'https://status.behemoth.example/cabinet-14')
  assert.match((await link.getAttribute('rel')) ?? '', /nofollow.*noopener/)
})
