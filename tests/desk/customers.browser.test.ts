/** Beside what a company has, in a real browser against the real server: files brought in, who calls, calls written down, links. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestContext } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { openWorld } from '../../server/testing/world.ts'
import type { World } from '../../server/testing/world.ts'
import { checkAccessibility, DESK, openPage, PHONE, takePicture } from '../browser.ts'
import type { PageOptions } from '../browser.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(async () => {
  await world[Symbol.asyncDispose]()
})

async function deskOf(
  t: TestContext,
  name: Parameters<World['agent']>[0],
  path: string,
  options: PageOptions = {},
) {
  const client = await world.agent(name)
  const page = await openPage(t, options)
  page.setDefaultTimeout(10_000)
  const cookies = client.cookie.split('; ').map(pair => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: world.url }
  })
  await page.context().addCookies(cookies)
  await page.goto(`${world.url}/desk${path}`)
  return { page, client }
}

const LOOKS = [
  { viewport: DESK, colorScheme: 'light' },
  { viewport: PHONE, colorScheme: 'dark' },
] as const

/** Looked at by axe and by eye, on a desk by day and on a phone by night. */
async function lookAt(page: Page, name: string): Promise<void> {
  for (const { viewport, colorScheme } of LOOKS) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    await checkAccessibility(page)
    await takePicture(page, `beside-${name}-${colorScheme}`)
  }
  await page.setViewportSize(DESK)
  await page.emulateMedia({ colorScheme: 'light' })
}

const crm = [
  'Customer number;Name;E-mail;Phone;Shoe size',
  'K-1;Ada Okafor;ada@post.example;01632 960701;38',
  'K-2;Ben Okafor;ben@post.example;01632 960701;44',
  ';Nobody;;;',
  'K-3;<b>Cleo</b>;not an address;07700 900703;41',
].join('\r\n')

test('an administrator brings a file in: columns guessed, tried out, taken, reported on', async t => {
  const { page } = await deskOf(t, 'hugo', '/import')
  await page.getByLabel('Choose a file').setInputFiles({
    name: 'our CRM.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(crm),
  })
  await page.getByRole('heading', { name: 'our CRM.csv' }).waitFor()
  assert.equal(await page.getByLabel('What is in it?').inputValue(), 'customers')
  assert.equal(await page.getByLabel('E-mail address').inputValue(), 'E-mail')
  await page.getByLabel('Save these columns under a name').fill('Our CRM')
  await page.getByRole('button', { name: 'Try it out' }).click()
  await page.getByText('The first 4 rows, tried out. Nothing is kept yet.').waitFor()
  await page.getByText('This is empty, and cannot be: Customer number.').waitFor()
  await lookAt(page, 'import')
  await page.getByRole('button', { name: 'Bring it in' }).scrollIntoViewIfNeeded()
  await takePicture(page, 'beside-trial')
  await page.getByRole('button', { name: 'Bring it in' }).click()
  const run = page.locator('.import-runs > li').filter({ hasText: 'our CRM.csv' })
  await run.getByText('3 new').waitFor()
  await run.getByText('1 not taken').waitFor()
  await takePicture(page, 'beside-runs')
  const download = page.waitForEvent('download')
  await run.getByRole('link', { name: 'Rows not taken (CSV)' }).click()
  assert.equal((await download).suggestedFilename(), 'report-our_CRM.csv')
})

test('links to other systems are set, and stand beside a customer', async t => {
  const { page } = await deskOf(t, 'hugo', '/import?tab=links', { expects: [/400/] })
  await page.getByRole('button', { name: 'Add a link' }).click()
  await page.getByLabel('Name', { exact: true }).fill('CRM')
  await page.getByLabel('Address', { exact: true }).fill('javascript:alert(1)')
  await page.getByRole('button', { name: 'Save the links' }).click()
  await page.getByText('is no web address').waitFor()
  await page.getByLabel('Address', { exact: true }).fill('https://crm.example/{externalId}')
  await page.getByRole('button', { name: 'Save the links' }).click()
  await page.getByText('Saved.').waitFor()
  await lookAt(page, 'links')
  await page.getByRole('button', { name: 'Take out' }).click()
  await lookAt(page, 'out')
})

test('whoever may not is told so, and shown no door that does not open', async t => {
  const { page } = await deskOf(t, 'ada', '/import')
  await page.getByText('This is for the administrators').waitFor()
  assert.equal(await page.getByLabel('Choose a file').count(), 0)
  await page.getByRole('button', { name: 'Take out' }).click()
  await page.getByText('Only the head of service or an administrator').waitFor()
})

test('a number that two customers have is asked about; the one who is chosen has a page, and the call goes into a case of theirs', async t => {
  const { page } = await deskOf(t, 'ada', '/call?from=%2B441632960701')
  await page.getByText('01632 960701 is calling. More than one customer has this number.').waitFor()
  await lookAt(page, 'callers')
  await page.getByRole('link', { name: /^Ada Okafor/ }).click()
  await page.getByText('They are calling from 01632 960701.').waitFor()
  assert.equal(await page.getByRole('link', { name: /^CRM/ }).getAttribute('href'), 'https://crm.example/K-1')
  await lookAt(page, 'customer')
  await page.getByRole('link', { name: 'Write down a call' }).click()
  await page.getByLabel('What was said').fill('The line is dead since Friday.')
  await page.getByLabel('A problem').check()
  await page.getByLabel('Something was promised').check()
  await page.getByLabel('In these words').fill('I call you tomorrow.')
  await lookAt(page, 'call')
  await page.getByRole('button', { name: 'Write it down' }).click()
  await page.locator('.fact[data-type=CallLogged]').getByText('The line is dead since Friday.').waitFor()
  await page.locator('.fact[data-type=CommitmentMade]').getByText('I call you tomorrow.').waitFor()
})

test('a number that nobody has begins a case with it; a number that is not shown is asked for', async t => {
  const { page } = await deskOf(t, 'bo', '/call?from=sip:07700900799@pbx.example')
  await page.getByText('07700 900799 is calling. Nobody is known by this number.').waitFor()
  assert.equal(await page.getByLabel('Phone number').inputValue(), '07700 900799')
  await page.getByLabel('Name', { exact: true }).fill('Dee Vance')
  await page.getByLabel('What was said').fill('Wants a quote.')
  await page.getByRole('button', { name: 'Write it down' }).click()
  await page.locator('.fact[data-type=CallLogged]').waitFor()
  const { rows } = await sql<{ readonly name: string }>`
    SELECT u.name FROM customer u JOIN customer_address a ON a.customer_id = u.id
    WHERE a.value = '+447700900799'`.execute(world.db)
  assert.deepEqual(rows, [{ name: 'Dee Vance' }])
  await page.goto(`${world.url}/desk/call?from=anonymous`)
  await page.getByText('The caller’s number is not shown. Ask who it is.').waitFor()
})

test('whoever is not signed in comes back to the call after signing in', async t => {
  const page = await openPage(t, { expects: [/401/] })
  await page.goto(`${world.url}/desk/call?from=%2B447700900703`)
  await page.getByLabel('E-mail address').fill('ada@behemoth.example')
  await page.getByLabel('Password').fill('seven grey herons stand')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: '<b>Cleo</b>' }).waitFor()
})

test('from an open case, a call is written down by key, and what was typed survives a look elsewhere', async t => {
  const customer = await world.customer('My line is dead.', {
    name: 'Finn Ray',
    address: 'finn.ray@post.example',
  })
  const { page } = await deskOf(t, 'ada', `/case/${customer.caseId}`)
  await page.locator('.message[data-from=customer]').waitFor()
  await page.keyboard.press('c')
  await page.getByLabel('What was said').fill('He will be at home.')
  await page.getByRole('link', { name: 'Cancel' }).click()
  await page.locator('.message[data-from=customer]').waitFor()
  await page.keyboard.press('c')
  assert.equal(await page.getByLabel('What was said').inputValue(), 'He will be at home.')
  await page.getByLabel('You called').check()
  await page.getByLabel('You reached nobody').check()
  assert.equal(await page.getByLabel('Something was promised').count(), 0)
  await page.getByRole('button', { name: 'Write it down' }).click()
  await page.getByText('Ada Quill called the customer and could not reach them.').waitFor()
})

test('in Spanish, too', async t => {
  const { page } = await deskOf(t, 'hugo', '/call?from=anonymous', { locale: 'es-ES' })
  await page.getByText('El número de quien llama no se muestra.').waitFor()
  await page.getByLabel('Qué se dijo').fill('Hola')
  await page.goto(`${world.url}/desk/import`)
  await page.getByText('Archivos que se trajeron').waitFor()
  await checkAccessibility(page)
})
