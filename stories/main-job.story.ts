/** The main job: whoever has a problem reaches a person who owns it until it is solved. Once in the browser, once by mail. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PHONE, openPage } from '../tests/browser.ts'
import { deliverMail } from '../tests/smtp-client.ts'
import { agentAt, answerUntil, customerAt, onStage, pictures } from './stage.ts'

const stage = onStage()

test('a person writes on the page, is answered, is owned, and says that it is solved', async t => {
  const picture = pictures('main-job-page')
  const customer = await customerAt(t, stage())
  await customer.getByLabel('What is wrong, in your words').fill('You charged me twice in October.')
  await customer.getByRole('button', { name: 'Send it to a person' }).click()
  await customer.waitForURL(/\/case\/HD-/)
  const desk = await agentAt(t, stage())
  await answerUntil(desk, 'You charged me twice')
  await desk.keyboard.press('r')
  await desk.keyboard.type('I have sent the second payment back. It is with you by Friday.')
  await desk.keyboard.press('Control+Enter')
  await customer.getByText('I have sent the second payment back.').waitFor()
  await customer.getByLabel('Write to').fill('Thank you. And the fee?')
  await customer.getByRole('button', { name: 'Send', exact: true }).click()
  await desk.locator('.message[data-from=customer]').getByText('Thank you. And the fee?').waitFor()
  await picture(desk, 'both-talk')
  await picture(customer, 'both-talk-the-customer')

  await desk.keyboard.press('Escape')
  await desk.keyboard.press('s')
  await desk.getByLabel('What was done').fill('The second payment and the fee are on their way back.')
  await desk.getByRole('button', { name: 'Ask the customer' }).click()
  await customer.getByRole('heading', { name: /Is it\?/ }).waitFor()
  await picture(customer, 'is-it-solved')
  await customer.getByRole('button', { name: 'Yes, it is solved' }).click()
  await customer.getByRole('heading', { name: 'You said that this is solved' }).waitFor()
  await desk.locator('.case-head').getByText('Solved').waitFor()
})

test('a person writes a mail, is answered by mail, and says on the page behind the link that it is solved', async t => {
  const picture = pictures('main-job-mail')
  const { smtpPort, url } = stage()
  const reply = await deliverMail(smtpPort, {
    from: 'Ngozi Obiora <ngozi@mail.example>',
    to: 'help@behemoth.example',
    subject: 'No dial tone',
    text: 'There has been no dial tone since Monday. My mother is 81.',
  })
  assert.equal(reply.code, 250)

  const desk = await agentAt(t, stage(), 2)
  await answerUntil(desk, 'There has been no dial tone')
  await picture(desk, 'the-letter-at-the-desk')
  await desk.keyboard.press('r')
  await desk.keyboard.type('An engineer comes tomorrow between nine and eleven.')
  await desk.keyboard.press('Control+Enter')

  const customer = await openPage(t, { viewport: PHONE })
  const answer = customer.getByRole('link', { name: /No dial tone/ }).first()
  await t.test('the answer is mailed', async () => {
    for (let looks = 0; looks < 100; looks++) {
      await customer.goto(`${url}/outbox`)
      if ((await answer.count()) > 0) {
        await answer.click()
        if (await customer.getByText('An engineer comes tomorrow').isVisible()) return
      }
      await customer.waitForTimeout(100)
    }
    assert.fail('the answer was never mailed')
  })
  await picture(customer, 'the-answer-as-a-mail')
  await customer
    .getByRole('link', { name: /\/open\?k=/ })
    .first()
    .click()
  await customer.getByText('An engineer comes tomorrow').waitFor()
  await customer.getByRole('button', { name: 'It is solved' }).click()
  await customer.getByRole('heading', { name: 'You said that this is solved' }).waitFor()
  await picture(customer, 'solved-by-the-customer')
})
