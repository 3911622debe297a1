/** Setting up at the desk in a real browser against the real server, as an administrator, a lead and an agent see it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { sectionNames } from '../../contract/setup-sections.ts'
import { eventually } from '../../server/testing/eventually.ts'
import { openWorld } from '../../server/testing/world.ts'
import type { World } from '../../server/testing/world.ts'
import type { SetupView } from '../../contract/setup.ts'
import { setupEn } from '../../contract/words/setup-en.ts'
import { setupEs } from '../../contract/words/setup-es.ts'
import { checkAccessibility, DESK, openPage, PHONE, takePicture } from '../browser.ts'
import type { PageOptions } from '../browser.ts'
import { deliverRaw } from '../smtp-client.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world[Symbol.asyncDispose]())

async function setupOf(
  t: TestContext,
  name: Parameters<World['agent']>[0],
  section: string,
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
  await openSection(page, section)
  return { page, client, look: async (): Promise<SetupView> => (await client.get('/api/desk/setup')).body }
}

/** Those that are laid out anew where it is narrow. */
const formsOnPhone = new Set<string>(['ready', 'hours', 'people'])

async function openSection(page: Page, section: string): Promise<void> {
  await page.goto(`${world.url}/desk/setup/${section}`)
  await page.locator('#setup-section-title').waitFor()
}

test('every section can be used by everybody, on a desk and on a phone, in the light and in the dark', async t => {
  const { page, client, look } = await setupOf(t, 'hugo', 'ready', { colorScheme: 'dark' })
  await client.send('PUT', '/api/desk/setup/skills/internet', {
    version: 0,
    labelEn: 'Internet',
    labelEs: 'Internet',
  })
  await client.send('PUT', '/api/desk/setup/skills/tv', {
    version: 0,
    labelEn: 'Television',
    labelEs: 'Televisión',
  })
  const ada = (await look()).people.find(({ name }) => name === 'Ada Quill') ?? assert.fail()
  await client.send('PUT', `/api/desk/setup/people/${ada.id}`, { ...ada, skills: ['internet'] })
  const mailbox = { version: 0, purpose: 'Lines that are dead', skill: 'internet' }
  await client.send('PUT', '/api/desk/setup/mailboxes/help@behemoth.example', mailbox)
  const { hours } = await look()
  const office = [
    { from: '08:00', to: '13:00' },
    { from: '14:00', to: '20:00' },
  ]
  const closedDays = [{ date: '2031-12-25', name: 'Christmas Day' }]
  const extraDays = [{ date: '2031-12-24', name: 'Christmas Eve', spans: [{ from: '09:00', to: '12:00' }] }]
  const week = { ...hours.week, tuesday: office, sunday: [] }
  await client.send('PUT', '/api/desk/setup/hours', { ...hours, week, closedDays, extraDays })
  for (const [width, scheme] of [
    [DESK, 'dark'],
    [PHONE, 'light'],
  ] as const) {
    await page.setViewportSize(width)
    await page.emulateMedia({ colorScheme: scheme })
    for (const section of sectionNames) {
      if (width === DESK) {
        await page
          .locator('.setup-nav')
          .getByRole('link', { name: setupEn.sections[section], exact: true })
          .click()
      } else await page.locator('.setup-choose').selectOption(section)
      await page.getByRole('heading', { name: setupEn.sections[section], exact: true }).waitFor()
      await page.locator('.setup-lock > *, .rights-table tbody tr').first().waitFor()
      if (section === 'people') await page.getByRole('link', { name: 'Change Hugo Adeyemi' }).click()
      if (width === DESK || formsOnPhone.has(section)) await checkAccessibility(page)
      // Only for whoever wants to look: each takes as long as the rest.
      if (process.env['HEED_PICTURES']) await takePicture(page, `setup-${section}-${width.width}`)
      const isTooWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
      assert.equal(isTooWide, false, `${section} is wider than ${width.width}`)
    }
  }
})

test('an administrator changes the number on the contact page, and is told that it is saved', async t => {
  const { page } = await setupOf(t, 'hugo', 'organisation')
  await page.getByLabel(setupEn.organisation.phone).fill('01632 960321')
  await page.getByText(setupEn.unsaved).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText(setupEn.saved, { exact: true }).waitFor()
  const contact = await (await fetch(world.url, { headers: { accept: 'text/html' } })).text()
  assert.match(contact, /01632 960321/)
  await openSection(page, 'changes')
  await page.getByText('Hugo Adeyemi changed the organisation.').waitFor()
  await page.locator('ins', { hasText: '01632 960321' }).waitFor()
})

test('whoever comes second reads who was quicker, keeps what they typed, and can look at how it is now', async t => {
  const { page, client, look } = await setupOf(t, 'hugo', 'organisation', { expects: [/410/] })
  const field = page.getByLabel(setupEn.organisation.outsideBody)
  await field.fill('the Slow Arbiter')
  const { organisation } = await look()
  await client.send('PUT', '/api/desk/setup/organisation', {
    ...organisation,
    outsideBody: 'the Quick Arbiter',
  })
  await page.getByRole('button', { name: setupEn.save }).click()
  await page.getByText('Hugo Adeyemi has changed this since you opened it.').waitFor()
  assert.equal(await field.inputValue(), 'the Slow Arbiter')
  await page.getByRole('button', { name: setupEn.reload }).click()
  await eventually('how it is now', async () => (await field.inputValue()) === 'the Quick Arbiter')
})

test('hours that overlap are refused beside the form, and nothing that was typed is lost', async t => {
  const { page, client, look } = await setupOf(t, 'hugo', 'hours', { expects: [/400/] })
  const { hours } = await look()
  const open = [{ from: '09:00', to: '17:00' }]
  await client.send('PUT', '/api/desk/setup/hours', { ...hours, week: { ...hours.week, friday: open } })
  await page.reload()
  await page.getByRole('button', { name: 'Add hours on Friday' }).click()
  await page.getByLabel('Friday, opens (2)').fill('16')
  await page.getByLabel('Friday, closes (2)').fill('1930')
  await page.getByRole('button', { name: setupEn.hours.saveHours }).click()
  await page.getByText('Friday: 09:00 to 17:00 and 16:00 to 19:30 overlap.').waitFor()
  await page.getByLabel('Friday, opens (2)').fill('17')
  await page.getByRole('button', { name: setupEn.hours.saveHours }).click()
  await page.getByText(setupEn.saved, { exact: true }).waitFor()
  assert.deepEqual((await look()).hours.week.friday, [...open, { from: '17:00', to: '19:30' }])
})

test('holidays are proposed, ticked by a person, and saved with the hours', async t => {
  const { page, look } = await setupOf(t, 'hugo', 'hours')
  await page.getByText(setupEn.hours.propose).click()
  await page.getByLabel(setupEn.hours.year, { exact: true }).fill('2032')
  await page.getByLabel(/Good Friday/).check()
  await page.getByRole('button', { name: 'Add one day' }).click()
  await page.getByRole('button', { name: setupEn.hours.saveHours }).click()
  await page.getByText(setupEn.saved, { exact: true }).waitFor()
  const { closedDays } = (await look()).hours
  assert.ok(closedDays.some(({ date, name }) => date === '2032-03-26' && name === 'Good Friday'))
})

test('somebody is invited: the link is shown once, and they stand in the list as invited', async t => {
  const { page } = await setupOf(t, 'hugo', 'people')
  await page.getByRole('button', { name: setupEn.people.invite }).click()
  const form = page.getByRole('form', { name: setupEn.people.inviteTitle })
  await form.getByLabel(setupEn.people.name, { exact: true }).fill('Ines Varga')
  await form.getByLabel(setupEn.people.email).fill('ines@northgate.example')
  await form.getByLabel(setupEn.people.agency).fill('Northgate Answering')
  await form.getByRole('button', { name: setupEn.people.makeLink }).click()
  const link = page.getByLabel(setupEn.people.link('Ines Varga')).locator('input')
  assert.match(await link.inputValue(), /\/desk\/join\?token=/)
  await page.locator('li', { hasText: 'Ines Varga' }).getByText('Northgate Answering').waitFor()
  await page.reload()
  await page.locator('#setup-section-title').waitFor()
  assert.equal(await page.getByLabel(setupEn.people.link('Ines Varga')).count(), 0)
})

test('on a phone the button that removes a mailbox stays beside its address, with the last mail below', async t => {
  const { page, client, look } = await setupOf(t, 'hugo', 'mailboxes', { viewport: PHONE })
  const address = 'faults@behemoth.example'
  const mailbox = { version: 0, purpose: 'Lines that are dead', skill: null }
  await client.send('PUT', `/api/desk/setup/mailboxes/${address}`, mailbox)
  const raw = 'From: ana@post.example\r\nMessage-ID: <one@post.example>\r\n\r\nNo tone.\r\n'
  await deliverRaw(world.heed.smtpPort, { from: 'ana@post.example', to: [address], raw })
  assert.ok((await look()).mailboxes.find(box => box.address === address)?.lastMailAt)
  await page.reload()
  const form = page.getByRole('form', { name: address })
  const [name, button, last] = await Promise.all(
    [form.locator('strong'), form.getByRole('button'), form.getByText('Last mail')].map(part =>
      part.boundingBox(),
    ),
  )
  assert.ok(name && button && last)
  assert.ok(Math.abs(name.y + name.height / 2 - (button.y + button.height / 2)) < 12)
  assert.ok(last.y >= button.y + button.height / 2 && last.x < button.x)
  await takePicture(page, 'setup-mailboxes-phone')
  await page.setViewportSize(DESK)
  await takePicture(page, 'setup-mailboxes-desk')
})

test('a mailbox that was removed comes back with Undo', async t => {
  const { page, client, look } = await setupOf(t, 'hugo', 'mailboxes')
  const address = 'undo@behemoth.example'
  await client.send('PUT', `/api/desk/setup/mailboxes/${address}`, {
    version: 0,
    purpose: 'Trying',
    skill: null,
  })
  await page.reload()
  await page.getByRole('button', { name: `Remove ${address}` }).click()
  await page.getByText(setupEn.removed(address)).waitFor()
  assert.equal(
    (await look()).mailboxes.some(box => box.address === address),
    false,
  )
  await page.getByRole('button', { name: setupEn.undo }).click()
  await page.getByRole('form', { name: address }).waitFor()
  assert.equal((await look()).mailboxes.find(box => box.address === address)?.purpose, 'Trying')
})

test('a departure asks for the name first, and says what came of it', async t => {
  const bo = await world.agent('bo')
  const { page } = await setupOf(t, 'hugo', `people?who=${bo.id}`)
  await page.getByText(setupEn.people.leave).click()
  const leave = page.getByRole('button', { name: setupEn.people.leaveNow })
  assert.equal(await leave.isDisabled(), true)
  await page.getByLabel(setupEn.people.typeName('Bo Lindqvist')).fill('Bo Lindqvist')
  await leave.click()
  await page.getByText(/Bo Lindqvist has left\./).waitFor()
  assert.equal((await bo.get('/api/desk/me')).status, 401)
})

test('a lead looks at everything and can change nothing; an agent reads who may what, and why not the rest', async t => {
  const { page: lead } = await setupOf(t, 'lena', 'organisation')
  await lead.getByText('Only an administrator can change how the house is set up.').waitFor()
  assert.equal(await lead.getByLabel(setupEn.organisation.name).isDisabled(), true)
  const { page: agent } = await setupOf(t, 'ada', 'ready', { expects: [/403/] })
  await agent.getByText('Only a lead or an administrator can see how the house is set up.').waitFor()
  await openSection(agent, 'rights')
  await agent.getByRole('row', { name: /Hand a case over/ }).waitFor()
})

test('the setup opens by its key, and each section from the palette, in the language of the agent', async t => {
  const { page } = await setupOf(t, 'hugo', 'rights', { locale: 'es-ES' })
  await page.getByRole('heading', { name: setupEs.sections.rights }).waitFor()
  await page.getByText('Solo quien configura puede añadir, cambiar o quitar personas.').first().waitFor()
  await page.keyboard.press(',')
  await page.getByRole('heading', { name: setupEs.sections.ready }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('buzones')
  await page.getByRole('option', { name: setupEs.go(setupEs.sections.mailboxes) }).click()
  await page.getByRole('heading', { name: setupEs.sections.mailboxes, exact: true }).waitFor()
})
