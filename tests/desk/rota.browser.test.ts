/** The rota in a real browser against the real server: a lead plans a week by keyboard, copies it, brings a file in; an agent sees their own. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestContext } from 'node:test'
import type { RotaWeek } from '../../contract/rota.ts'
import { myShiftsEn } from '../../contract/words/my-shifts-en.ts'
import { rotaEn } from '../../contract/words/rota-en.ts'
import { rotaEs } from '../../contract/words/rota-es.ts'
import { eventually } from '../../server/testing/eventually.ts'
import { openWorld } from '../../server/testing/world.ts'
import type { World } from '../../server/testing/world.ts'
import { checkAccessibility, DESK, openPage, PHONE, takePicture } from '../browser.ts'
import type { PageOptions } from '../browser.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world[Symbol.asyncDispose]())

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
  const look = async (week = ''): Promise<RotaWeek> =>
    (await client.get(`/api/desk/setup/rota${week && `?week=${week}`}`)).body
  return { page, client, look }
}

function timesOf({ people }: RotaWeek, name: string): readonly string[] {
  const person = people.find(each => each.name === name) ?? assert.fail()
  return person.days.map(({ shifts }) => shifts.map(({ from, to }) => `${from}-${to}`).join('+'))
}

test('a lead plans a week by keyboard alone, for the eye and for the ear, on a desk and on a phone', async t => {
  const { page, client, look } = await deskOf(t, 'lena', '/setup/rota', { expects: [/409/] })
  const ada = page.getByRole('button', { name: /^Ada Quill, Monday/ })
  await ada.focus()
  await page.keyboard.press('Enter')
  const form = page.getByRole('form', { name: /^Ada Quill, Monday/ })
  await form.getByRole('button', { name: rotaEn.day.addShift }).press('Enter')
  await form.getByLabel(rotaEn.day.from(rotaEn.day.shift(1))).fill('8')
  await form.getByLabel(rotaEn.day.to(rotaEn.day.shift(1))).fill('1630')
  await form.getByRole('button', { name: rotaEn.day.addBreak }).press('Enter')
  await form.getByLabel(rotaEn.day.weekly('Monday')).press('Space')
  await form.getByRole('button', { name: rotaEn.day.save }).press('Enter')
  await page.getByRole('button', { name: /^Ada Quill, Monday .*08:00–16:30 break 11:00–11:30$/ }).waitFor()
  assert.equal(timesOf(await look(), 'Ada Quill')[0], '08:00-16:30')
  // Back on the day, and on to the next by arrow.
  await eventually('the focus is back', async () =>
    (await page.evaluate("document.activeElement?.textContent?.startsWith('Ada Quill, Monday')"))
      ? true
      : null,
  )
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const tuesday = page.getByRole('form', { name: /^Ada Quill, Tuesday/ })
  await tuesday.getByRole('button', { name: rotaEn.day.addShift }).press('Enter')
  await tuesday.getByLabel(rotaEn.day.from(rotaEn.day.shift(1))).fill('22:00')
  await tuesday.getByLabel(rotaEn.day.to(rotaEn.day.shift(1))).fill('06:00')
  await tuesday.getByText(rotaEn.day.over).waitFor()
  await tuesday.getByRole('button', { name: rotaEn.day.addBreak }).press('Enter')
  await checkAccessibility(page)
  await takePicture(page, 'rota-day-1440')
  await tuesday.getByLabel(rotaEn.day.to(`${rotaEn.day.shift(1)}, ${rotaEn.day.pause(1)}`)).fill('07:00')
  await tuesday.getByRole('button', { name: rotaEn.day.save }).click()
  await page.getByText('A break begins and ends within its shift').waitFor()
  await page.keyboard.press('Escape')
  assert.equal(await tuesday.count(), 0)
  const { people, week } = await look()
  for (const [index, person] of people.entries()) {
    for (const day of person.days.slice(1, 4 + (index % 3))) {
      const late = { from: '13:00', to: '21:00', breaks: [{ from: '17:00', to: '17:30' }] }
      const early = { from: '07:00', to: '15:00', breaks: [{ from: '11:00', to: '11:15' }] }
      const { version } = (await look(week)).people[index] ?? assert.fail()
      const shifts = [index % 2 === 0 ? early : late]
      const url = `/api/desk/setup/rota/${person.agentId}/${day.date}`
      await client.send('PUT', url, { version, holds: index === 1 ? 'day' : 'weekly', shifts })
    }
  }
  await page.reload()
  await page.locator('.rota-shift').first().waitFor()
  for (const [size, scheme] of [
    [DESK, 'dark'],
    [PHONE, 'light'],
  ] as const) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme: scheme })
    await checkAccessibility(page)
    await takePicture(page, `rota-${size.width}`)
    assert.equal(await page.evaluate('document.documentElement.scrollWidth > innerWidth'), false)
  }
})

test('a week is copied and a file brought in, with each line that makes no sense named; in Spanish as well', async t => {
  const { page, look } = await deskOf(t, 'lena', '/setup/rota', { locale: 'es-ES' })
  await page.getByText(rotaEs.copy.title, { exact: true }).click()
  await page.getByRole('button', { name: rotaEs.copy.do, exact: true }).click()
  await page.getByText(/^Copiada para/).waitFor()
  const { week, people } = await look()
  const next = new Date(Date.parse(`${week}T00:00:00Z`) + 7 * 86_400_000).toISOString().slice(0, 10)
  assert.deepEqual(timesOf(await look(next), 'Ada Quill'), timesOf(await look(), 'Ada Quill'))
  await page.getByText(rotaEs.file.title, { exact: true }).click()
  const [person] = people
  const csv = `persona,fecha,desde,hasta\n${person?.name ?? ''},${next},10:00,18:00\nNadie,${next},10:00,18:00\n`
  await page.locator('#rota-file').setInputFiles({
    name: 'turnos.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csv),
  })
  await page.getByText(rotaEs.file.found(1, 1, 1)).waitFor()
  await page.getByText(rotaEs.file.why['no-person']('Nadie')).waitFor()
  await checkAccessibility(page)
  await takePicture(page, 'rota-file-es')
  await page.getByRole('button', { name: rotaEs.file.do(1) }).click()
  await page.getByText(rotaEs.file.done(1)).waitFor()
  assert.equal(timesOf(await look(next), person?.name ?? '')[0], '10:00-18:00')
})

test('an agent reads in the list when their next shift is, and is not shown the team’s', async t => {
  const { client: lena, look } = await deskOf(t, 'lena', '/setup/rota')
  const { people, today } = await look()
  const { id } = await world.agent('bo')
  const bo = people.find(({ agentId }) => agentId === id) ?? assert.fail()
  // Tomorrow's, so that it does not depend on the hour at which this runs.
  const tomorrow = new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  const shifts = [{ from: '09:15', to: '14:00', breaks: [] }]
  const body = { version: bo.version, holds: 'day', shifts }
  const early = await lena.send('PUT', `/api/desk/setup/rota/${bo.agentId}/${tomorrow}`, body)
  assert.equal(early.status, 200)
  const { page } = await deskOf(t, 'bo', '/', { expects: [/403/] })
  await page.getByText(myShiftsEn.all).waitFor({ state: 'attached' })
  await page.locator('.my-shifts > summary').click()
  await page.locator('.my-shifts li', { hasText: '09:15' }).waitFor()
  await checkAccessibility(page)
  await takePicture(page, 'my-shifts')
  await page.goto(`${world.url}/desk/setup/rota`)
  await page.getByText('Only a lead or an administrator can see how the house is set up.').waitFor()
})
