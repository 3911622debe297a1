/** Five minutes with the demo: both sides at once, and a whole first case by the steps that the page names. */
import { test } from 'node:test'
import { checkAccessibility, DESK, openPage, PHONE } from '../tests/browser.ts'
import { hearOthersUntil, onStage, pictures } from './stage.ts'

const stage = onStage()

test('a newcomer sits on both sides at once and brings a first case to the customer’s yes', async t => {
  const picture = pictures('demo')
  // Before anybody has sat down, the desk asks who is there and is told: nobody.
  const page = await openPage(t, { viewport: { ...DESK, height: 1_000 }, expects: [/401/] })
  await page.goto(`${stage().url}/demo`)
  await checkAccessibility(page)
  await page.getByRole('button', { name: /^Sit down as / }).click()
  const customer = page.frameLocator('iframe[data-side=customer]')
  const desk = page.frameLocator('iframe[data-side=agent]')
  const isTicked = async (step: string) => await page.locator(`[data-step=${step}]`).getByText('✓').waitFor()
  await desk.getByText('People in the line are offered to you.').waitFor()
  await picture(page, 'both-sides')

  await customer.getByLabel('What is wrong, in your words').fill('The internet fails every evening.')
  await customer.getByRole('button', { name: 'Send it to a person' }).click()
  await isTicked('write')

  await hearOthersUntil(page, 'The internet fails every evening.')
  await desk.locator('.offer').filter({ hasText: 'fails every evening' }).first().waitFor()
  // Whoever has clicked into the desk's window has its keys.
  await desk.getByRole('radio', { name: 'Here' }).click()
  await page.keyboard.press('a')
  await isTicked('answer')

  await page.keyboard.press('p')
  await desk.getByLabel('In these words').fill('I measure your line tonight and write to you.')
  await desk.getByRole('button', { name: /^Tomorrow/ }).click()
  const reply = desk.getByRole('textbox', { name: 'Write to' })
  await reply.fill('I will look at it myself.')
  await reply.press('Control+Enter')
  await customer.getByText('I measure your line tonight and write to you.').first().waitFor()
  await isTicked('promise')
  await picture(page, 'the-same-promise')

  await reply.press('Escape')
  await page.keyboard.press('Shift+P')
  await desk.getByLabel('What shows that it was kept?').fill('Measured at 21:40; the cabinet was reset.')
  await desk.getByRole('button', { name: 'Mark as kept' }).click()
  await isTicked('keep')

  await page.keyboard.press('s')
  await desk.getByLabel('What was done').fill('The cabinet in your street was reset.')
  await desk.getByRole('button', { name: 'Ask the customer' }).click()
  await isTicked('propose')
  await customer.getByRole('button', { name: 'Yes, it is solved' }).click()
  await isTicked('solved')
  await page.getByText('That was a whole case.').waitFor()
  await picture(page, 'a-whole-case')
  await page.setViewportSize(PHONE)
  await checkAccessibility(page)
  await picture(page, 'on-a-phone')
})
