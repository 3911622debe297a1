/** Daily work at the desk, in a real browser against the real server: holding back, several chats, snippets, colleagues, sorting. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Page, Route } from 'playwright-core'
import type { Act } from '../../contract/desk.ts'
import { eventually } from '../../server/testing/eventually.ts'
import { openWorld } from '../../server/testing/world.ts'
import type { AgentClient, World } from '../../server/testing/world.ts'
import { checkAccessibility } from '../browser.ts'
import { answered, answerOne, deskOf } from './seat.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(async () => {
  await world[Symbol.asyncDispose]()
})

const box = (page: Page) => page.locator('.words-box')

/** Words that this agent said in the case, as the server has them. */
async function said(client: AgentClient, caseId: string): Promise<readonly (string | null)[]> {
  const { story } = await client.view(caseId)
  return story.filter(({ type }) => type === 'AgentReplied').map(({ words }) => words)
}

/** Answers to this act come when they are let, and not before. */
async function answersHeld(page: Page, act: Act['act']): Promise<{ readonly come: () => Promise<void> }> {
  const waiting: Route[] = []
  await page.route('**/api/desk/cases/*/acts', async route => {
    if (route.request().postData()?.includes(`"act":"${act}"`)) waiting.push(route)
    else await route.fallback()
  })
  return {
    async come() {
      const route = await eventually('what was sent', async () => waiting.shift())
      const came = page.waitForResponse(route.request().url())
      await route.continue()
      await (await came).finished()
      // What is asked after it is answered after it: by then the page has taken it in.
      await page.evaluate(`fetch('/api/desk/me').then(answer => answer.text())`)
    },
  }
}

async function write(page: Page, words: string): Promise<void> {
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('r')
  await page.keyboard.type(words)
}

test('what is sent is held, comes back into the box by one key, and goes out at once when it is sent twice', async t => {
  const { page, client, customer } = await answered(world, t, 'ada', 'Held back.', { hold: 15 })
  await write(page, 'Too quick.')
  await page.keyboard.press('Control+Enter')
  await page
    .locator('.message[data-state=held]')
    .getByText(/goes out in/)
    .waitFor()
  await checkAccessibility(page)
  await page.keyboard.press('Alt+z')
  assert.equal(await box(page).inputValue(), 'Too quick.')
  assert.equal(await page.locator('.message[data-state]').count(), 0)
  assert.deepEqual(await said(client, customer.caseId), [], 'it never left')
  await box(page).fill('Better so.')
  await page.keyboard.press('Control+Enter')
  await page.locator('.message[data-state=held]').waitFor()
  await page.keyboard.press('Control+Enter')
  await eventually('it left', async () => (await said(client, customer.caseId)).length > 0)
  assert.deepEqual(await said(client, customer.caseId), ['Better so.'])
})

test('who leaves the page while words are held has sent them, once', async t => {
  const { page, client, customer } = await answered(world, t, 'ada', 'Closing early.', { hold: 15 })
  await write(page, 'On my way out.')
  await page.keyboard.press('Control+Enter')
  await page.locator('.message[data-state=held]').waitFor()
  await page.reload()
  await eventually('it left', async () => (await said(client, customer.caseId)).length > 0)
  await page.waitForFunction(`document.querySelectorAll('.message[data-state]').length === 0`)
  assert.deepEqual(await said(client, customer.caseId), ['On my way out.'])
})

test('a promise that goes with held words is made only when they have left', async t => {
  const { page, client, customer } = await answered(world, t, 'ada', 'Promise held.', { hold: 15 })
  await write(page, 'I will call you tomorrow.')
  await page.keyboard.press('Alt+p')
  await page.locator('.promise-form .due-label strong').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.locator('.message[data-state=held]').waitFor()
  assert.equal((await client.view(customer.caseId)).promises.length, 0)
  await page.keyboard.press('Alt+z')
  await page.locator('.promise-form').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.locator('.message[data-state=held]').getByRole('button', { name: 'Send now' }).click()
  await eventually('the promise', async () => (await client.view(customer.caseId)).promises.length === 1)
})

test('from chat to chat by number, the words, the caret and the keyboard stay where they were', async t => {
  const first = await answered(world, t, 'ada', 'The first chat.')
  const { page } = first
  await answerOne(world, t, first, 'The second chat.')
  await write(page, 'Half of ')
  await page.keyboard.press('Alt+1')
  await page.getByRole('log').getByText('The first chat.').waitFor()
  await page.keyboard.type('To the first')
  await page.keyboard.press('Alt+2')
  await page.getByRole('log').getByText('The second chat.').waitFor()
  assert.equal(await box(page).inputValue(), 'Half of ')
  await page.keyboard.type('a sentence')
  assert.equal(await box(page).inputValue(), 'Half of a sentence')
  assert.equal(await page.locator('.chats-list .chat-draft').count(), 2)
  await checkAccessibility(page)
})

test('a draft grows in the other tab, and nobody else at this computer finds it', async t => {
  const { page, customer } = await answered(world, t, 'ada', 'Two tabs.')
  const other = await page.context().newPage()
  await other.goto(`${world.url}/desk/case/${customer.caseId}`)
  await box(other).waitFor()
  await write(page, 'Seen in both')
  await other.waitForFunction(`document.querySelector('.words-box').value === 'Seen in both'`)
  await page.getByRole('button', { name: 'Drafts' }).click()
  await page.locator('.row').filter({ hasText: 'Seen in both' }).waitFor()
  await other.close()
  const lena = await world.agent('lena')
  const [name = '', value = ''] = lena.cookie.split(/=(.*)/s)
  await page.context().addCookies([{ name, value, url: world.url }])
  await page.goto(`${world.url}/desk/case/${customer.caseId}`)
  await box(page).waitFor()
  assert.equal(await box(page).inputValue(), '')
})

test('a colleague who writes is seen, and one who was quicker is read before my words leave', async t => {
  const { page, client, customer } = await answered(world, t, 'ada', 'Two at once.')
  const other = await deskOf(world, t, 'lena')
  await other.page.goto(`${world.url}/desk/case/${customer.caseId}`)
  await page.getByText('Lena Marsh also has this open').waitFor()
  await other.page.getByText('Ada Quill also has this open').waitFor()
  await write(page, 'My answer')
  await other.page.getByText('Ada Quill is writing a reply').waitFor()
  await write(other.page, 'I was quicker')
  await other.page.keyboard.press('Control+Enter')
  await page.locator('.message[data-from=us]').filter({ hasText: 'I was quicker' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page
    .locator('.composer .said')
    .getByText(/Lena Marsh replied just now\. Read, then send again\./)
    .waitFor()
  assert.equal(await box(page).inputValue(), 'My answer')
  await page.keyboard.press('Control+Enter')
  await eventually('mine left as well', async () =>
    (await said(client, customer.caseId)).includes('My answer'),
  )
  await other.page.close()
  await page.getByText('Lena Marsh also has this open').waitFor({ state: 'detached' })
})

test('a snippet comes in filled; what is not known is told before sending and never sent', async t => {
  const lena = await world.agent('lena')
  const body = { type: 'snippet', shortcut: 'due', title: 'When', language: null, isTeam: true }
  const words = 'This is {agent.name}. You hear from me by {promise.due}.'
  const { status } = await lena.send('PUT', `/api/desk/snippets/${randomUUID()}`, { ...body, words })
  assert.equal(status, 200)
  const { page, client, customer } = await answered(world, t, 'ada', 'When do I hear?')
  await write(page, ';du')
  await page.getByRole('option', { name: /;due/ }).waitFor()
  await checkAccessibility(page)
  await page.keyboard.press('Enter')
  await page.waitForFunction(`document.querySelector('.words-box').value.startsWith('This is Ada Quill.')`)
  await page.keyboard.press('Control+Enter')
  await page
    .locator('.composer .said')
    .getByText(/Nothing is known for \{promise\.due\}/)
    .waitFor()
  assert.deepEqual(await said(client, customer.caseId), [])
})

test('a macro does its steps through the ordinary acts, and says which one was refused', async t => {
  const ada = await world.agent('ada')
  const { page, client, customer } = await answered(world, t, 'ada', 'Macro, please.', { expects: [/409/] })
  const steps = [
    { do: 'tag', tag: 'refund' },
    { do: 'promise', kind: 'credit', words: 'The credit is on your next bill.', workingDays: 3 },
    // Refused, since that promise is still open.
    { do: 'propose-solved', words: 'Paid back.' },
    { do: 'change-kind', kind: 'request' },
  ]
  const body = { type: 'macro', shortcut: 'back', title: 'Pay back', language: null, isTeam: false, steps }
  assert.equal((await ada.send('PUT', `/api/desk/snippets/${randomUUID()}`, body)).status, 200)
  await page.reload()
  await box(page).waitFor()
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Pay back')
  await page.keyboard.press('Enter')
  await page.locator('.macro-report li[data-state=not-done]').waitFor()
  assert.equal(await page.locator('.macro-report li[data-state=not-tried]').count(), 1)
  await page
    .locator('.macro-report')
    .getByText(/A promise is still open/)
    .waitFor()
  const { summary, promises } = await client.view(customer.caseId)
  assert.deepEqual(summary.tags, ['refund'], 'what was done stays')
  assert.equal(promises.length, 1)
})

test('a tag is put on by a few letters and undone by one key', async t => {
  const { page, client, customer } = await answered(world, t, 'ada', 'Tag me.')
  // What stands beside the story comes in one piece, and a moment after it.
  const held = Promise.withResolvers<void>()
  await page.route('**/api/desk/cases/*/remedies', async route => {
    await held.promise
    await route.fallback()
  })
  await page.reload()
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('l')
  // Each of these would be a command.
  await page.keyboard.type('rl?')
  assert.equal(await page.getByRole('dialog').count(), 0)
  assert.equal(await page.locator('.tags input').count(), 0, 'it is not drawn yet')
  held.resolve()
  await page.locator('.tags input:focus').waitFor()
  assert.equal(await box(page).inputValue(), '')
  await page.keyboard.type('Router')
  await page.keyboard.press('Enter')
  await page.locator('.undo-bar').getByText('Tag “router” added.').waitFor()
  await eventually('the tag', async () => (await client.view(customer.caseId)).summary.tags.length === 1)
  await page.keyboard.press('Alt+z')
  await eventually('no tag', async () => (await client.view(customer.caseId)).summary.tags.length === 0)
  await page.locator('.tag').waitFor({ state: 'detached' })
})

test('a note names a colleague, who finds the case under their mentions until they have seen it', async t => {
  const { page } = await answered(world, t, 'ada', 'Name somebody.')
  const lena = await deskOf(world, t, 'lena')
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('n')
  await page.keyboard.type('Look at this @len')
  await page.getByRole('option', { name: /Lena Marsh/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Will be told: Lena Marsh').waitFor()
  await page.keyboard.press('Control+Enter')
  const mention = lena.page.locator('.row').filter({ hasText: 'names you' })
  await mention.first().click()
  await lena.page
    .locator('.message[data-from=note]')
    .filter({ hasText: 'Look at this @Lena Marsh' })
    .waitFor()
  await mention.first().waitFor({ state: 'detached' })
})

test('a case is put aside with a promise, and comes back by one key', async t => {
  const { page, client, customer } = await answered(world, t, 'ada', 'Put me aside.')
  await client.act(customer.caseId, { act: 'end-contact' })
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('h')
  // The next morning on which somebody works.
  await page.locator('.due-quick button').first().click()
  await page.getByLabel('What happens until then').fill('The part is on its way; I write tomorrow.')
  await checkAccessibility(page)
  await page.getByRole('button', { name: 'Put aside and promise' }).click()
  await page
    .locator('.banner')
    .getByText(/Put aside until/)
    .waitFor()
  await eventually('the promise', async () => (await client.view(customer.caseId)).promises.length === 1)
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('Shift+H')
  await page.locator('.banner').waitFor({ state: 'detached' })
  await eventually('awake', async () => (await client.view(customer.caseId)).summary.snoozedUntil === null)
})

test('a message about something else becomes a case of its own, and the two become one again', async t => {
  const { page, client, customer } = await answered(world, t, 'ada', 'The line is dead.')
  await customer.post('say', { messageId: randomUUID(), words: 'And my bill is wrong.' })
  const other = page.locator('.message[data-from=customer]').filter({ hasText: 'And my bill is wrong.' })
  await other.waitFor()
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('Shift+M')
  await other.getByRole('checkbox').check()
  await page.getByText('1 message chosen').waitFor()
  await checkAccessibility(page)
  await page.getByRole('button', { name: 'Open a new case with them' }).click()
  await page.waitForURL(url => !url.pathname.endsWith(customer.caseId))
  await page.getByRole('log').getByText('And my bill is wrong.').waitFor()
  const splitId = page.url().split('/').at(-1)?.split('?')[0] ?? ''
  await page.goto(`${world.url}/desk/case/${customer.caseId}`)
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('m')
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await eventually(
    'joined',
    async () => (await client.view(splitId)).summary.mergedInto?.id === customer.caseId,
  )
  await page.goto(`${world.url}/desk/case/${splitId}`)
  await page
    .locator('.banner')
    .getByText(/This case goes on in/)
    .waitFor()
  assert.equal(await box(page).count(), 0, 'nobody writes where it does not go on')
  await page.locator('.banner').getByRole('link').click()
  await page.waitForURL(url => url.pathname.endsWith(customer.caseId))
})

test('an answer that comes late closes neither the form opened next nor takes anybody to a case that they left', async t => {
  const first = await answered(world, t, 'ada', 'The slow one.')
  const { page, client } = first
  const { caseId } = await answerOne(world, t, first, 'The next one.')
  const solved = await answersHeld(page, 'propose-solved')
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('s')
  await page.getByLabel('What was done').fill('The line was repaired.')
  await page.getByRole('button', { name: 'Ask the customer' }).click()
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('o')
  const handover = page.getByRole('button', { name: 'Propose handover' })
  await handover.waitFor()
  await solved.come()
  await eventually('asked', async () => (await client.view(caseId)).summary.status === 'proposed')
  await page.getByLabel('What was done').waitFor({ state: 'detached' })
  assert.ok(await handover.isVisible(), 'what was opened next is still open')

  const split = await answersHeld(page, 'split')
  await first.customer.post('say', { messageId: randomUUID(), words: 'And my bill is wrong.' })
  await page.keyboard.press('Alt+1')
  const other = page.locator('.message[data-from=customer]').filter({ hasText: 'And my bill is wrong.' })
  await other.waitFor()
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('Shift+M')
  await other.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Open a new case with them' }).click()
  await page.keyboard.press('Alt+2')
  await page.getByRole('log').getByText('The next one.').waitFor()
  await split.come()
  await page.locator('.row').filter({ hasText: 'And my bill is wrong.' }).first().waitFor()
  assert.ok(page.url().includes(caseId), 'who went on is where they went')
})

test('snippets are written on a page of their own, with what the customer would read', async t => {
  const { page } = await deskOf(world, t, 'bo')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('edit snippets')
  await page.getByRole('option', { name: /snippets/i, selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'New snippet' }).click()
  await page.getByLabel('Shortcut').fill('Bye')
  await page.getByLabel('Title').fill('Goodbye')
  await page.getByRole('textbox', { name: 'Words' }).fill('Goodbye, {customer.firstName}.')
  await page.locator('.snippet-preview').getByText('Goodbye, Ada.').waitFor()
  await checkAccessibility(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.locator('.snippet-row').filter({ hasText: ';bye' }).waitFor()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.locator('.snippet-row').filter({ hasText: ';bye' }).waitFor({ state: 'detached' })
})

test('done with, a form is not opened again by back; on paper a case is its story without buttons', async t => {
  const { page, client, customer } = await answered(world, t, 'ada', 'Is it solved?')
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('s')
  await page.getByLabel('What was done').fill('The line was repaired.')
  await page.getByRole('button', { name: 'Ask the customer' }).click()
  await page.getByLabel('What was done').waitFor({ state: 'detached' })
  await eventually('asked', async () => (await client.view(customer.caseId)).summary.status === 'proposed')
  await page.goBack()
  await box(page).waitFor()
  assert.equal(await page.getByLabel('What was done').count(), 0)
  await page.evaluate(`window.dispatchEvent(new Event('beforeprint'))`)
  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.locator('.message').filter({ hasText: 'Is it solved?' }).isVisible(), true)
  assert.equal(await page.locator('.composer').isVisible(), false)
  assert.equal(await page.getByRole('button').count(), 0)
})
