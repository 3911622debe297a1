/** S0, "Sales or service": one click to a person, no menu, and nothing sold before the question is heard. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkAccessibility, openPage, PHONE } from '../tests/browser.ts'
import { agentAt, answerUntil, customerAt, onStage, pictures } from './stage.ts'

const stage = onStage()

test('S0.1 the first screen shows every way to a person with its wait; one click reaches one', async t => {
  const picture = pictures('S0.1')
  const customer = await customerAt(t, stage())
  const ways = customer.getByRole('list', { name: 'Ways to reach a person' })
  await ways.getByText('Write here').waitFor()
  await ways.getByText('Ring 01632 960100').waitFor()
  await ways.getByText('Get the answer by e-mail').waitFor()
  assert.match(
    await ways.innerText(),
    /before you|next|at once|at most|you take your place/i,
    'each way tells its wait',
  )
  assert.equal(await customer.locator('article, [role=dialog], iframe').count(), 0, 'nothing stands in front')
  await checkAccessibility(customer)
  await picture(customer, 'the-contact-page')

  await customer
    .getByLabel('What is wrong, in your words')
    .fill('The internet light is red and I cannot work.')
  await customer.getByRole('button', { name: 'Send it to a person' }).click()
  await customer.waitForURL(/\/case\/HD-/)
  await customer
    .getByText(/You are in the line|Someone is being called to you/)
    .first()
    .waitFor()
  await checkAccessibility(customer)
  await picture(customer, 'in-the-line')

  const desk = await agentAt(t, stage())
  await answerUntil(desk, 'The internet light is red')
  await customer.getByRole('heading', { name: /You are talking with/ }).waitFor()
  await picture(desk, 'a-person-answers')
  await picture(customer, 'talking-with-a-person')
})

test('S0.2 no menu: one’s own words, few as they are, lead to a person, also without script', async t => {
  const picture = pictures('S0.2')
  const customer = await customerAt(t, stage())
  assert.equal(
    await customer.locator('select, [role=menu], input[type=radio]').count(),
    0,
    'there is nothing to choose from',
  )
  await picture(customer, 'no-menu')
  await customer.getByLabel('What is wrong, in your words').fill('human')
  await customer.getByRole('button', { name: 'Send it to a person' }).click()
  await customer.waitForURL(/\/case\/HD-/)

  const page = await openPage(t, { javaScriptEnabled: false, viewport: PHONE })
  await page.goto(stage().url)
  await page.getByLabel('What is wrong, in your words').fill('I have no script, and a question.')
  await page.getByRole('button', { name: 'Send it to a person' }).click()
  await page.waitForURL(/\/case\/HD-/)
  await page.getByText('I have no script, and a question.').waitFor()
  await picture(page, 'without-script')
})

test('S0.6 nothing is sold before the question is heard: the panel is locked, and the server refuses', async t => {
  const picture = pictures('S0.6')
  const customer = await customerAt(t, stage())
  await customer.getByLabel('What is wrong, in your words').fill('My line drops every evening at eight.')
  await customer.getByRole('button', { name: 'Send it to a person' }).click()
  await customer.waitForURL(/\/case\/HD-/)
  const desk = await agentAt(t, stage(), 1)
  await answerUntil(desk, 'My line drops every evening')

  const offers = desk.locator('.gate')
  await offers.getByText('Locked').waitFor()
  await offers.getByText('Nothing is offered while something is wrong.').waitFor()
  assert.equal(await offers.getByRole('button').count(), 0, 'there is no button to press')
  await picture(desk, 'offers-are-locked')

  // Whoever gets round the screen meets the server.
  const caseId = /\/case\/([0-9a-f-]{36})/.exec(desk.url())?.[1]
  const answer = await desk.request.post(`${stage().url}/api/desk/cases/${caseId}/acts`, {
    data: {
      requestId: crypto.randomUUID(),
      act: { act: 'make-offer', words: 'Two SIM cards for the family, today only.' },
    },
  })
  assert.equal(answer.status(), 409)
  assert.match(await answer.text(), /Nothing is offered while something is wrong\./)
  await customer.reload()
  assert.doesNotMatch(await customer.locator('main').innerText(), /SIM cards/)
  await picture(customer, 'the-customer-is-sold-nothing')
})
