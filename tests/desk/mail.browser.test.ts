/** Mail at the desk, in a real browser before the real server: folds, the frame and all who try to get out of it, sources, files. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import type { SendMailOptions } from 'nodemailer'
import type { Page } from 'playwright-core'
import { outside } from '../../server/pictures/fetch.ts'
import { openWorld, type World } from '../../server/testing/world.ts'
import { checkAccessibility } from '../browser.ts'
import { deliverMail } from '../smtp-client.ts'
import { attacks } from './mail-attacks.ts'
import { deskOf } from './seat.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR4nGPginGDIwbiOAAUAwrBxavMDQAAAABJRU5ErkJggg==',
  'base64',
)
const asked: string[] = []
const elsewhere = createServer((asks, response) => {
  asked.push(asks.url ?? '')
  response.end(PNG)
})
let site: string
let world: World

before(async () => {
  await new Promise<void>(resolve => elsewhere.listen(0, '127.0.0.1', resolve))
  const { port } = elsewhere.address() as AddressInfo // it listens on a port
  site = `http://127.0.0.1:${port}`
  world = await openWorld({}, { outside: { ...outside, mayReach: (_, asks) => asks === port } })
})
after(async () => {
  await world[Symbol.asyncDispose]()
  elsewhere.closeAllConnections()
  elsewhere.close()
})

let count = 0

/** The desk with the case open that this mail began. */
async function opened(
  t: TestContext,
  mail: SendMailOptions,
  options: Parameters<typeof deskOf>[3] = {},
): Promise<Page> {
  const number = ++count
  const subject = mail.subject ?? `Mail ${number}`
  const from = `writer${number}@customer.example`
  const sent = await deliverMail(world.heed.smtpPort, { ...mail, from, to: 'help@behemoth.example', subject })
  assert.equal(sent.code, 250, sent.says)
  const { rows } = await sql<{ readonly id: string }>`
    SELECT case_id AS id FROM mail_in WHERE subject = ${subject}`.execute(world.db)
  const { page } = await deskOf(world, t, 'ada', options)
  await page.goto(`${world.url}/desk/case/${rows[0]?.id}`)
  await page.locator('.message[data-from=customer]').first().waitFor()
  await page.locator('.story-scroll').focus()
  return page
}

interface Left {
  readonly elements: number
  readonly names: readonly string[]
  readonly links: readonly string[]
  readonly moved: number
  readonly attacked: string
}

/** The desk's own seat keeps its choices; in the frame, which has no origin, even the browser that drives the test may not. */
const NO_ORIGIN = /lacks the 'allow-same-origin' flag/

/** Asked of the frame from outside of what it may do itself. */
async function told<T>(page: Page, expression: string): Promise<T> {
  const frame = await (await page.locator('.mail-frame iframe').elementHandle())?.contentFrame()
  assert.ok(frame)
  return (await frame.evaluate(expression)) as T // what the expression answers
}

const frameIn = (page: Page) => page.frameLocator('.mail-frame iframe')

const ANSWER = `Thanks, but it is dead again.

On Mon, 2 Nov 2026 at 10:00, Big Behemoth <help@behemoth.example> wrote:
> Dear Nell,
> your line is repaired.

-- 
Nell Okafor
Tel. 01632 960123
`

test('what is quoted is folded; one key opens it, and closes it again, and another opens all', async t => {
  const page = await opened(t, { text: ANSWER })
  const message = page.locator('.message').first()
  await message.getByText('it is dead again').waitFor()
  assert.equal(await message.getByText('your line is repaired').count(), 0)
  const folds = message.getByRole('button', { expanded: false, name: /quoted words, \d lines|signature/ })
  assert.ok((await folds.count()) > 0)
  await checkAccessibility(page)
  await page.keyboard.press('q')
  await message.getByText('your line is repaired').waitFor()
  await message.getByText('01632 960123').waitFor()
  await page.keyboard.press('q')
  assert.equal(await message.getByText('your line is repaired').count(), 0)
  await page.keyboard.press('Shift+O')
  await message.getByText('your line is repaired').waitFor()
  const row = page.locator('.row').filter({ hasText: 'it is dead again' })
  assert.doesNotMatch((await row.first().textContent()) ?? '', /repaired|Okafor/)
})

test('an answer quotes the new words only when the agent asks for it', async t => {
  const page = await opened(t, { text: ANSWER })
  await page.keyboard.press('r')
  assert.equal(await page.locator('.words-box').inputValue(), '')
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('Shift+R')
  await page.waitForFunction(`document.querySelector('.words-box').value !== ''`)
  assert.equal(await page.locator('.words-box').inputValue(), '> Thanks, but it is dead again.\n\n')
})

test('nothing in a mail runs, moves the page or reaches beyond our origin', async t => {
  const html = attacks(site).join('\n')
  const page = await opened(t, { text: 'Harmless.', html }, { expects: [NO_ORIGIN] })
  const requests: string[] = []
  const dialogs: string[] = []
  page.on('request', request => requests.push(request.url()))
  page.on('dialog', dialog => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  const opens: string[] = []
  page.context().on('page', other => opens.push(other.url()))
  const address = page.url()
  await page.keyboard.press('v')
  await frameIn(page).getByText('END OF THE ATTACKS').waitFor()
  await page.waitForLoadState('networkidle')
  const left = await told<Left>(
    page,
    `({
      elements: document.querySelectorAll('script, iframe, object, embed, form, input, svg, math, template, body style, link, base').length,
      names: [...document.querySelectorAll('body *')].flatMap(one => one.getAttributeNames()),
      links: [...document.links].map(one => one.protocol),
      moved: [...document.querySelectorAll('body, body *')].filter(one => {
        const { position, backgroundImage } = getComputedStyle(one)
        return position !== 'static' || backgroundImage !== 'none'
      }).length,
      attacked: String(window.attacked),
    })`,
  )
  assert.equal(left.elements, 0)
  assert.deepEqual(
    left.names.filter(name => /^on|src|^(?:id|name|ping|background)$/.test(name)),
    [],
  )
  assert.deepEqual([...new Set(left.links)], ['https:'])
  assert.equal(left.moved, 0)
  assert.equal(left.attacked, 'undefined')
  const beyond = requests.filter(url => !url.startsWith(`${world.url}/`))
  assert.deepEqual(beyond, [], 'nothing leaves this machine')
  assert.deepEqual(asked, [])
  assert.deepEqual(dialogs, [])
  assert.deepEqual(opens, [])
  assert.equal(page.url(), address)
  assert.equal(await page.evaluate('window.attacked === undefined'), true)
  assert.equal(
    await page.locator('.mail-frame iframe').getAttribute('sandbox'),
    'allow-popups allow-popups-to-escape-sandbox',
  )
})

test('the frame has no origin: it reads neither the page around it nor a cookie, even if a script came into it', async t => {
  const page = await opened(t, { text: 'x', html: '<p>Only words</p>' }, { expects: [NO_ORIGIN] })
  await page.keyboard.press('v')
  await frameIn(page).getByText('Only words').waitFor()
  assert.equal(await told(page, 'self.origin'), 'null')
  const response = await page.context().request.get(await told<string>(page, 'location.href'))
  assert.match(response.headers()['content-security-policy'] ?? '', /^default-src 'none';/)
})

test('pictures from elsewhere come after a yes and through us, those of the mail at once, in the frame of a phone in the dark', async t => {
  const html = `<p>Our <b>offer</b></p><img src="${site}/banner.png" alt="Banner" width="40" height="20"><img src="cid:shot@mail" alt="Shot" width="30" height="30">`
  const attachments = [{ filename: 'shot.png', content: PNG, contentType: 'image/png', cid: 'shot@mail' }]
  const page = await opened(
    t,
    { text: 'Our offer', html, attachments },
    { viewport: { width: 390, height: 844 }, colorScheme: 'dark', expects: [NO_ORIGIN] },
  )
  await page.locator('.file', { hasText: 'shot.png' }).waitFor()
  await page.keyboard.press('v')
  await page.getByText('One picture lies elsewhere and is not loaded.').waitFor()
  const inner = frameIn(page)
  const isLoaded = (alt: string) =>
    told(
      page,
      `(async () => { const image = document.querySelector('img[alt=${alt}]'); await image.decode(); return image.naturalWidth > 0 })()`,
    )
  assert.equal(await isLoaded('Shot'), true)
  assert.equal(await inner.locator('img').count(), 1)
  assert.equal(
    await page.locator('.file', { hasText: 'shot.png' }).count(),
    0,
    'what stands in the words is not listed twice',
  )
  await checkAccessibility(page)
  assert.deepEqual(asked, [])
  await page.getByRole('button', { name: 'Load pictures of this mail' }).click()
  await inner.locator('img[alt=Banner]').waitFor()
  assert.equal(await isLoaded('Banner'), true)
  assert.deepEqual(asked.splice(0), ['/banner.png'])
  assert.equal(await told(page, 'getComputedStyle(document.body).backgroundColor'), 'rgb(22, 33, 28)')
})

test('how a mail was read and its source are one key away', async t => {
  const page = await opened(t, { text: 'Where is my bill?', subject: 'The bill & <b>more</b>' })
  await page.keyboard.press('b')
  const how = page.getByRole('region', { name: 'How it was read' })
  await how.getByText('Is it a newsletter or an advertisement?').waitFor()
  await how.getByText('The bill & <b>more</b>').waitFor()
  await checkAccessibility(page)
  await page.keyboard.press('y')
  const source = page.getByRole('region', { name: 'Source of the mail' })
  await source.getByText(/Where is my bill\?/).waitFor()
  await source.getByText('Subject: The bill').waitFor()
  await checkAccessibility(page)
  await page.keyboard.press('y')
  assert.equal(await source.count(), 0)
})

test('files are looked at one after the other by one key; what could run is warned of', async t => {
  const page = await opened(t, {
    text: 'My files.',
    attachments: [
      { filename: 'photo.png', content: PNG, contentType: 'image/png' },
      { filename: 'readings.csv', content: 'day;value\n1;20', contentType: 'text/csv' },
      { filename: 'invoice.pdf.exe', content: 'MZ', contentType: 'application/pdf' },
    ],
  })
  await page.getByText('Can run programs. Open it only if you know what it is.').waitFor()
  await page.keyboard.press('d')
  await page.getByRole('img', { name: 'photo.png' }).waitFor()
  await page.keyboard.press('d')
  await page.locator('.file-preview').getByText('day;value').waitFor()
  assert.equal(await page.locator('.file-preview').count(), 1)
  await checkAccessibility(page)
})
