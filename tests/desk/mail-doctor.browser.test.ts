/** The mail doctor at the desk in a real browser, with a relay and a DNS of its own. */
import assert from 'node:assert/strict'
import { after, before, test, type TestContext } from 'node:test'
import { mailDoctorEn } from '../../contract/words/mail-doctor-en.ts'
import { mailDoctorEs } from '../../contract/words/mail-doctor-es.ts'
import { openRelay, type Relay } from '../peers/relay.ts'
import { openWorld, type World } from '../../server/testing/world.ts'
import { checkAccessibility, DESK, openPage, type PageOptions, PHONE, takePicture } from '../browser.ts'
import { type Dns, startDns } from '../peers/dns.ts'
import { deliverRaw } from '../smtp-client.ts'

let relay: Relay
let dns: Dns
let world: World
before(async () => {
  relay = await openRelay()
  dns = await startDns({
    'MX behemoth.example': ['10 mail.behemoth.example'],
    'TXT behemoth.example': ['v=spf1 ip4:127.0.0.1 -all'],
    'MX customer.example': ['10 mx1.customer.example'],
  })
  const setting = { SMTP_URL: relay.url, HEED_MAIL_DOMAIN: 'behemoth.example' }
  world = await openWorld(setting, { dns: dns.resolver })
})
after(async () => {
  await world[Symbol.asyncDispose]()
  await relay.close()
  await dns.close()
})

async function doctorOf(t: TestContext, name: Parameters<World['agent']>[0], options: PageOptions = {}) {
  const client = await world.agent(name)
  const page = await openPage(t, options)
  page.setDefaultTimeout(15_000)
  const cookies = client.cookie.split('; ').map(pair => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: world.url }
  })
  await page.context().addCookies(cookies)
  await page.goto(`${world.url}/desk/`)
  await page.locator('[data-pane=story]').first().waitFor()
  await page.keyboard.press('Shift+C')
  await page.locator('.mail-doctor-part').first().waitFor()
  return page
}

test('a key opens it; it tells what works and what to do, for an address as well, on a desk and on a phone', async t => {
  const raw =
    'From: nia@customer.example\r\nSubject: no line\r\nMessage-ID: <1@customer.example>\r\n\r\nThe line is dead.\r\n'
  const mail = { from: 'nia@customer.example', to: ['help@behemoth.example'], raw }
  assert.equal((await deliverRaw(world.heed.smtpPort, mail)).code, 250)
  const page = await doctorOf(t, 'hugo', { colorScheme: 'dark' })
  await page.getByText('Nobody can check our signature').waitFor()
  await page.getByLabel(mailDoctorEn.address).fill('Nia@customer.example')
  await page.getByRole('button', { name: mailDoctorEn.look, exact: true }).click()
  await page.getByText('goes to mx1.customer.example').waitFor()
  await page.getByText(mailDoctorEn.letters).waitFor()
  for (const [name, size] of [
    ['desk', DESK],
    ['phone', PHONE],
  ] as const) {
    await page.setViewportSize(size)
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      await checkAccessibility(page)
      if (process.env['HEED_PICTURES']) await takePicture(page, `mail-doctor-${name}-${colorScheme}`)
    }
  }
})

test('a mail to ourselves is sent, waited for and seen coming back in', async t => {
  const page = await doctorOf(t, 'hugo')
  await page.getByRole('button', { name: mailDoctorEn.trial.toUs }).click()
  await page.getByText(mailDoctorEn.trial.steps.waits).waitFor()
  const sent = relay.mails.find(({ messageId }) => messageId?.startsWith('<trial-'))
  assert.ok(sent)
  const raw = `From: help@behemoth.example\r\nMessage-ID: ${sent.messageId}\r\nSubject: x\r\n\r\nx\r\n`
  const back = { from: 'help@behemoth.example', to: ['help@behemoth.example'], raw }
  assert.equal((await deliverRaw(world.heed.smtpPort, back)).code, 250)
  await page.getByText('The way out and the way in both work.').waitFor()
})

test('a lead looks and sends nothing; in Spanish as well', async t => {
  const page = await doctorOf(t, 'lena', { locale: 'es-ES' })
  await page.getByText(mailDoctorEs.trial.notYours).waitFor()
  await page.getByText('Nadie puede comprobar nuestra firma').waitFor()
  assert.equal(await page.getByRole('button', { name: mailDoctorEs.trial.toUs }).count(), 0)
})
