/** Beside what a company has: a guarantee is observed, then warned of, then enforced; the charter says which. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { checkAccessibility } from '../tests/browser.ts'
import { answerUntil, customerAt, deskOf, onStage, pictures, sitDown } from './stage.ts'

const stage = onStage()
const gate = 'Nothing is offered while something is wrong'

test('a guarantee begins by looking on, then warns, then holds; customers read how each stands', async t => {
  const picture = pictures('guarantees')
  const head = await deskOf(t, stage(), { role: 'head' })
  await head.goto(`${stage().url}/desk/setup/guarantees`)
  await setTo(head, 'Warn')
  await checkAccessibility(head)

  const customer = await customerAt(t, stage())
  await customer.getByLabel('What is wrong, in your words').fill('The line crackles since the storm.')
  await customer.getByRole('button', { name: 'Send it to a person' }).click()
  await customer.waitForURL(/\/case\/HD-/)
  // What is refused is answered with 409, which the browser writes down.
  const agent = await sitDown(await deskOf(t, stage(), { role: 'agent', expects: [/409/] }))
  await answerUntil(agent, 'The line crackles since the storm.')

  await t.test('whoever offers something reads the sentence first, and may go on', async () => {
    await agent.keyboard.press('g')
    const form = agent.locator('.gate')
    await form.getByRole('textbox').fill('A second line for half the price.')
    await form.getByRole('button', { name: 'Offer' }).click()
    await form.getByRole('alert').getByText(`${gate}.`).scrollIntoViewIfNeeded()
    await picture(agent, 'a-warning')
    await form.getByRole('button', { name: 'Go on anyway' }).click()
    await agent.getByText('read a warning of guarantee G9 and went on').waitFor()
  })

  await t.test('what was done against it is counted, and the charter says how it stands', async () => {
    await head.reload()
    await head.getByText('1 went on after a warning').scrollIntoViewIfNeeded()
    await picture(head, 'warned-and-counted')
    await customer.goto(`${stage().url}/charter`)
    const promise = customer.locator('.guarantees li', {
      hasText: 'Nothing is sold to you while something is wrong.',
    })
    await promise.getByText('Our staff are warned before they go against it.').waitFor()
    await checkAccessibility(customer)
    await picture(customer, 'the-charter')
  })

  await t.test('enforced, nobody goes on', async () => {
    await setTo(head, 'Enforce')
    const caseId = new URL(agent.url()).pathname.split('/').at(-1) ?? ''
    const refused = await agent.request.post(`${stage().url}/api/desk/cases/${caseId}/acts`, {
      data: {
        requestId: crypto.randomUUID(),
        act: { act: 'make-offer', words: 'A second line.' },
        goOn: true,
      },
    })
    assert.equal(refused.status(), 409)
    assert.doesNotMatch(await refused.text(), /mayGoOn/)
  })
})

async function setTo(head: Page, mode: 'Observe' | 'Warn' | 'Enforce'): Promise<void> {
  const group = head.getByRole('group', { name: gate })
  const saved = head.waitForResponse(answer => answer.request().method() === 'PUT' && answer.ok())
  await group.getByRole('radio', { name: mode }).click()
  await saved
  await group.getByRole('radio', { name: mode, checked: true }).waitFor()
}
