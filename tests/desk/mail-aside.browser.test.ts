/** Mail that waits for somebody, and a stranger in a case: in a real browser, against the real server. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type MailHouse, openMailHouse } from '../mail-house.ts'
import { checkAccessibility, DESK, PHONE, takePicture } from '../browser.ts'
import { deskOf } from './seat.ts'

let house: MailHouse
before(async () => {
  house = await openMailHouse()
})
after(() => house[Symbol.asyncDispose]())

const looks = [
  [DESK, 'light'],
  [PHONE, 'dark'],
] as const

test('mail without a case is found, read and made a case; another is left', async t => {
  const headers = { 'Auto-Submitted': 'auto-replied' }
  await house.sent({
    from: 'hanna.lind@post.example',
    subject: 'Out of office: back on Monday',
    text: 'I am away until Monday.\n\nIn urgent cases please call 01632 960123.\n\nHanna Lind',
    headers,
  })
  await house.sent({ from: 'shop@adverts.example', subject: 'Nur heute', text: 'Away.', headers })
  const { page } = await deskOf(house.world, t, 'lena')
  await page.getByRole('link', { name: '2 mails wait' }).click()
  await page.getByRole('button', { name: /Out of office: back on Monday/ }).click()
  await page.getByText('I am away until Monday.').waitFor()
  await page.getByText('Its headers say that a program answered by itself.').waitFor()
  for (const [viewport, colorScheme] of looks) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    await checkAccessibility(page)
    await takePicture(page, `mail-aside-${colorScheme}`)
  }
  await page.setViewportSize(DESK)
  await page.getByRole('button', { name: 'Make it a case' }).click()
  await page.waitForURL(/\/desk\/case\//)
  await page.getByText('I am away until Monday.').first().waitFor()
  // By its key as well.
  await page.locator('body').press('Shift+W')
  await page.getByRole('button', { name: /Nur heute/ }).click()
  await page.getByRole('button', { name: 'Leave it' }).click()
  await page.getByText('No mail waits.').waitFor()
})

test('a stranger’s mail is asked about in its case, and let in', async t => {
  const { summary } = await house.opened('ines@post.example')
  await house.lena.act(summary.id, { act: 'take' })
  await house.lena.act(summary.id, { act: 'reply', words: 'We look at it.', files: [] })
  const text = `About ${summary.reference}: I am her son, and the line is still dead.`
  await house.sent({ from: 'son@else.example', subject: 'My mother', text })
  const { page } = await deskOf(house.world, t, 'lena')
  await page.goto(`${house.world.url}/desk/case/${summary.id}`)
  await page.getByText('We do not know son@else.example.').waitFor()
  for (const [viewport, colorScheme] of looks) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    await checkAccessibility(page)
    await takePicture(page, `stranger-${colorScheme}`)
  }
  await page.setViewportSize(DESK)
  await page.getByRole('button', { name: 'Let it in as the customer’s words' }).click()
  await page.getByText(/let the e-mail in as the customer’s words/).waitFor()
  await page.getByText('Is this the customer?').waitFor({ state: 'detached' })
  const { entry, customer } = (await house.lena.view(summary.id)).summary
  assert.equal(entry?.state, 'waiting')
  assert.ok(customer)
})
