/** A talk in a real browser: live, and no word lost or doubled however the line behaves. */
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import type { Page as Tab } from 'playwright-core'
import type { PageOptions } from '../tests/browser.ts'
import { openPage, PHONE } from '../tests/browser.ts'
import type { Preview } from './preview.ts'
import { startPreview } from './preview.ts'

let preview: Preview

/** A tab, and a server of its own, which goes after the tab does: a live line that breaks writes to the console. */
async function openTab(t: TestContext, options: PageOptions = {}): Promise<Tab> {
  const tab = await openPage(t, options)
  preview = await startPreview()
  t.after(() => preview.close())
  return tab
}

const box = (tab: Tab) => tab.getByLabel('Write to Priya Raman')
const send = (tab: Tab) => tab.getByRole('button', { name: 'Send', exact: true })
const heard = () => preview.chat.page().story.flatMap(item => item.words ?? [])
const shown = (tab: Tab, words: string) => tab.locator('.said', { hasText: words })

const allSent = (tab: Tab) => tab.locator('.story:not(:has(.outgoing))').waitFor()

async function openTalk(tab: Tab): Promise<void> {
  await tab.goto(`${preview.address}/case/CHAT`)
  await tab.locator('[data-awake]').waitFor()
}

async function say(tab: Tab, words: string): Promise<void> {
  await box(tab).fill(words)
  await send(tab).click()
}

test('without script one speaks, looks for news, and sees both', async t => {
  const tab = await openTab(t, { viewport: PHONE, javaScriptEnabled: false })
  await tab.goto(`${preview.address}/case/CHAT`)
  await say(tab, 'Hello from a plain form.')
  await tab.waitForURL('**/case/CHAT')
  preview.chat.agentSays('Hello back.')
  await tab.getByRole('link', { name: 'Look for news' }).click()
  await shown(tab, 'Hello from a plain form.').waitFor()
  await shown(tab, 'Hello back.').waitFor()
})

test('what both say appears live, each once', async t => {
  const tab = await openTab(t)
  await openTalk(tab)
  await say(tab, 'Are you there?')
  await tab.getByText('Priya Raman is writing …').waitFor()
  await shown(tab, 'You asked: Are you there?').waitFor()
  await allSent(tab)
  assert.equal(await shown(tab, 'Are you there?').count(), 2)
  assert.equal(await box(tab).inputValue(), '')
  assert.equal(await tab.locator('.outgoing').count(), 0)
})

test('how the case stands changes without a reload', async t => {
  const tab = await openTab(t)
  await openTalk(tab)
  preview.chat.stands({ ...preview.chat.page().state, status: 'proposed', talkingWith: null, canDeny: true })
  await tab.getByRole('heading', { name: 'Priya Raman thinks that this is solved. Is it?' }).waitFor()
  assert.ok(await tab.getByRole('button', { name: 'Yes, it is solved' }).isVisible())
  assert.ok(await tab.getByRole('button', { name: 'No, it isn’t' }).isVisible())
})

test('answers that are lost on the way neither lose nor double a word, nor change the order', async t => {
  const tab = await openTab(t, { expects: [/ERR_FAILED/] })
  await openTalk(tab)
  let tries = 0
  await tab.route('**/say', async route => {
    tries += 1
    if (tries > 2) return route.continue()
    if (tries === 2) await route.fetch()
    await route.abort()
  })
  for (const words of ['First word.', 'Second word.', 'Third word.']) await say(tab, words)
  await shown(tab, 'Third word.').first().waitFor()
  await allSent(tab)
  assert.deepEqual(heard().slice(-3), ['First word.', 'Second word.', 'Third word.'])
  assert.equal(await shown(tab, 'First word.').count(), 1)
})

test('words that were not sent when the page closed are sent when it opens again, and drafts come back', async t => {
  const tab = await openTab(t, { expects: [/ERR_FAILED/] })
  await openTalk(tab)
  await tab.route('**/say', route => route.abort())
  await say(tab, 'Said on a dead line.')
  await tab.getByText('Not sent yet. It is safe here, and we keep trying.').waitFor()
  await box(tab).fill('And half a')
  await tab.unroute('**/say')
  await openTalk(tab)
  await allSent(tab)
  await shown(tab, 'Said on a dead line.').waitFor()
  assert.equal(heard().filter(words => words === 'Said on a dead line.').length, 1)
  assert.equal(await box(tab).inputValue(), 'And half a')
})

test('a lost connection is told calmly; what was said meanwhile comes when it is back, once', async t => {
  const tab = await openTab(t, { expects: [/ERR_FAILED/, /ERR_INCOMPLETE_CHUNKED_ENCODING/] })
  await openTalk(tab)
  await say(tab, 'Before.')
  await shown(tab, 'Before.').waitFor()
  await tab.route('**/live?*', route => route.abort())
  preview.hangUp()
  await tab.getByText('The connection is lost.').waitFor()
  preview.chat.agentSays('Said while you were away.')
  await tab.unroute('**/live?*')
  await tab.getByText('The connection is back.').waitFor()
  await shown(tab, 'Said while you were away.').waitFor()
  assert.equal(await shown(tab, 'Said while you were away.').count(), 1)
  assert.equal(await shown(tab, 'Before.').count(), 1)
})

test('a refused word stays with its reason and can be changed', async t => {
  const tab = await openTab(t, { expects: [/413/] })
  await openTalk(tab)
  const refusal = { status: 413, json: { fault: 'too-large', says: 'This is too large.' } }
  await tab.route('**/say', route => route.fulfill(refusal), { times: 1 })
  await say(tab, 'Too much.')
  await tab.getByText('Not sent. This is too large.').waitFor()
  await tab.getByRole('button', { name: 'Change it' }).click()
  assert.equal(await box(tab).inputValue(), 'Too much.')
  await say(tab, 'Less.')
  await shown(tab, 'Less.').first().waitFor()
  await allSent(tab)
  assert.deepEqual(heard().slice(-1), ['Less.'])
})

test('files that a reload cost are named', async t => {
  const tab = await openTab(t, { expects: [/ERR_FAILED/] })
  await openTalk(tab)
  await tab.route('**/say', route => route.abort())
  await tab.getByText('Add a photo or a file').click()
  const buffer = Buffer.from('x')
  await tab
    .getByLabel('Photos and files')
    .setInputFiles({ name: 'lights.png', mimeType: 'image/png', buffer })
  await say(tab, 'See the photo.')
  await tab.getByText('Not sent yet.').waitFor()
  await tab.unroute('**/say')
  await openTalk(tab)
  await tab.getByText('Your words went without these files: lights.png.').waitFor()
})

test('the box stays where it is while words come in above it', async t => {
  const tab = await openTab(t, { viewport: PHONE })
  await openTalk(tab)
  await box(tab).focus()
  const top = async () => Math.round((await box(tab).boundingBox())?.y ?? -1)
  const before = await top()
  preview.chat.agentSays('News\n'.repeat(12))
  await shown(tab, 'News').waitFor()
  assert.ok(before > 0)
  assert.equal(await top(), before)
})

test('an act on a bad line says so and leaves the page as it is', async t => {
  const tab = await openTab(t, { expects: [/ERR_FAILED/] })
  await openTalk(tab)
  await tab.route('**/solved', route => route.abort())
  await box(tab).fill('half')
  await tab.getByRole('button', { name: 'It is solved' }).click()
  await tab.getByText('That did not get through.').waitFor()
  assert.equal(await box(tab).inputValue(), 'half')
})
