/** The contact button in a real browser, on a site of another origin: friendly, hostile, strict, unknown. */
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { signReplyAddress } from '../../../channels/mail/reply-address.ts'
import { checkAccessibility, openPage, PHONE, takePicture } from '../../../tests/browser.ts'
import { deliverRaw } from '../../../tests/smtp-client.ts'
import { openSite, type Site } from '../../../tests/widget/site.ts'
import { type AgentClient, openWorld, type World } from '../../testing/world.ts'

const SECRET = 'a secret that only the tests know, long enough'

let world: World
let site: Site
let ada: AgentClient
let secret = ''
before(async () => {
  ;[world, site] = [await openWorld({ HEED_SECRET: SECRET }), await openSite()]
  const hugo = await world.agent('hugo')
  ada = await world.agent('ada')
  await ada.here()
  await hugo.send('PUT', '/api/desk/widget/origins', { origins: [site.origin] })
  const made: { readonly secret: string } = (
    await hugo.send('POST', '/api/desk/widget/secret', { endFormer: 'now' })
  ).body
  secret = made.secret
})
after(async () => {
  await site[Symbol.asyncDispose]()
  await world[Symbol.asyncDispose]()
})

const script = (more = '') => `<script src="${world.url}/widget.js" async ${more}></script>`
const shop = '<main><h1>Tea and kettles</h1><p>Everything for the pot.</p><a href="#">Basket</a></main>'

const launch = (page: Page) => page.getByRole('button', { name: 'Talk to a person' })
const panel = (page: Page) => page.getByRole('dialog')

async function openPanel(page: Page): Promise<void> {
  await launch(page).click()
  await panel(page).getByText('Ring 01632 960100').waitFor()
}

async function begin(page: Page, words: string): Promise<string> {
  await panel(page).getByLabel('What is wrong, in your words').fill(words)
  await panel(page).getByRole('button', { name: 'Send it to a person' }).click()
  const shown = await panel(page)
    .getByText(/^Case HD-/)
    .textContent()
  return shown?.replace('Case ', '') ?? ''
}

/** The element that has the focus inside the button. */
const focused = 'document.querySelector("heed-contact").shadowRoot.activeElement'

/** What decides how everything inside the button looks. */
const looksInside = `(() => {
  const seen = ['color', 'backgroundColor', 'fontSize', 'fontFamily', 'display', 'direction', 'textTransform', 'padding', 'border',
    'letterSpacing', 'visibility', 'opacity', 'width']
  return [...document.querySelector('heed-contact').shadowRoot.querySelectorAll('*')].map(element => {
    const style = getComputedStyle(element)
    return [element.tagName, element.className, ...seen.map(name => style[name])].join(' ')
  })
})()`

/** All that the page itself is. */
const pageAsIs = `[
  ...[...document.querySelectorAll('body, main, h1, p, a')].map(element =>
    [JSON.stringify(element.getBoundingClientRect()), getComputedStyle(element).cssText].join(' ')),
  document.styleSheets.length + document.adoptedStyleSheets.length,
]`

test('it opens by hand alone, shows each way to a person with its wait, and gives the focus back', async t => {
  const page = await openPage(t)
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).pathname))
  await page.goto(site.put('/plain', { head: script(), body: shop }))
  await launch(page).waitFor()
  assert.deepEqual(
    asked.filter(path => path.startsWith('/api')),
    [],
    'nothing is asked before it is opened',
  )
  const busy = await page.evaluate<string | null>(`(() => {
    const element = document.querySelector('heed-contact')
    const button = element.shadowRoot.querySelector('button')
    element.click()
    button.click()
    return button.getAttribute('aria-busy')
  })()`)
  assert.equal(busy, null, 'a script of the page does not open it')
  assert.deepEqual(
    await page.evaluate<string[]>('Object.getOwnPropertyNames(window).filter(name => /heed/i.test(name))'),
    ['HeedContact'],
  )

  await launch(page).focus()
  await page.keyboard.press('Enter')
  await panel(page).getByText('Ring 01632 960100').waitFor()
  assert.equal(await page.evaluate<string>(`${focused}.id`), 'title')
  await checkAccessibility(page)
  await takePicture(page, 'widget-start')
  // Not a trap: before the first thing inside stands the page.
  await page.keyboard.press('Shift+Tab')
  assert.notEqual(await page.evaluate<string>('document.activeElement.tagName'), 'HEED-CONTACT')
  await panel(page).getByRole('button', { name: 'Close' }).focus()
  await page.keyboard.press('Escape')
  await launch(page).waitFor()
  assert.equal(await panel(page).count(), 0)
  assert.equal(await page.evaluate<string>(`${focused}.className`), 'launch')
})

test('a conversation from the first word to the customer’s yes, in two tabs', async t => {
  const page = await openPage(t)
  const url = site.put('/talk', { head: script(), body: shop })
  await page.goto(url)
  await openPanel(page)
  await panel(page)
    .getByLabel(/Your name/)
    .fill('<img src=x onerror=alert(1)> 🐙 \u202Eتجربة')
  await panel(page).getByRole('button', { name: 'Send it to a person' }).click()
  await panel(page).getByText('Write a few words first. One is enough.').waitFor()
  const second = await page.context().newPage()
  await second.goto(url)
  await openPanel(second)
  const reference = await begin(page, '<script>alert(1)</script> My line is dead, see https://help.example/x')
  assert.match(reference, /^HD-/)
  await panel(page)
    .getByText('You are in the line')
    .or(panel(page).getByText('Someone is being called to you'))
    .waitFor()

  // The other tab, which was opened before, finds the same matter instead of beginning another.
  await panel(second).getByLabel('What is wrong, in your words').fill('From the other tab.')
  await panel(second).getByRole('button', { name: 'Send it to a person' }).click()
  await panel(second).getByText(`Case ${reference}`).waitFor()
  await panel(page).getByText('From the other tab.').waitFor()

  const caseId = await ada.offered()
  const seen = await ada.view(caseId)
  assert.equal(seen.summary.reference, reference)
  const entryId = seen.summary.entry?.id ?? ''
  assert.equal((await ada.act(caseId, { act: 'answer', entryId })).status, 200)
  assert.equal(
    (await ada.act(caseId, { act: 'reply', words: 'I have <b>restarted</b> it & see.', files: [] })).status,
    200,
  )
  await panel(page).getByText('I have <b>restarted</b> it & see.').waitFor()
  await panel(second).getByText('I have <b>restarted</b> it & see.').waitFor()
  await panel(page).getByText('You are talking with Ada Quill').waitFor()
  assert.equal(await page.locator('heed-contact b, heed-contact img').count(), 0)
  const link = panel(page).getByRole('link', { name: 'https://help.example/x' })
  assert.match((await link.getAttribute('rel')) ?? '', /noopener/)
  await panel(page).getByLabel('Your words').fill('It works again.')
  await page.keyboard.press('Control+Enter')
  await panel(second).getByText('It works again.').waitFor()
  await checkAccessibility(page)
  await takePicture(page, 'widget-talk')

  await panel(page).getByText('Photos and files').click()
  await panel(page)
    .getByLabel('Photos and files')
    .setInputFiles({ name: '<b>bill.txt', mimeType: 'text/plain', buffer: Buffer.from('too much') })
  await panel(page).getByRole('button', { name: 'Send', exact: true }).click()
  // A link could not carry the key: in the other tab, too, the file is fetched with it and saved.
  const saved = second.waitForEvent('download')
  await panel(second).getByRole('button', { name: '<b>bill.txt (8 B)' }).click()
  assert.equal(await text(await (await saved).createReadStream()), 'too much')

  await page.reload()
  await launch(page).click()
  await panel(page).getByText('It works again.').waitFor()
  assert.equal((await ada.act(caseId, { act: 'propose-solved', words: '' })).status, 200)
  await panel(page).getByRole('button', { name: 'Yes, it is solved' }).click()
  await panel(page).getByText('You said that this is solved').waitFor()
  await panel(page).getByRole('button', { name: 'Begin something else' }).click()
  await panel(page).getByLabel('What is wrong, in your words').waitFor()
  await second.close()
})

const hostile = `<style>
  html { font-size: 40px; direction: rtl; text-transform: uppercase; letter-spacing: 1em; color-scheme: light }
  * { all: unset !important; color: red !important; font: 60px fantasy !important; --ink: red !important; --accent: lime !important }
  body > *, heed-contact, div, button { display: none !important; visibility: hidden !important; opacity: 0 !important;
    transform: scale(3) !important; pointer-events: none !important; position: static !important; z-index: -1 !important }
  ::before { content: "!" !important } .launch, .panel, .heed { display: none !important }
  html, head, body { display: block !important }
  #cover { display: block !important; visibility: visible !important; opacity: 1 !important; position: fixed !important;
    inset: 0 !important; z-index: 2147483647 !important; background: pink !important; transform: none !important }
</style>`

test('the worst of a page’s rules leave it untouched, and it leaves the page untouched', async t => {
  const page = await openPage(t)
  await page.goto(site.put('/friendly', { head: script(), body: shop }))
  await openPanel(page)
  const looks = await page.evaluate<string[]>(looksInside)
  await page.goto(
    site.put('/before', {
      head: hostile,
      body: `${shop}<div id="cover"></div>`,
      root: 'lang="en" dir="rtl"',
    }),
  )
  const before = await page.evaluate<unknown[]>(pageAsIs)
  await page.goto(
    site.put('/hostile', {
      head: hostile + script(),
      body: `${shop}<div id="cover"></div>`,
      root: 'lang="en" dir="rtl"',
    }),
  )
  // Above everything, however high the page climbs: the click finds it.
  await openPanel(page)
  await takePicture(page, 'widget-hostile')
  assert.deepEqual(await page.evaluate<string[]>(looksInside), looks)
  const beside = await page.evaluate<string[]>(
    `['::before', '::after'].map(part => getComputedStyle(document.querySelector('heed-contact'), part).content)`,
  )
  assert.deepEqual(beside, ['none', 'none'])
  // A page that takes keys for its own does not get those that are typed in here.
  await page.evaluate(`heard = ''; addEventListener('keydown', event => { heard += event.key })`)
  await panel(page).getByLabel('What is wrong, in your words').press('/')
  await page.keyboard.press('Escape')
  await launch(page).waitFor()
  assert.equal(await page.evaluate<string>('heard'), '')
  assert.deepEqual(await page.evaluate<unknown[]>(pageAsIs), before)
})

test('a strict content policy needs two lines for it, and without the second it shows the way to our own page', async t => {
  const page = await openPage(t, { expects: [/Content Security Policy|Failed to fetch|violates/] })
  const strict = `default-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; script-src ${world.url}`
  const policy = `${strict}; connect-src ${world.url}`
  const broken: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') broken.push(message.text())
  })
  await page.goto(site.put('/strict', { head: script(), body: shop, policy }))
  await openPanel(page)
  await begin(page, 'Under a strict policy.')
  await panel(page).getByText('You', { exact: true }).first().waitFor()
  assert.deepEqual(broken, [], 'the policy was broken')

  await page.context().clearCookies()
  await page.goto(site.put('/stricter', { head: script(), body: shop, policy: strict }))
  await launch(page).click()
  const way = panel(page).getByRole('link', { name: 'Write to us on our own page' })
  assert.equal(await way.getAttribute('href'), `${world.url}/`)
})

test('a site that is not on the list gets the way to our own page, and nothing else', async t => {
  const stranger = await openSite()
  t.after(() => stranger[Symbol.asyncDispose]())
  const page = await openPage(t, { expects: [/CORS|ERR_FAILED|403/] })
  await page.goto(stranger.put('/', { head: script(), body: shop }))
  await launch(page).click()
  await panel(page).getByText('We cannot be reached from this page.').waitFor()
  assert.equal(await panel(page).getByRole('textbox').count(), 0)
})

function tokenFor(sub: string, name: string, agoSeconds = 0, email = 'x@mail.example'): string {
  const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const iat = Math.floor(world.clock.now() / 1_000) - agoSeconds
  const signed = `${base64({ alg: 'HS256' })}.${base64({ sub, name, aud: world.url, iat, exp: iat + 300, email })}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

test('whoever is logged in on the site is known, even when their computer is wrong by a day; and nobody after them', async t => {
  const page = await openPage(t)
  await page.clock.install({ time: Date.now() - 86_400_000 })
  const token = tokenFor('user-9', 'Noor Haddad')
  await page.goto(site.put('/login', { head: script(`heed-customer="${token}"`), body: shop }))
  await openPanel(page)
  await panel(page).getByText('We know you as Noor Haddad.').waitFor()
  assert.equal(
    await panel(page)
      .getByLabel(/Your name/)
      .count(),
    0,
  )
  const reference = await begin(page, 'My bill is wrong.')
  await panel(page)
    .getByText(/today at/)
    .first()
    .waitFor()
  await page.evaluate('HeedContact.identify(null)')
  await panel(page).getByLabel('What is wrong, in your words').waitFor()
  assert.equal(
    await panel(page).getByText(reference).count(),
    0,
    'the next one at this computer reads nothing',
  )
})

test('a matter that is joined while it is open goes on in the other; for whom no site knows, the button says so', async t => {
  const email = 'joined@mail.example'
  const merge = async (from: string, words: string) => {
    const stays = await world.customer(words, { address: email })
    const { rows } = await sql<{ id: string }>`SELECT id FROM cases WHERE reference = ${from}`.execute(
      world.db,
    )
    const goes = rows[0]?.id ?? assert.fail('no case')
    for (const id of [goes, stays.caseId]) {
      await ada.act(id, { act: 'reply', words: 'I look at it.', files: [] })
      await ada.act(id, { act: 'end-contact' })
    }
    const joined = await ada.act(stays.caseId, { act: 'merge', from: goes })
    assert.equal(joined.status, 200, joined.text)
    return stays
  }
  const page = await openPage(t)
  const token = tokenFor('user-joined', 'Ines Holm', 0, email)
  await page.goto(site.put('/joined', { head: script(`heed-customer="${token}"`), body: shop }))
  await openPanel(page)
  const stays = await merge(await begin(page, 'My bill is wrong.'), 'My line is dead.')
  await panel(page).getByText(`Case ${stays.reference}`).waitFor()
  await panel(page).getByText('My line is dead.').waitFor()

  const stranger = await openPage(t)
  await stranger.goto(site.put('/joined-stranger', { head: script(), body: shop }))
  await openPanel(stranger)
  await panel(stranger).getByLabel('Your e-mail or phone number').fill(email)
  await merge(await begin(stranger, 'It crackles.'), 'The line hums.')
  await panel(stranger).getByText('This goes on in another matter of yours').waitFor()
  await panel(stranger)
    .getByText(/What you write here goes there/)
    .waitFor()
})

test('a login that is too old is told, and locks nobody out', async t => {
  const page = await openPage(t)
  const token = tokenFor('user-9', 'Noor Haddad', 900)
  await page.goto(site.put('/old', { head: script(`heed-customer="${token}"`), body: shop }))
  await openPanel(page)
  await panel(page).getByText('Your login here was too old to tell us who you are.').waitFor()
  assert.match(await begin(page, 'Nobody knows me.'), /^HD-/)
})

test('on a phone it covers the page only when asked to, in Spanish and in the dark, and lets go of who goes on', async t => {
  const page = await openPage(t, { viewport: PHONE, colorScheme: 'dark' })
  const head = `<style>:root { color-scheme: light dark } a { color: CanvasText }</style>${script()}`
  await page.goto(site.put('/es', { head, body: shop, root: 'lang="es"' }))
  const button = page.getByRole('button', { name: 'Hable con una persona' })
  await button.waitFor()
  await takePicture(page, 'widget-phone-closed')
  await button.click()
  await panel(page).getByLabel('Qué pasa, con sus palabras').waitFor()
  const box = await panel(page).boundingBox()
  assert.deepEqual(box, { x: 0, y: 0, ...PHONE })
  await checkAccessibility(page)
  await takePicture(page, 'widget-phone-dark')
  // What is under the sheet takes the focus: then the sheet is out of its way.
  await page.evaluate('document.querySelector("a").focus()')
  await button.waitFor()
  assert.equal(await panel(page).count(), 0)
  assert.equal(await page.evaluate<string>('document.activeElement.tagName'), 'A')
})

test('where the page has put it, it stands and opens there, and no other one comes to the corner', async t => {
  const page = await openPage(t)
  const body = `${shop}<aside><heed-contact lang="es" scheme="dark"></heed-contact></aside>`
  await page.goto(site.put('/placed', { head: script(), body }))
  await page.getByRole('button', { name: 'Hable con una persona' }).click()
  await panel(page).getByLabel('Qué pasa, con sus palabras').waitFor()
  assert.equal(await page.locator('heed-contact').count(), 1)
  const [aside, opened] = [await page.locator('aside').boundingBox(), await panel(page).boundingBox()]
  assert.ok(aside && opened && opened.y >= aside.y && opened.y + opened.height <= aside.y + aside.height + 1)
  await takePicture(page, 'widget-placed')
})

test('what a customer wrote by mail is shown without what it quotes, and the rest opens with a touch', async t => {
  const page = await openPage(t, { viewport: PHONE })
  await page.goto(site.put('/mailed', { head: script(), body: shop }))
  await openPanel(page)
  const reference = await begin(page, 'My line is dead.')
  const quote = 'On Monday, Ada Quill wrote:\r\n> It is repaired.\r\n\r\n-- \r\nNgozi Okafor'
  const to = signReplyAddress(SECRET, reference, 'behemoth.example', null)
  const from = 'ngozi@post.example'
  const raw = [
    `From: ${from}`,
    `To: ${to}`,
    'Message-ID: <a@post.example>',
    '',
    'It is dead again.',
    '',
    quote,
  ].join('\r\n')
  await deliverRaw(world.heed.smtpPort, { from, to: [to], raw })
  await panel(page).getByText('It is dead again.').waitFor()
  const quoted = panel(page).getByText('It is repaired.')
  assert.equal(await quoted.isVisible(), false)
  await checkAccessibility(page)
  await panel(page).getByText('Show the rest').click()
  assert.equal(await quoted.isVisible(), true)
  assert.equal(await panel(page).getByText('Ngozi Okafor').isVisible(), true)
  await takePicture(page, 'widget-mail-open')
})
