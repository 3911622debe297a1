/** What goes wrong in real life: harm in every text, names of every script, many cases, wrong clocks, two tabs, the back button, paper. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import type { PersonSetup } from '../contract/setup.ts'
import { DESK, openPage, PHONE } from '../tests/browser.ts'
import { composeMail, deliverRaw } from '../tests/smtp-client.ts'
import { act, answering, asking, begins, caseIdOf, signedIn } from './asking.ts'
import { customerAt, onStage, pictures } from './stage.ts'

const stage = onStage()

/** Runs where it is taken for markup, for an attribute or for an address. */
const HARM = `"'><img src=x onerror="window.harmed=1"><script>window.harmed=1</script>`
const HARMFUL_LINK = '[here](javascript:window.harmed=1)'

/** Nothing has run, nothing was made into an element, and nothing is wider than its window. */
async function assertHarmless(page: Page, where: string): Promise<void> {
  assert.equal(await page.evaluate('window.harmed'), undefined, `something ran: ${where}`)
  const made = `document.querySelectorAll('img[src=x], [onerror], body script:not([src], [type]), a[href^="javascript:"]').length`
  assert.equal(await page.evaluate(made), 0, `markup became an element: ${where}`)
  const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  assert.ok(over <= 0, `${where} is ${over} wider than its window`)
}

/** An administrator's texts: an article that customers find, a team, a snippet, a person. */
async function writeSetup(t: TestContext): Promise<void> {
  const head = asking(await signedIn(t, stage(), 'head'), stage())
  const text = {
    topic: HARM.slice(0, 80),
    title: `Router ${HARM}`,
    body: `# ${HARM}\n\n${HARMFUL_LINK}\n\n${HARM}`,
  }
  const { slug } = await head.send('POST', 'articles', { texts: { en: text, es: null } })
  await head.send('PUT', `articles/${String(slug)}/shown`, { isPublished: true })
  const team = `setup/teams/${crypto.randomUUID()}`
  await head.send('PUT', team, { version: 0, name: HARM.slice(0, 60) })
  const snippet = {
    type: 'snippet',
    shortcut: 'harm',
    title: HARM,
    language: null,
    isTeam: true,
    words: HARM,
  }
  await head.send('PUT', `snippets/${crypto.randomUUID()}`, snippet)
  const person = { name: HARM, email: 'harm@behemoth.example', role: 'agent', isAdmin: false }
  await head.send('POST', 'setup/people', { ...person, teamId: null, skills: [], agency: HARM })
  await head.page.goto(`${stage().url}/desk/import`)
  const csv = `Customer number;Name\nK-1;${HARM.replaceAll(';', ',')}\n`
  await head.page.getByLabel('Choose a file').setInputFiles({
    name: `${HARM.replaceAll('/', '')}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(csv),
  })
  await head.page.getByRole('button', { name: 'Try it out' }).click()
  await head.page.getByText(/rows?, tried out/).waitFor()
  await assertHarmless(head.page, 'a file of customers, tried out')
  for (const section of ['teams', 'people', 'changes']) {
    await head.page.goto(`${stage().url}/desk/setup/${section}`)
    await head.page.locator('main, .page').first().waitFor()
    await head.page.waitForLoadState('networkidle')
    await assertHarmless(head.page, `setup: ${section}`)
  }
}

test('nothing that anybody wrote is run, wherever it is shown', async t => {
  const { smtpPort, url } = stage()
  await writeSetup(t)
  const [from, to] = ['harm@post.example', 'help@behemoth.example']
  const file = { filename: `${HARM}.txt`, content: 'x' }
  const letter = { from: { name: HARM, address: from }, to, subject: HARM, html: HARM, text: HARM }
  const raw = await composeMail({ ...letter, attachments: [file] })
  assert.equal((await deliverRaw(smtpPort, { from, to: [to], raw })).code, 250)
  const customer = await begins(t, stage(), `${HARM} ${HARMFUL_LINK}`, HARM)
  const desk = await answering(t, stage(), HARM)
  const { page, caseId } = desk
  const { agents } = (await (await page.request.get(`${url}/api/desk/agents`)).json()) as {
    readonly agents: readonly { readonly id: string; readonly name: string }[]
  } // the contract's Team
  const other = agents.find(({ name }) => name.startsWith('Tomasz'))?.id
  await act(desk, caseId, { act: 'reply', words: `${HARM} ${HARMFUL_LINK}` })
  await act(desk, caseId, { act: 'note', words: HARM, mentions: [] })
  const tomorrow = Date.now() + 86_400_000
  await act(desk, caseId, { act: 'promise', kind: 'reply', words: HARM, dueAt: tomorrow })
  await desk.send('POST', `cases/${caseId}/helpers`, {
    requestId: crypto.randomUUID(),
    name: HARM,
    address: 'helper@post.example',
  })
  await act(desk, caseId, { act: 'propose-handover', to: other, summary: HARM })
  await page.locator('.message[data-from=note]').filter({ hasText: 'onerror' }).waitFor()
  await assertHarmless(page, 'the case at the desk')
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('i')
  await page.getByRole('option', { name: /;harm/ }).waitFor()
  await page.keyboard.insertText('harm')
  await page.getByRole('option', { name: /;harm/, selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await assertHarmless(page, 'a snippet')
  await page.keyboard.press('Control+k')
  await page.keyboard.insertText('img src')
  await page.getByRole('option').filter({ hasText: 'onerror' }).first().waitFor()
  await assertHarmless(page, 'the palette')
  const search = encodeURIComponent('onerror')
  for (const [path, shown] of [
    [`/desk/search?q=${search}`, '.hit'],
    ['/desk/articles', 'main, .page'],
    ['/desk/snippets', '.snippet-row'],
  ] as const) {
    await page.goto(`${url}${path}`)
    await page.locator(shown).filter({ hasText: 'onerror' }).first().waitFor()
    await assertHarmless(page, path)
  }
  await customer.getByText('onerror').first().waitFor()
  await customer.locator('.promise').filter({ hasText: 'onerror' }).waitFor()
  await assertHarmless(customer, 'the customer’s case')
  for (const path of ['/', `/help?q=${encodeURIComponent(`router ${HARM}`)}`, '/outbox']) {
    await customer.goto(`${url}${path}`)
    await assertHarmless(customer, path)
  }
  await customer.getByRole('link').filter({ hasText: 'onerror' }).first().click()
  await customer.getByText('onerror').first().waitFor()
  await assertHarmless(customer, 'a letter in the outbox')
})

const ARABIC = 'شيماء \u202eevil 🙂'

/** The first of the agents gets another name. */
async function rename(t: TestContext, name: string): Promise<() => Promise<void>> {
  const head = asking(await signedIn(t, stage(), 'head'), stage())
  const email = stage().logins[0]?.email
  const change = async (next: string) => {
    const answer = await head.page.request.get(`${stage().url}/api/desk/setup`)
    const { people } = (await answer.json()) as { readonly people: readonly PersonSetup[] } // a SetupView
    const person = people.find(one => one.email === email)
    assert.ok(person)
    await head.send('PUT', `setup/people/${person.id}`, { ...person, name: next })
    return person.name
  }
  const before = await change(name)
  return async () => void (await change(before))
}

test('a name from right to left or of signs keeps its place in a sentence, and turns nothing else around', async t => {
  const picture = pictures('bad-names')
  const restore = await rename(t, 'أمارا نووسو 🙂')
  const customer = await begins(t, stage(), 'שלום, the line is dead. 🙂', ARABIC)
  const desk = await answering(t, stage(), 'the line is dead')
  const { page, caseId } = desk
  await act(desk, caseId, { act: 'reply', words: 'I am looking at it.' })
  await customer.locator('.said').getByText('I am looking at it.').waitFor()
  const view = await (await page.request.get(`${stage().url}/api/desk/cases/${caseId}`)).text()
  assert.match(view, /شيماء evil 🙂/, 'a name gives no orders about direction')
  const directions = await customer.evaluate<readonly string[]>(
    `[...document.querySelectorAll('h1, .sentence bdi, .owner p')].map(one => getComputedStyle(one).direction)`,
  )
  assert.deepEqual([...new Set(directions)], ['ltr'], 'our sentences are read from left to right')
  for (const viewport of [DESK, PHONE]) {
    for (const [one, who] of [
      [customer, 'customer'],
      [page, 'desk'],
    ] as const) {
      await one.setViewportSize(viewport)
      await assertHarmless(one, `${who}, ${viewport.width} wide`)
      await picture(one, `${who}-${viewport.width}`)
    }
  }
  await restore()
})

async function inTens(
  all: readonly string[],
  work: (one: string, index: number) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < all.length; at += 10)
    await Promise.all(all.slice(at, at + 10).map(async (one, index) => await work(one, at + index)))
}

test('two hundred open cases of one agent: the list goes on to its end, and one gets from case to case', async t => {
  const { url } = stage()
  const customer = await begins(t, stage(), 'Matter 0.', 'Mara Vale')
  const desk = await answering(t, stage(), 'Matter 0.')
  const { page, caseId } = desk
  const matters = Array.from({ length: 200 }, () => crypto.randomUUID())
  const say = async (messageId: string, index: number) => {
    const form = { messageId, words: `Matter ${index + 1}.` }
    const said = await customer.request.post(`${customer.url()}/say`, { form, headers: { origin: url } })
    assert.ok(said.ok(), await said.text())
  }
  // An open desk would read anew at each, and somebody may ask only so often in a minute.
  await page.goto('about:blank')
  // Each ten are split as they come: an agent of whom nothing is heard for long has nobody in hand any more.
  await inTens(matters, async (matter, index) => {
    await say(matter, index)
    await act(desk, caseId, { act: 'split', messageIds: [matter], kind: null })
  })
  await page.goto(`${url}/desk`)
  const rows = page.locator('[data-pane=list] .row')
  // The last ten were split in the same moment: any of them may stand first.
  await rows
    .filter({ hasText: /Matter (19[1-9]|200)\./ })
    .first()
    .waitFor()
  await page.keyboard.press('j')
  const opened = await caseIdOf(page)
  await page.locator('.case-head').getByText('Mara Vale').waitFor()
  await page.keyboard.press('j')
  await page.waitForURL(at => at.pathname.includes('/case/') && !at.pathname.endsWith(opened))
  await page
    .getByRole('log')
    .getByText(/^Matter \d+\.$/)
    .first()
    .waitFor()
  await rows.first().hover()
  for (let turns = 0; turns < 100 && (await rows.filter({ hasText: /Matter 1\./ }).count()) === 0; turns++)
    await page.mouse.wheel(0, 2_000)
  await rows
    .filter({ hasText: /Matter 1\./ })
    .first()
    .waitFor()
  assert.ok((await rows.count()) < 100, 'only what is in sight is drawn')
  await pictures('bad-many')(page, 'two-hundred')
})

/** The computer's clock is this many milliseconds ahead. */
const wrongClock = (aheadMs: number) => `{
  const Real = Date
  window.Date = class extends Real {
    constructor(...parts) { parts.length === 0 ? super(Real.now() + ${aheadMs}) : super(...parts) }
    static now() { return Real.now() + ${aheadMs} }
  }
}`
const DAY = 86_400_000

test('on a computer whose clock is a day wrong, waits and the dates of promises are those of everybody else', async t => {
  const customer = await begins(t, stage(), 'When do I hear from you?', 'Hana Fiore')
  const desk = await answering(t, stage(), 'When do I hear from you?')
  const { page, caseId } = desk
  // Not so near to a full day that the hours left change while this runs.
  const dueAt = Math.round(Date.now() / 60_000) * 60_000 + 1.5 * DAY
  await act(desk, caseId, { act: 'promise', kind: 'reply', words: 'I write to you by then.', dueAt })
  await customer.locator('.promise').getByText('I write to you by then.').waitFor()
  const told = await customer.locator('.promise').innerText()
  const standing = await customer.locator('.standing').innerText()
  const promised = await page.locator('[data-pane=now] .promise').innerText()
  for (const ahead of [-DAY, DAY]) {
    const storageState = await customer.context().storageState()
    const wrong = await openPage(t, { viewport: PHONE, storageState })
    await wrong.addInitScript(wrongClock(ahead))
    await wrong.goto(customer.url())
    await wrong.locator('.promise').getByText('I write to you by then.').waitFor()
    // Once the page is awake, its own clock would have its say.
    await wrong.waitForLoadState('load')
    assert.ok(Math.abs((await wrong.evaluate<number>('Date.now()')) - Date.now()) > DAY / 2)
    assert.equal(await wrong.locator('.promise').innerText(), told)
    assert.equal(await wrong.locator('.standing').innerText(), standing)
    const agent = await page.context().newPage()
    await agent.addInitScript(wrongClock(ahead))
    await agent.goto(page.url())
    await agent.locator('[data-pane=now] .promise').waitFor()
    assert.equal(await agent.locator('[data-pane=now] .promise').innerText(), promised)
    await agent.close()
    const waiting = await openPage(t, { viewport: PHONE })
    await waiting.addInitScript(wrongClock(ahead))
    await waiting.goto(stage().url)
    assert.equal(await waiting.locator('.ways').innerText(), await contactPage(t))
  }
})

async function contactPage(t: TestContext): Promise<string> {
  const page = await customerAt(t, stage())
  return await page.locator('.ways').innerText()
}

test('in two tabs, of the customer and of the agent, each word is said once and each draft stays', async t => {
  const customer = await begins(t, stage(), 'The first tab.', 'Ines Marlow')
  const second = await customer.context().newPage()
  await second.goto(customer.url())
  const { page } = await answering(t, stage(), 'The first tab.')
  const other = await page.context().newPage()
  await other.goto(page.url())
  await customer.getByLabel('Write to').fill('Half of a thought')
  await second.getByLabel('Write to').fill('From the second tab.')
  await second.getByRole('button', { name: 'Send', exact: true }).click()
  await page.keyboard.press('r')
  await page.keyboard.insertText('Said at one desk.')
  await page.keyboard.press('Control+Enter')
  await page.locator('.message[data-state=held]').waitFor()
  await other.reload()
  await other.locator('.words-box').waitFor()
  assert.equal(
    await other.locator('.words-box').inputValue(),
    '',
    'what is held is not offered to be sent again',
  )
  await page.reload()
  const spoken = [
    [customer, '.said'],
    [second, '.said'],
    [page, '.message .words'],
    [other, '.message .words'],
  ] as const
  for (const [tab, where] of spoken) {
    for (const words of ['From the second tab.', 'Said at one desk.']) {
      await tab.locator(where).getByText(words).first().waitFor()
      assert.equal(await tab.locator(where).getByText(words).count(), 1, `${words} is there once`)
    }
  }
  assert.equal(await customer.getByLabel('Write to').inputValue(), 'Half of a thought')
})

test('the back button after “Yes, it is solved” leaves it solved; on paper there is the story and nothing to press', async t => {
  const picture = pictures('bad-paper')
  const customer = await begins(t, stage(), 'There is a hum on the line.', 'Noor Abbott')
  const desk = await answering(t, stage(), 'There is a hum on the line.')
  const { page, caseId } = desk
  await act(desk, caseId, { act: 'reply', words: 'It was the filter. A new one is in the post.' })
  await act(desk, caseId, { act: 'propose-solved', words: 'The new filter is in.' })
  await customer.goto(stage().url)
  await customer.goBack()
  await customer.getByRole('button', { name: 'Yes, it is solved' }).click()
  await customer.getByRole('heading', { name: 'You said that this is solved' }).waitFor()
  await customer.goBack()
  await customer.goForward()
  await customer.getByRole('heading', { name: 'You said that this is solved' }).waitFor()
  assert.equal(await customer.getByRole('button', { name: 'Yes, it is solved' }).count(), 0)
  await page.locator('.case-head').getByText('Solved').waitFor()
  await page.evaluate(`window.dispatchEvent(new Event('beforeprint'))`)
  for (const [one, who] of [
    [customer, 'customer'],
    [page, 'desk'],
  ] as const) {
    await one.emulateMedia({ media: 'print' })
    assert.equal(
      await one.getByText('It was the filter. A new one is in the post.').first().isVisible(),
      true,
    )
    const pressable = `[...document.querySelectorAll('button, input, textarea, select, summary, .offer')].filter(one => one.checkVisibility()).map(one => one.outerHTML)`
    assert.deepEqual(await one.evaluate(pressable), [], `nothing to press on paper: ${who}`)
    // As wide as a sheet of A4 less its margins.
    await one.setViewportSize({ width: 720, height: 1_000 })
    await picture(one, who)
  }
})
