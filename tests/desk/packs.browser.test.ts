/** Packs of rules in a real browser against the real server: chosen, read, brought in and refused. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestContext } from 'node:test'
import type { PacksView } from '../../contract/packs.ts'
import { packsEn as en } from '../../contract/words/packs-en.ts'
import { packsEs as es } from '../../contract/words/packs-es.ts'
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

async function packsOf(t: TestContext, options: PageOptions = {}) {
  const client = await world.agent('hugo')
  const page = await openPage(t, options)
  page.setDefaultTimeout(10_000)
  const cookies = client.cookie.split('; ').map(pair => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: world.url }
  })
  await page.context().addCookies(cookies)
  await page.goto(`${world.url}/desk/setup/packs`)
  const look = async (): Promise<PacksView> => (await client.get('/api/desk/setup/packs')).body
  return { page, look }
}

test('where the house is and what it does is said, and the rules that hold are read', async t => {
  const { page, look } = await packsOf(t, { viewport: DESK })
  await page.getByLabel(en.country).selectOption('ES')
  await page.getByLabel(en.sector).selectOption('telecom')
  await page.getByLabel(en.broken).fill('5')
  await page.getByLabel(en.currency).fill('eur')
  await page.getByRole('button', { name: setupEn.save }).click()
  await page.getByRole('heading', { name: 'Spain: customer service (Ley 10/2025)' }).waitFor()
  assert.deepEqual((await look()).broken, { minor: 500, currency: 'EUR' })
  await page.getByRole('heading', { name: 'Spain: customer service (Ley 10/2025)' }).click()
  await page.getByText(/Does not hold for you: .+ no right to a supervisor\./).waitFor()
  await page.getByText(/Not checked by Heed: Heed sends no text messages\./).waitFor()
  await checkAccessibility(page)
  await takePicture(page, 'setup-packs-1440-light')
})

test('a pack that contradicts itself is refused with what is wrong, and a good one is brought in and removed', async t => {
  const { page, look } = await packsOf(t, { viewport: PHONE, colorScheme: 'dark', expects: [/400/] })
  const both = { en: 'Ours.', es: 'Nuestra.' }
  const day = '2026-01-01'
  const sure = { confidence: 'primary', verifiedOn: day }
  const rule = { id: 'b.duty', kind: 'duty', clause: '1', says: both, from: day, ...sure }
  const pack = {
    id: 'board',
    jurisdiction: 'house',
    sectors: 'all',
    name: both,
    from: day,
    source: { instrument: 'Minutes', clause: '1', ...sure },
    applicability: both,
    rules: [{ ...rule, check: { by: 'nothing', says: both } }],
  }
  const bring = async (text: string) => {
    await page.getByLabel(en.file).fill(text)
    await page.getByRole('button', { name: en.bring }).click()
  }
  await bring('{ "id": ')
  await page.getByText(en.notJson).waitFor()
  await bring(JSON.stringify({ ...pack, until: '2025-01-01' }))
  await page.getByText(/“board” begins on 2026-01-01 and ends before that, on 2025-01-01\./).waitFor()
  assert.deepEqual((await look()).own, [])
  await bring(JSON.stringify(pack))
  const remove = page.getByRole('button', { name: `${en.remove}: Ours.` })
  await remove.waitFor()
  await checkAccessibility(page)
  await takePicture(page, 'setup-packs-390-dark')
  await remove.click()
  await remove.waitFor({ state: 'detached' })
})

test('in Spanish it is whole', async t => {
  const { page } = await packsOf(t, { viewport: DESK, colorScheme: 'dark', locale: 'es-ES' })
  await page.getByText(es.lead).waitFor()
  await page.getByRole('heading', { name: es.own }).waitFor()
  await checkAccessibility(page)
  await takePicture(page, 'setup-packs-1440-es')
  await page.setViewportSize(PHONE)
  await checkAccessibility(page)
  await takePicture(page, 'setup-packs-390-es')
})
