/** The ladder in a real browser against the real server: one tap on the customer's page, the lead's list, the answer, the setup. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { openWorld } from '../../server/testing/world.ts'
import type { World } from '../../server/testing/world.ts'
import { checkAccessibility, openPage, PHONE, takePicture } from '../browser.ts'
import { answered, deskOf } from './seat.ts'

let world: World
before(async () => {
  world = await openWorld()
  const hugo = await world.agent('hugo')
  await sql`UPDATE agent SET is_admin = true WHERE id = ${hugo.id}`.execute(world.db)
})
after(async () => {
  await world[Symbol.asyncDispose]()
})

/** Some of them are looked at by eye: at both widths, light and dark. */
async function look(page: Page, name: string): Promise<void> {
  await checkAccessibility(page)
  if (process.env['HEED_PICTURES'] === undefined) return
  for (const [width, height] of [
    [390, 844],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await takePicture(page, `ladder-${name}-${width}-${colorScheme}`)
    }
  }
}

test('a customer who asks for the manager finds the button at once, taps it, and reads who decides; the lead answers from their list', async t => {
  const { page: adas, customer } = await answered(world, t, 'ada', 'I want to speak to your manager.')
  await adas.getByText('The customer asks for somebody above you.').waitFor()

  const page = await openPage(t, { viewport: PHONE })
  const [name = '', value = ''] = customer.cookie.split(/=(.*)/s)
  await page.context().addCookies([{ name, value: value.split(';')[0] ?? '', url: world.url }])
  await page.goto(`${world.url}/case/${customer.reference}`)
  await page.getByText('You asked for somebody higher up.').waitFor()
  await look(page, 'asked')
  await page.getByRole('button', { name: 'Go one step higher' }).click()
  await page
    .locator('.ladder .decides')
    .getByText(/Lena Marsh decides about this now/)
    .waitFor()
  await look(page, 'decides')

  await adas
    .locator('.ladder-now')
    .getByText(/On rung 1: Lena Marsh decides until/)
    .waitFor()
  await look(adas, 'case')

  const { page: lenas } = await deskOf(world, t, 'lena')
  await lenas.keyboard.press('Shift+J')
  const row = lenas.locator('.rungs-row').filter({ hasText: customer.reference })
  await row.waitFor()
  await look(lenas, 'list')
  await row.click()
  await lenas.locator('.story-scroll').focus()
  await lenas.keyboard.press('Alt+w')
  await lenas.getByLabel('What you do about it').fill('You get this month back.')
  await look(lenas, 'answer')
  await lenas.locator('.ladder').getByRole('button', { name: 'Answer', exact: true }).click()
  await lenas.locator('.ladder-now').getByText('Rung 1 has answered: Lena Marsh').waitFor()
  await page.getByText('You get this month back.').waitFor()
  await page.getByText('Lena Marsh decided about this.', { exact: false }).waitFor()

  await page.getByLabel('One thing that you want answered').fill('Nobody came on Friday.')
  const press = async (button: string) =>
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: button }).click()])
  await press('Add it')
  await page.locator('.point').getByText('Nobody came on Friday.').waitFor()
  assert.equal(await page.getByLabel('One thing that you want answered').inputValue(), '')
  await press('This is settled')
  await page.locator('.point-settled').waitFor()
  await look(page, 'points')
  await adas.locator('.ladder-points').getByText('settled, the customer says').waitFor()
})

test('a “no” asks for the reason of each point, and names who decides next before it is said', async t => {
  const { page, client, customer } = await answered(world, t, 'ada', 'Nobody came, and you charged me twice.')
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('Alt+l')
  await page.getByLabel('One point, as the customer said it').fill('Nobody came on Friday.')
  await page.getByRole('button', { name: 'List it' }).click()
  await page.locator('.ladder-points').getByText('Nobody came on Friday.').waitFor()
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('Shift+N')
  await page.getByText('Next to decide: Lena Marsh.', { exact: false }).waitFor()
  await page.getByLabel('Why not: Nobody came on Friday.').fill('The road was closed by the police.')
  await look(page, 'no')
  await page.getByRole('button', { name: 'Say no, and name the next person' }).click()
  await page.locator('.story').getByText('The road was closed by the police.').waitFor()
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('Alt+Shift+L')
  await page
    .getByLabel('Why it is no point of theirs', { exact: false })
    .fill('That was the case of their neighbour.')
  await look(page, 'take-back')
  await page.locator('.ladder form').getByRole('button', { name: 'Take a point back' }).click()
  await page
    .locator('.ladder-points')
    .getByText('taken back: That was the case of their neighbour.')
    .waitFor()
  const { ladder } = await client.view(customer.caseId)
  assert.equal(ladder?.rung, null, 'it goes up when somebody asks for it')
})

test('the ladder is set up with keys and pointer: a rung is added, moved and saved, a team gets its own, and what is wrong reads so', async t => {
  await sql`INSERT INTO team (id, name) VALUES (gen_random_uuid(), 'Fibre')`.execute(world.db)
  const { page } = await deskOf(world, t, 'hugo', { expects: [/409/] })
  await page.goto(`${world.url}/desk/setup/ladder`)
  await page.getByText('Nobody has set the ladder up yet', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Save the ladder' }).click()
  await page.getByText('where people reach it', { exact: false }).waitFor()
  await page.getByLabel('Address').fill('PO Box 12, Northbridge')
  await page.getByLabel('What it can do for them, in English').fill('It costs you nothing.')
  await page.getByRole('button', { name: 'Add a rung' }).click()
  await page.getByRole('button', { name: 'Move rung 3 up' }).click()
  await page.getByLabel('Give a team its own first rungs').selectOption({ label: 'Fibre' })
  await page.getByRole('heading', { name: 'The team Fibre' }).waitFor()
  await look(page, 'setup')
  await page.getByRole('button', { name: 'Save the ladder' }).click()
  await page.getByText('Saved.', { exact: false }).waitFor()
  const hugo = await world.agent('hugo')
  const { rungs, teams }: { rungs: readonly unknown[]; teams: readonly unknown[] } = (
    await hugo.get('/api/desk/setup/ladder')
  ).body
  assert.deepEqual([rungs.length, teams.length], [3, 1])
})
