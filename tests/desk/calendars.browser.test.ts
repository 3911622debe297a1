/** Calendars in a real browser against the real server: written down, tried, set right by the moon, given to a team. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestContext } from 'node:test'
import type { CalendarsView, Dues } from '../../contract/calendars.ts'
import { en } from '../../contract/words/calendars-en.ts'
import { es } from '../../contract/words/calendars-es.ts'
import { setupEn } from '../../contract/words/setup-en.ts'
import { openWorld } from '../../server/testing/world.ts'
import type { World } from '../../server/testing/world.ts'
import { checkAccessibility, DESK, openPage, PHONE, takePicture } from '../browser.ts'
import type { PageOptions } from '../browser.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world[Symbol.asyncDispose]())

async function calendarsOf(t: TestContext, options: PageOptions = {}) {
  const client = await world.agent('hugo')
  const page = await openPage(t, options)
  page.setDefaultTimeout(10_000)
  const cookies = client.cookie.split('; ').map(pair => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: world.url }
  })
  await page.context().addCookies(cookies)
  await page.goto(`${world.url}/desk/setup/calendars`)
  const look = async (): Promise<CalendarsView> => (await client.get('/api/desk/setup/calendars')).body
  return { page, client, look }
}

test('a calendar of a region is written down, tried, set right by the moon and given to a team', async t => {
  const { page, client, look } = await calendarsOf(t, { expects: [/409/] })
  await page.getByText(en.none).waitFor()
  await page.getByRole('button', { name: en.add }).click()
  const form = page.getByRole('form', { name: en.newOne })
  await form.getByLabel(en.name).fill('Technicians in Lahore')
  await form.getByLabel(setupEn.organisation.timeZone).fill('Asia/Karachi')
  const monday = form.getByRole('group', { name: 'Monday' })
  await monday.getByLabel(setupEn.hours.from('Monday', 1)).fill('9')
  await monday.getByLabel(setupEn.hours.to('Monday', 1)).fill('13')
  await monday.getByRole('button', { name: setupEn.hours.addSpan('Monday') }).click()
  await monday.getByLabel(setupEn.hours.to('Monday', 2)).fill('18')
  await form.getByRole('button', { name: setupEn.hours.copyDown }).click()
  await form.getByLabel(setupEn.hours.country).selectOption('PK')
  const feast = form.getByRole('listitem').filter({ hasText: en.byTheMoon }).first()
  await feast.waitFor()
  const asked = Promise.withResolvers<void>()
  await page.route(/year=2031/, async route => {
    await asked.promise
    await route.fallback()
  })
  await form.getByLabel(setupEn.hours.year, { exact: true }).fill('2031')
  assert.equal(await feast.count(), 0, 'no day of the year before can be ticked for this one')
  asked.resolve()
  await feast.waitFor()
  const day = (await feast.locator('time').getAttribute('datetime')) ?? assert.fail()
  await feast.getByText(en.another).click()
  await feast.getByLabel(en.seenOn).fill('2031-01-20')
  await feast.getByRole('button', { name: en.move }).click()
  await form.getByLabel(en.amount).fill('0')
  await form.getByRole('button', { name: en.show }).click()
  await form.getByText('Say how much time there is: more than none.').waitFor()
  await form.getByLabel(en.amount).fill('10')
  await form.getByLabel(en.amount).press('Enter')
  await form.getByText(/^10 working days from now end on .* 18:00\.$/).waitFor()
  await checkAccessibility(page)
  for (const size of [DESK, PHONE]) {
    await page.setViewportSize(size)
    if (process.env['HEED_PICTURES']) {
      await form.getByLabel(setupEn.hours.year, { exact: true }).scrollIntoViewIfNeeded()
      await takePicture(page, `calendars-form-${size.width}`)
    }
    assert.equal(await page.evaluate('document.documentElement.scrollWidth > innerWidth'), false)
  }
  await form.getByRole('button', { name: en.save }).click()
  await page.getByText(en.unused).waitFor()
  const [saved] = (await look()).calendars
  assert.deepEqual(saved?.workedHolidays, [day])
  assert.equal(saved.closedDays.at(-1)?.date, '2031-01-20')
  assert.equal(saved.week.friday.length, 2)
  const uses = page.getByRole('form', { name: en.whose })
  await uses.getByLabel('First floor').selectOption({ label: 'Technicians in Lahore' })
  await uses.getByRole('button', { name: en.saveUses }).click()
  await page.getByText(en.usedBy('First floor')).waitFor()
  const dues: Dues = (await client.get('/api/desk/dues')).body
  assert.equal(dues.timeZone, 'Asia/Karachi')
  await page.getByRole('button', { name: en.remove('Technicians in Lahore') }).click()
  await page.getByText('Somebody still works by this calendar: give them another one first.').waitFor()
})

test('the calendars are read in Spanish, in the dark, and by whoever listens', async t => {
  const { page } = await calendarsOf(t, { colorScheme: 'dark', locale: 'es-ES' })
  await page.getByRole('button', { name: /^Cambiar Technicians/ }).click()
  await page.getByText(es.holidaysHint).waitFor()
  await page.getByLabel(es.amount).press('Enter')
  await page.getByText(/^10 días laborables desde ahora terminan el /).waitFor()
  await checkAccessibility(page)
  if (process.env['HEED_PICTURES']) await takePicture(page, 'calendars-es-dark')
})
