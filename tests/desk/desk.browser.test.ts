/** The desk in a real browser against the real server: what an agent does all day, by keyboard where it is by keyboard. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { eventually } from '../../server/testing/eventually.ts'
import { openWorld } from '../../server/testing/world.ts'
import type { CustomerClient, World } from '../../server/testing/world.ts'
import { checkAccessibility, DESK, openPage, PHONE } from '../browser.ts'
import { answered, deskOf } from './seat.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(async () => {
  await world[Symbol.asyncDispose]()
})

/** The customer does something on their page, as their browser would. */
async function asCustomer(
  customer: CustomerClient,
  path: string,
  fields: Record<string, string>,
): Promise<void> {
  const answer = await fetch(`${world.url}/case/${customer.reference}/${path}`, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      origin: world.url,
      cookie: customer.cookie,
    },
    body: JSON.stringify(fields),
  })
  assert.equal(answer.status, 200, await answer.text())
}

async function customerSays(customer: CustomerClient, words: string): Promise<void> {
  await asCustomer(customer, 'say', { messageId: crypto.randomUUID(), words })
}

test('who types a wrong password is told so, and what they typed stays', async t => {
  const page = await openPage(t, { expects: [/401/] })
  await page.goto(`${world.url}/desk`)
  await page.getByLabel('E-mail address').fill('ada@behemoth.example')
  await page.getByLabel('Password').fill('not this one at all')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').waitFor()
  assert.equal(await page.getByLabel('E-mail address').inputValue(), 'ada@behemoth.example')
  await checkAccessibility(page)
})

test('the first view of the desk leaves room for its lists in three hundred kilobytes', async t => {
  // As it is sent, with hardly anybody in the lists yet.
  const most = 265_000
  const { page } = await deskOf(world, t, 'ada')
  const weight = await page.evaluate<number>(`
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`)
  t.diagnostic(`it weighs ${weight} bytes`)
  assert.ok(weight > 100_000 && weight < most, `it weighs ${weight}`)
})

test('someone joins the line, is offered, and is answered with one key', async t => {
  const { page, customer } = await answered(world, t, 'ada', 'My line has been dead since Tuesday.')
  assert.match(page.url(), new RegExp(`/desk/case/${customer.caseId}$`))
  await page.locator('.case-head').getByText('You own this').waitFor()
  await checkAccessibility(page)
})

test('a reply is on the screen at once, in the story soon, and with the customer', async t => {
  const { page, customer } = await answered(world, t, 'ada', 'The router blinks.')
  await page.keyboard.press('r')
  await page.keyboard.type('I see it here. <b>One moment</b>, please.')
  await page.keyboard.press('Control+Enter')
  await page.locator('.message[data-from=us]').filter({ hasText: '<b>One moment</b>' }).waitFor()
  await eventually('the customer reads it', async () => (await customer.page()).includes('One moment'))
  await page.waitForFunction(`document.querySelectorAll('.message[data-state]').length === 0`)
  assert.equal(await page.locator('.message[data-from=us]').count(), 1, 'sent once, shown once')
})

test('what the customer says appears by itself', async t => {
  const { page, customer } = await answered(world, t, 'ada', 'Hello?')
  await customerSays(customer, 'Are you still there?')
  await page.locator('.message[data-from=customer]').filter({ hasText: 'Are you still there?' }).waitFor()
})

test('a note is for the team: it is marked, and the customer never sees it', async t => {
  const { page, customer } = await answered(world, t, 'ada', 'It is slow.')
  await page.keyboard.press('n')
  await page.keyboard.type('Exchange shows loss on this pair.')
  await page.keyboard.press('Control+Enter')
  const note = page.locator('.message[data-from=note]:not([data-state])')
  await note.filter({ hasText: 'Exchange shows loss' }).waitFor()
  assert.equal(await page.locator('.message[data-from=note]').count(), 1)
  assert.equal((await customer.page()).includes('Exchange shows loss'), false)
})

test('what sounds like a promise is recorded with one key, and kept with evidence', async t => {
  const { page, client, customer } = await answered(world, t, 'ada', 'When do you call?')
  await page.keyboard.press('r')
  await page.keyboard.type('I will call you tomorrow.')
  await page.getByText('This sounds like a promise.').waitFor()
  await page.keyboard.press('Alt+p')
  await page.locator('.promise-form').waitFor()
  await checkAccessibility(page)
  await page.keyboard.press('Control+Enter')
  const promise = page.locator('.promise[data-state=open]')
  await promise.filter({ hasText: 'I will call you tomorrow' }).waitFor()
  const [made] = (await client.view(customer.caseId)).promises
  assert.equal(made?.kind, 'call-back')
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('Shift+P')
  await page.getByLabel('What shows that it was kept?').fill('Called at 12:04.')
  await page.getByRole('button', { name: 'Mark as kept' }).click()
  await eventually('kept', async () => (await client.view(customer.caseId)).promises[0]?.state === 'kept')
})

test('a draft outlives a reload and a look into another case', async t => {
  const { page } = await answered(world, t, 'ada', 'Draft, please.')
  await page.keyboard.press('r')
  await page.keyboard.type('Half a sen')
  await page.reload()
  await page.locator('.words-box').waitFor()
  assert.equal(await page.locator('.words-box').inputValue(), 'Half a sen')
  await page.goto(`${world.url}/desk`)
  await page.goBack()
  await page.locator('.words-box').waitFor()
  assert.equal(await page.locator('.words-box').inputValue(), 'Half a sen')
})

test('a handover goes to a named colleague with a summary, and is theirs when they accept', async t => {
  const { page, customer } = await answered(world, t, 'ada', 'I was cut off twice.')
  const other = await deskOf(world, t, 'bo')
  // A live conversation goes to someone who is there; from one who is not it would return to the line.
  await other.client.here()
  t.after(() => other.client.act(customer.caseId, { act: 'end-contact' }))
  await page.locator('.words-box').fill('Half of an answer')
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('o')
  await page.getByRole('combobox', { name: 'To whom' }).click()
  await page.getByRole('option', { name: /Bo Lindqvist/ }).click()
  await page.getByLabel('What they need to know').fill('Cut off twice by the old menu. Nothing promised.')
  await page.keyboard.press('Control+Enter')
  await page.getByText(/Proposed to Bo Lindqvist/).waitFor()
  assert.equal(await page.locator('.words-box').inputValue(), 'Half of an answer', 'only the form was sent')
  await other.page.locator('.handover-card').click()
  await other.page.locator('.banner-ask').getByText('Cut off twice by the old menu.').waitFor()
  await checkAccessibility(other.page)
  await other.page.keyboard.press('Shift+A')
  await other.page.locator('.case-head').getByText('You own this').waitFor()
  await page.locator('.case-head').getByText('Owner: Bo Lindqvist').waitFor()
  assert.equal((await other.client.view(customer.caseId)).summary.owner?.name, 'Bo Lindqvist')
})

test('refused, the words stay where they were typed, beside the sentence of the rule', async t => {
  const { page } = await answered(world, t, 'ada', 'Nothing works.', { expects: [/409/] })
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('o')
  await page.getByRole('combobox', { name: 'To whom' }).click()
  await page.getByRole('option', { name: /Bo Lindqvist/ }).click()
  await page.getByLabel('What they need to know').fill('x')
  await page.getByRole('button', { name: 'Propose handover' }).click()
  await page.locator('.doables .said').getByText('A handover needs a written summary').waitFor()
  assert.equal(await page.getByLabel('What they need to know').inputValue(), 'x')
  await checkAccessibility(page)
})

test('offers are locked while something is wrong, and the server keeps the lock', async t => {
  const { page, client, customer } = await answered(world, t, 'ada', 'Still nothing works.')
  await page.locator('.gate').getByText('Nothing is offered while something is wrong.').waitFor()
  assert.equal(await page.locator('.gate').getByRole('button').count(), 0)
  const refused = await client.act(customer.caseId, { act: 'make-offer', words: 'A tablet?' })
  assert.equal(refused.status, 409)
})

test('an address with a script in it and a name from right to left are only text', async t => {
  const words = '<img src=x onerror="document.title=1"> <script>document.body.remove()</script>'
  const { page } = await answered(world, t, 'ada', words)
  await page.locator('.message .words').filter({ hasText: 'onerror' }).waitFor()
  assert.equal(await page.locator('.message img').count(), 0)
  assert.notEqual(await page.title(), '1')
})

test('after a lost connection nothing is missing, and words that waited have left', async t => {
  const { page, customer } = await answered(world, t, 'ada', 'Before the break.', {
    expects: [/ERR_INTERNET_DISCONNECTED|WebSocket/],
  })
  await page.context().setOffline(true)
  await customerSays(customer, 'Said during the break.')
  await page.keyboard.press('r')
  await page.keyboard.type('Written during the break.')
  await page.keyboard.press('Control+Enter')
  await page.locator('.message[data-state=waiting]').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await eventually('the customer reads it', async () =>
    (await customer.page()).includes('Written during the break.'),
  )
  await page.reload()
  await page.locator('.message').filter({ hasText: 'Said during the break.' }).waitFor()
  assert.equal(await page.locator('.message').filter({ hasText: 'Written during the break.' }).count(), 1)
})

test('letters that follow the key of a list at once go into the list, and Escape gives the keyboard back to the words', async t => {
  const { page } = await answered(world, t, 'ada', 'The line crackles.', { viewport: DESK })
  await page.keyboard.press('r')
  await page.keyboard.type('I am ')
  // One event after the other in the page itself, faster than any hand.
  await page.evaluate(`{
    const down = { key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true, cancelable: true }
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', down))
    window.under = new Promise(done => queueMicrotask(() => queueMicrotask(() => done(document.activeElement.className))))
  }`)
  assert.equal(await page.evaluate('window.under'), 'palette-input')
  await page.keyboard.type('show all')
  await page.getByRole('option', { name: /^Show all/ }).waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.palette-input').waitFor({ state: 'detached' })
  await page.keyboard.type('looking.')
  assert.equal(await page.locator('.words-box').inputValue(), 'I am looking.')
})

test('on a phone one pane is shown at a time, and an offer is seen from each', async t => {
  const { page, client } = await answered(world, t, 'ada', 'From the train.', { viewport: PHONE })
  assert.equal(await page.locator('.line').isVisible(), false)
  await checkAccessibility(page)
  await page.locator('.pane-tabs').getByRole('button', { name: 'Now' }).click()
  await page.locator('.now').getByText('Who this is').waitFor()
  assert.equal(await page.locator('.story').isVisible(), false)
  await checkAccessibility(page)
  await client.here()
  await world.customer('A second person.')
  await page.locator('.offer-over').getByText('A second person.').waitFor()
  await page.locator('.offer-over').getByRole('button', { name: 'Pass' }).click()
  await page.locator('.pane-tabs').getByRole('button', { name: /Yours/ }).click()
  await page.locator('.line').waitFor()
  const width = await page.evaluate<number>('document.documentElement.scrollWidth')
  assert.equal(width, PHONE.width, 'nothing is wider than the phone')
})

test('every key is listed, and the list can be left by key', async t => {
  const { page } = await deskOf(world, t, 'bo', { viewport: DESK, colorScheme: 'dark' })
  await page.keyboard.press('?')
  await page.locator('.keys-list').getByText('Make a promise').waitFor()
  await checkAccessibility(page)
  await page.keyboard.press('Escape')
  await page.locator('.keys-list').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+k')
  await page.keyboard.type('show all')
  await page.keyboard.press('Enter')
  await page.locator('.keys-list').waitFor()
})
