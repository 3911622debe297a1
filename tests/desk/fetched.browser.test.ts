/** A mailbox that is fetched, set up at the desk in a real browser against the real server and a real Dovecot. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setupFetchedEn as en } from '../../contract/words/setup-fetched-en.ts'
import { setupFetchedEs as es } from '../../contract/words/setup-fetched-es.ts'
import { openWorld, type World } from '../../server/testing/world.ts'
import { checkAccessibility, openPage, PHONE, takePicture } from '../browser.ts'
import { type Dovecot, dovecotIsMissing, startDovecot } from '../peers/dovecot.ts'

const skip = dovecotIsMissing('setting up a mailbox that is fetched, in a browser') ?? false
const password = 'seven grey herons'

let world: World
let dovecot: Dovecot | undefined
before(async () => {
  world = await openWorld()
  if (!skip) dovecot = await startDovecot({ users: { 'help@behemoth.example': password } })
})
after(async () => {
  await world[Symbol.asyncDispose]()
  await dovecot?.close()
})

test('an administrator adds a mailbox, has its certificate trusted, tries it, and sees how it goes', {
  skip,
}, async t => {
  assert.ok(dovecot)
  const hugo = await world.agent('hugo')
  const page = await openPage(t)
  page.setDefaultTimeout(15_000)
  const [name = '', value = ''] = hugo.cookie.split('; ')[0]?.split('=') ?? []
  await page.context().addCookies([{ name, value, url: world.url }])
  await page.goto(`${world.url}/desk/setup/mailboxes`)
  await page.getByRole('button', { name: en.add }).click()
  await page.getByLabel(en.provider).selectOption('google')
  await page.getByLabel(en.clientId).waitFor()
  await checkAccessibility(page)
  await takePicture(page, 'fetched-google-1440')
  await page.getByLabel(en.provider).selectOption('other')
  await page.getByLabel(en.login).selectOption('password')
  await page.getByLabel(en.host).fill('127.0.0.1')
  await page.getByLabel(en.port).fill(String(dovecot.tlsPort))
  await page.getByLabel(en.user).fill('help@behemoth.example')
  await page.getByLabel(en.password, { exact: true }).fill(password)
  await page.getByLabel(en.startWith).selectOption('all')
  await page.getByRole('button', { name: en.tryIt }).click()
  await page.getByText(en.trouble['certificate-unknown']).waitFor()
  await checkAccessibility(page)
  await takePicture(page, 'fetched-certificate-1440')
  await page.getByRole('button', { name: en.trust }).click()
  await page.getByRole('button', { name: en.tryIt }).click()
  await page.getByText(en.wentWell).waitFor()
  await dovecot.deliver(
    'help@behemoth.example',
    'From: Eve <eve@customer.example>\r\nTo: help@behemoth.example\r\nSubject: Dead line\r\nMessage-ID: <1@customer.example>\r\n\r\nNo tone.\r\n',
  )
  await page.getByRole('button', { name: en.save }).click()
  await page.getByText(en.taken(1)).waitFor()
  await page.getByText('Works.').waitFor()
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize(PHONE)
  await checkAccessibility(page)
  await takePicture(page, 'fetched-390-dark')
  await page.getByRole('button', { name: en.pause }).click()
  await page.getByText(en.paused).waitFor()
  await page.getByRole('button', { name: new RegExp(`^${en.edit}`) }).click()
  assert.equal(await page.getByLabel(en.password, { exact: true }).inputValue(), '')
  await page.getByRole('button', { name: en.cancel }).click()
  await page.getByRole('button', { name: new RegExp(`^${en.remove}`) }).click()
  await page.getByRole('button', { name: en.sureRemove }).click()
  await page.getByText(en.empty).waitFor()
})

test('a lead sees the mailboxes, what is wrong and what to do, in Spanish too, and changes nothing', async t => {
  const hugo = await world.agent('hugo')
  const saved = await hugo.send('PUT', '/api/desk/setup/fetched/8f7ff0c4-2a3b-4a63-9d6e-0f8f4f1f9a11', {
    version: 0,
    host: '127.0.0.1',
    port: 1,
    security: 'tls',
    user: 'help@behemoth.example',
    oauth: null,
    certificate: null,
    folder: 'INBOX',
    afterTaking: 'seen',
    moveTo: null,
    startWith: 'new',
    isPaused: false,
    secret: { password },
  })
  assert.equal(saved.status, 200, saved.text)
  const lena = await world.agent('lena')
  const page = await openPage(t, { viewport: PHONE, locale: 'es' })
  page.setDefaultTimeout(15_000)
  const [name = '', value = ''] = lena.cookie.split('; ')[0]?.split('=') ?? []
  await page.context().addCookies([{ name, value, url: world.url }])
  await page.goto(`${world.url}/desk/setup/mailboxes`)
  await page.getByText(es.trouble['no-answer']).waitFor()
  assert.equal(await page.getByRole('button', { name: es.add }).isDisabled(), true)
  await checkAccessibility(page)
  await takePicture(page, 'fetched-lead-390')
})
