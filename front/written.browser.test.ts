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

/** Which of these somebody reads, in fields too: in the page that is open, or in another that is fetched. Told in the browser: some are megabytes long. */
function readIn(tab: Tab, sentences: readonly string[], address?: string): Promise<readonly string[]> {
  return tab.evaluate(
    async ({ wanted, elsewhere }) => {
      const fetched = elsewhere === undefined ? null : await (await fetch(elsewhere)).text()
      const page = fetched === null ? document : new DOMParser().parseFromString(fetched, 'text/html')
      const main = page.querySelector('main')
      const fields = main?.querySelectorAll('input:not([type=hidden]), textarea') ?? []
      const values = Array.from(fields, field => ('value' in field ? String(field.value) : ''))
      const text = [main?.textContent, ...values].join('\n')
      return wanted.filter(sentence => text.includes(sentence))
    },
    { wanted: sentences, elsewhere: address },
  )
}

const names = Object.keys(samples)
const RIGHT_TO_LEFT = 'شبكتي لا تعمل منذ يوم الثلاثاء 🙂 (https://a.example/x) \u202eevil'
const LONG = 'W'.repeat(100_000)
/** Longer than any line, and short enough for the names and titles of a page. */
const UNBROKEN = LONG.slice(0, 700)

/** The sample of each kind of page into which most can be written: a case with all its parts takes a browser seconds. */
function wordiest(): readonly string[] {
  const lengthOf = (name: string) => JSON.stringify(withWords(samples[name] ?? assert.fail(), LONG)).length
  const found = new Map<string | undefined, string>()
  for (const name of names.toSorted((a, b) => lengthOf(a) - lengthOf(b))) found.set(samples[name]?.page, name)
  return [...found.values()]
}

const written: readonly (readonly [what: string, words: string, into: readonly string[]])[] = [
  ['harm, and a word without an end', `${HARM} ${UNBROKEN}`, names],
  ['right to left, and a word without an end', `${RIGHT_TO_LEFT} ${UNBROKEN}`, names],
  ['one word of 100,000 letters', LONG, wordiest()],
]

for (const [what, words, into] of written) {
  test(what, async t => {
    const tab = await openPage(t, { viewport: PHONE })
    for (const name of into) {
      preview.show(`odd/${name}`, withWords(samples[name] ?? assert.fail(), words))
      await tab.goto(`${preview.address}/odd/${name}`)
      await assertFits(tab, name)
      assert.equal(await tab.evaluate('window.harmed'), undefined)
      assert.equal(
        await tab.evaluate("document.querySelectorAll('body script, svg, [onload], [onerror]').length"),
        0,
      )
      const usual = await readIn(tab, wordsIn(samples[name]), `/${name}`)
      const read = await readIn(tab, [words.slice(0, 40)])
      assert.equal(read.length > 0, usual.length > 0, `${name} does not show what was written`)
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
