/** S0.5: who somebody is, is shown once, while they wait, and carried from there. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPage, PHONE } from '../tests/browser.ts'
import { codeIn } from './letterbox.ts'
import { agentAt, answerUntil, customerAt, onStage, pictures } from './stage.ts'

const stage = onStage()

test('S0.5 verified once, while waiting; carried through the answer and to a second matter, never asked again', async t => {
  const picture = pictures('S0.5')
  const { url } = stage()
  const customer = await customerAt(t, stage())
  await customer.getByLabel('What is wrong, in your words').fill('My broadband bill has doubled.')
  await customer.getByRole('button', { name: 'Send it to a person' }).click()
  await customer.waitForURL(/\/case\/HD-/)
  await customer.getByRole('heading', { name: 'Show that it is you while you wait' }).waitFor()
  await picture(customer, 'a-calm-offer-in-the-line')

  const own = customer.locator('#you')
  await own.getByLabel('Your e-mail address').fill('orla.finnegan@post.example')
  await own.getByRole('button', { name: 'Send me a code' }).click()
  await own.getByLabel('The six digits').waitFor()
  const reader = await openPage(t, { viewport: PHONE })
  await own.getByLabel('The six digits').fill(await codeIn(reader, url, 'orla.finnegan@post.example'))
  await own.getByRole('button', { name: 'It is me' }).click()
  await customer.locator('p#you').waitFor()
  assert.ok(await customer.getByRole('button', { name: 'Leave the line' }).isVisible(), 'the place is kept')
  await picture(customer, 'shown-and-still-in-the-line')

  const desk = await agentAt(t, stage())
  await answerUntil(desk, 'My broadband bill has doubled')
  await desk.getByText(/Identity shown .* by a code/).waitFor()
  await picture(desk, 'the-desk-knows-and-does-not-ask')
  await customer.getByRole('heading', { name: /You are talking with/ }).waitFor()
  assert.equal(await customer.getByRole('button', { name: 'Send me a code' }).count(), 0)

  await customer.goto(url)
  await customer.getByText(/You go on as o…@post\.example/).waitFor()
  await customer.getByLabel('What is wrong, in your words').fill('And a second thing: my router hums.')
  await customer.getByRole('button', { name: 'Send it to a person' }).click()
  await customer.waitForURL(/\/case\/HD-/)
  await customer.locator('p#you').waitFor()
  assert.equal(await customer.getByRole('button', { name: 'Send me a code' }).count(), 0)
  await picture(customer, 'a-second-matter-asks-nothing')
})
