/** A cut that is planned, told and carried out, and a service that is not used: beside the case, in a real browser. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { cutsDeskEn as en } from '../../contract/words/cuts-desk-en.ts'
import { DAY } from '../../domain/time.ts'
import { furnishRemedies, giveAccount } from '../../server/testing/accounts.ts'
import { eventually } from '../../server/testing/eventually.ts'
import { mailsTo } from '../../server/testing/mailbox.ts'
import { openWorld, type World } from '../../server/testing/world.ts'
import { checkAccessibility, DESK, PHONE, takePicture } from '../browser.ts'
import { deskOf } from './seat.ts'

const ADDRESS = 'ines.prado@customer.example'

let world: World
before(async () => {
  world = await openWorld()
  await furnishRemedies(world.db)
})
after(() => world[Symbol.asyncDispose]())

test('one key tells them what they do not use; a cut is planned by its form and waits for its notice', async t => {
  const { caseId } = await world.customer('I want to talk about my bills.', { address: ADDRESS })
  const { serviceId } = await giveAccount(world.db, caseId, { used: [5, 0, 0], overdue: [25_00] })
  const { page, client } = await deskOf(world, t, 'lena', { expects: [/409/] })
  await client.act(caseId, { act: 'take' })
  await page.goto(`${world.url}/desk/case/${caseId}`)
  await page.locator('.pointed-out').getByRole('button', { name: en.tell }).waitFor()
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('Alt+Shift+U')
  await page.locator('.pointed-out').getByText('Told on').waitFor()
  await page.keyboard.press('Alt+Shift+K')
  const form = page.getByRole('form', { name: en.open })
  await form.getByLabel(en.on).waitFor()
  for (const [colorScheme, viewport] of [
    ['light', DESK],
    ['dark', PHONE],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize(viewport)
    await checkAccessibility(page)
    await takePicture(page, `cut-form-${viewport.width}-${colorScheme}`)
  }
  await page.setViewportSize(DESK)
  const on = new Date(world.clock.now() + 20 * DAY).toISOString().slice(0, 10)
  await form.getByLabel(en.on).fill(new Date(world.clock.now() + 3 * DAY).toISOString().slice(0, 10))
  await form.getByRole('button', { name: en.plan }).click()
  await page.getByText('Choose a day at least fifteen days away').first().waitFor()
  await form.getByLabel(en.on).fill(on)
  await form.getByRole('button', { name: en.plan }).click()
  await page.locator('.cut-planned').waitFor()
  await eventually('the notice', async () =>
    (await mailsTo(world, ADDRESS)).some(({ text }) => /We plan to cut off/.test(text)),
  )
  await eventually('it arrived', async () => {
    const { rows } =
      await sql`SELECT 1 FROM service WHERE id = ${serviceId} AND cut_notice_on IS NOT NULL`.execute(world.db)
    return rows.length === 1
  })
  await page.reload()
  await page.locator('.cut-planned').getByRole('button', { name: en.carryOut }).click()
  await page.getByText('Fifteen days lie between').waitFor()
  await page.locator('.cut-planned').getByRole('button', { name: en.takeBack }).click()
  await page.locator('.cut-planned').waitFor({ state: 'detached' })
  assert.equal((await client.view(caseId)).customer.accounts[0]?.services[0]?.cutPlannedOn, null)
})
