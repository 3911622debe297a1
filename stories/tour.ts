/**
 * The raw pictures of docs/tour.md, taken from the product with its demo: `HEED_PICTURES=$PWD/.pictures node stories/tour.ts`.
 * docs/pictures holds them cut and with fewer colours.
 */
import { test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { DESK, openPage, takePicture } from '../tests/browser.ts'
import { openSite } from '../tests/widget/site.ts'
import { agentAt, answerUntil, customerAt, deskOf, deskOfName, hearOthersUntil, onStage } from './stage.ts'

const stage = onStage()

async function write(customer: Page, name: string, words: string): Promise<Page> {
  await customer.getByLabel('What is wrong, in your words').fill(words)
  await customer.getByLabel('Your name').fill(name)
  await customer.getByRole('button', { name: 'Send it to a person' }).click()
  await customer.waitForURL(/\/case\/HD-/)
  return customer
}

test('a first day: the page, the line, several chats, a promise', async t => {
  const desk = await agentAt(t, stage())
  const reading = await openPage(t, { viewport: DESK })
  await reading.goto(stage().url)
  await reading
    .getByText(/at most \d+ minutes|answers at once/)
    .first()
    .waitFor()
  await reading.getByLabel('What is wrong, in your words').fill('The internet is slow and the router blinks.')
  await reading.getByText('restart the router').first().waitFor()
  await takePicture(reading, 'tour-contact')

  const words = 'The router blinks red since the storm and I work from home.'
  const phone = await customerAt(t, stage())
  await phone.getByLabel('What is wrong, in your words').fill(words)
  await takePicture(phone, 'tour-contact-phone')
  const priya = await write(phone, 'Priya Raman', words)
  await priya.getByRole('heading', { name: 'Show that it is you while you wait' }).waitFor()
  await takePicture(priya, 'tour-in-the-line')
  await write(await customerAt(t, stage()), 'Tom Ashby', 'Films stop every few minutes in the evening.')
  await write(await customerAt(t, stage()), 'Ines Duarte', 'My bill has a fee that I do not know.')

  await hearOthersUntil(desk, words)
  await desk.locator('.offer').filter({ hasText: words }).first().waitFor()
  await takePicture(desk, 'tour-offered')
  await answerUntil(desk, words)
  await promise(desk, priya)
  await severalChats(desk, priya)
  await findAnything(desk)
})

async function promise(desk: Page, customer: Page): Promise<void> {
  await customer.getByRole('heading', { name: /You are talking with/ }).waitFor()
  await takePicture(customer, 'tour-talking')
  await desk.keyboard.press('p')
  await desk.getByLabel('In these words').fill('I measure your line tonight and write to you.')
  await desk.getByRole('button', { name: /^Tomorrow/ }).click()
  const reply = desk.getByRole('textbox', { name: 'Write to' })
  await reply.fill('Good evening. I see the red light here too, and I look at it myself.')
  await reply.press('Control+Enter')
  await customer.getByText('I measure your line tonight and write to you.').first().waitFor()
  await takePicture(customer, 'tour-promise-customer')
  await reply.press('Escape')
}

async function severalChats(desk: Page, customer: Page): Promise<void> {
  await answerUntil(desk, 'Films stop every few minutes')
  await answerUntil(desk, 'My bill has a fee')
  await customer.getByRole('textbox', { name: /^Write to/ }).fill('Thank you. Is it the cable in the street?')
  await customer.getByRole('button', { name: 'Send', exact: true }).click()
  await desk.getByText('Is it the cable in the street?').first().waitFor()
  await takePicture(desk, 'tour-several-chats')
  await desk.keyboard.press('Alt+1')
  await desk.locator('.message[data-from=customer]').getByText('Is it the cable').waitFor()
  await takePicture(desk, 'tour-case')
  await desk.emulateMedia({ colorScheme: 'dark' })
  await takePicture(desk, 'tour-case-dark')
  await desk.emulateMedia({ colorScheme: 'light' })
}

async function findAnything(desk: Page): Promise<void> {
  await desk.keyboard.press('Control+k')
  await desk.getByRole('combobox').first().waitFor()
  await desk.keyboard.type('prom')
  await takePicture(desk, 'tour-palette')
  await desk.keyboard.press('Escape')
  await desk.keyboard.press('f')
  await desk.getByRole('searchbox').waitFor()
  await desk.keyboard.type('rout')
  await desk.locator('.hit').first().waitFor()
  await takePicture(desk, 'tour-search')
  await desk.goto(`${stage().url}/desk/call?from=%2B447700900103`)
  await desk.getByText('They are calling from').waitFor()
  await desk.getByText(/BB\d+/).first().waitFor()
  await takePicture(desk, 'tour-call')
}

test('what can be done now for a number that was cut off', async t => {
  const farah = await deskOfName(t, stage(), 'farah')
  await farah.locator('.row').filter({ hasText: 'Noor Rahmani' }).first().click()
  await farah.locator('.remedy-option').filter({ hasText: 'Service back at once' }).waitFor()
  await takePicture(farah, 'tour-put-right')
})

test('what an administrator sees: ready, guarantees, articles, files', async t => {
  const head = await deskOf(t, stage(), { role: 'head' })
  const at = async (path: string, seen: string) => {
    await head.goto(`${stage().url}/desk${path}`)
    await head.getByText(seen).first().waitFor()
  }
  await at('/setup/ready', 'Ready')
  await head.locator('.ready-says').waitFor()
  await takePicture(head, 'tour-ready')
  await at('/articles/restart-the-router', 'restart the router')
  await takePicture(head, 'tour-article-at-the-desk')
  await at('/import', 'Choose a file')
  await head.getByLabel('Choose a file').setInputFiles({
    name: 'our CRM.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.join('\r\n')),
  })
  await head.getByRole('button', { name: 'Try it out' }).click()
  await head.getByText(/tried out\. Nothing is kept yet/).waitFor()
  await head.getByRole('button', { name: 'Bring it in' }).scrollIntoViewIfNeeded()
  await takePicture(head, 'tour-import')
  await theContactButton(t, head)
})

async function theContactButton(t: TestContext, head: Page): Promise<void> {
  await using site = await openSite()
  const data = { origins: [site.origin] }
  await head.request.put(`${stage().url}/api/desk/widget/origins`, { data })
  const page = await openPage(t, { viewport: { ...DESK, width: 1100, height: 720 } })
  const script = `<script src="${stage().url}/widget.js" async></script>`
  await page.goto(site.put('/', { head: shopLook + script, body: shop }))
  await page.getByRole('button', { name: 'Talk to a person' }).click()
  await page.getByRole('dialog').getByText('Ring 01632 960100').waitFor()
  await takePicture(page, 'tour-widget')
}

test('what customers read: an article, the charter', async t => {
  const phone = await customerAt(t, stage())
  await phone.goto(`${stage().url}/help/restart-the-router`)
  await takePicture(phone, 'tour-article')
  await phone.goto(`${stage().url}/charter`)
  await takePicture(phone, 'tour-charter')
})

const rows = [
  'Customer number;Name;E-mail;Phone;Shoe size',
  'K-1;Ada Okafor;ada@post.example;01632 960701;38',
  'K-2;Ben Okafor;ben@post.example;01632 960701;44',
  ';Nobody;;;',
  'K-3;Cleo Marsh;not an address;07700 900703;41',
]

const shopLook = `<style>
  body { margin: 0; font: 18px/1.6 Verdana, sans-serif; color: #3b2a1a; background: #fdf6ea }
  main { max-width: 24em; margin: 4em 5em } h1 { font-size: 2.4em; color: #8a3b12 }
</style>`
const shop = `<main><h1>Tea and kettles</h1><p>Everything for the pot, posted the same day.</p>
  <p>Our autumn list: smoked black, roasted green, a tin of each for the shelf, and the small iron kettle.</p>
  <p><a href="#">Basket</a> · <a href="#">Where is my parcel?</a></p></main>`
