/** The first word, in a real browser: kept, checked, sent once over whatever line, and without script. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page as Tab } from 'playwright-core'
import { openPage, PHONE } from '../tests/browser.ts'
import type { Preview } from './preview.ts'
import { startPreview } from './preview.ts'

let preview: Preview
before(async () => {
  preview = await startPreview()
})
after(() => preview.close())

const box = (tab: Tab) => tab.getByLabel('What is wrong, in your words')
const send = (tab: Tab) => tab.getByRole('button', { name: 'Send it to a person' })
const down = (tab: Tab) => tab.getByLabel('My service is down altogether')
const startedWith = (words: string) =>
  [...preview.started.values()].filter(form => form.get('words') === words)

/** Opens the contact page and waits until its script runs. */
async function openContact(tab: Tab): Promise<void> {
  await tab.goto(preview.address)
  await tab.locator('[data-awake]').waitFor()
}

test('without script the form leads to the case', async t => {
  const tab = await openPage(t, { viewport: PHONE, javaScriptEnabled: false })
  await tab.goto(preview.address)
  await box(tab).fill('No script here.')
  await down(tab).check()
  await send(tab).click()
  await tab.waitForURL('**/case/CHAT')
  const forms = startedWith('No script here.')
  assert.deepEqual(
    forms.map(form => form.get('down')),
    ['yes'],
  )
})

test('with script it leads there too, with the files', async t => {
  const tab = await openPage(t, { viewport: PHONE })
  await openContact(tab)
  await box(tab).fill('With a photo.')
  await tab.getByText('Add a photo or a file').click()
  const files = [
    { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('aaa') },
    { name: 'b.png', mimeType: 'image/png', buffer: Buffer.from('bbb') },
  ]
  await tab.getByLabel('Photos and files').setInputFiles(files)
  await tab.getByRole('button', { name: 'Take a.png away' }).click()
  await send(tab).click()
  await tab.waitForURL('**/case/CHAT')
  const [form] = startedWith('With a photo.')
  assert.equal(form?.get('down'), null)
  const sent = form?.getAll('files').map(file => (file instanceof File ? file.name : file))
  assert.deepEqual(sent, ['b.png'])
})

test('what is typed survives a reload until it is sent', async t => {
  const tab = await openPage(t)
  await openContact(tab)
  await box(tab).fill('Half a sent')
  await tab.getByLabel('Your name').fill('Ngozi')
  await down(tab).check()
  await openContact(tab)
  await tab.getByText('You wrote this earlier.').waitFor()
  assert.equal(await box(tab).inputValue(), 'Half a sent')
  assert.equal(await tab.getByLabel('Your name').inputValue(), 'Ngozi')
  assert.ok(await down(tab).isChecked())
  await send(tab).click()
  await tab.waitForURL('**/case/CHAT')
  assert.equal(startedWith('Half a sent')[0]?.get('down'), 'yes')
  await openContact(tab)
  assert.equal(await box(tab).inputValue(), '')
})

test('a form that is not ready says so in a sentence, and puts the cursor there', async t => {
  const tab = await openPage(t)
  await openContact(tab)
  await send(tab).click()
  await tab.locator('#words-problem', { hasText: 'Write a few words first.' }).waitFor()
  assert.equal(await tab.evaluate('document.activeElement.id'), 'words')
  await box(tab).fill('Now I have.')
  await tab.getByLabel('Your e-mail or phone number').fill('nobody')
  await send(tab).click()
  await tab.locator('#address-problem').waitFor()
  assert.equal(await tab.evaluate('document.activeElement.id'), 'address')
  assert.equal(startedWith('Now I have.').length, 0)
})

test('an answer that is lost on the way opens one case, not two', async t => {
  const tab = await openPage(t, { expects: [/ERR_FAILED/] })
  await openContact(tab)
  let tries = 0
  await tab.route('**/start', async route => {
    tries += 1
    if (tries > 2) return route.continue()
    await route.fetch()
    await route.abort()
  })
  await box(tab).fill('The line is bad.')
  await send(tab).click()
  await tab.getByText('Not sent yet.').waitFor()
  await tab.waitForURL('**/case/CHAT')
  assert.equal(tries, 3)
  assert.equal(startedWith('The line is bad.').length, 1)
})

test('a page that is closed while sending goes on when it is opened again, with the same words', async t => {
  const tab = await openPage(t, { expects: [/ERR_FAILED/] })
  await openContact(tab)
  await tab.route('**/start', async route => {
    await route.fetch()
    await route.abort()
  })
  await box(tab).fill('Closed on the way.')
  await send(tab).click()
  await tab.getByText('Not sent yet.').waitFor()
  await tab.unroute('**/start')
  await tab.goto(preview.address)
  await tab.waitForURL('**/case/CHAT')
  assert.equal(startedWith('Closed on the way.').length, 1)
})

test('what the server refuses is told, and can be changed', async t => {
  const tab = await openPage(t, { expects: [/413/] })
  await openContact(tab)
  const says = 'This is too large. Send a smaller file.'
  const refusal = { status: 413, json: { fault: 'too-large', says } }
  await tab.route('**/start', route => route.fulfill(refusal), { times: 1 })
  await box(tab).fill('Too large a thing.')
  await send(tab).click()
  await tab.getByRole('alert').getByText(says).waitFor()
  await box(tab).fill('A smaller thing.')
  await send(tab).click()
  await tab.waitForURL('**/case/CHAT')
  assert.equal(startedWith('A smaller thing.').length, 1)
})
