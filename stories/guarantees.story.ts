/** Beside what a company has: a guarantee is observed, then warned of, then enforced; the charter says which. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { checkAccessibility } from '../tests/browser.ts'
import { agentAt, answerUntil, customerAt, deskOf, onStage, pictures } from './stage.ts'

const stage = onStage()
const gate = 'Nothing is offered while something is wrong'

test('a guarantee begins by looking on, then warns, then holds; customers read how each stands', async t => {
  const picture = pictures('guarantees')
  const head = await deskOf(t, stage(), 'head')
  await head.goto(`${stage().url}/desk/setup/guarantees`)
  await setTo(head, 'Warn')
  await checkAccessibility(head)

  const customer = await customerAt(t, stage())
  await customer.getByLabel('What is wrong, in your words').fill('The line crackles since the storm.')
  await customer.getByRole('button', { name: 'Send it to a person' }).click()
  await customer.waitForURL(/\/case\/HD-/)
  const agent = await agentAt(t, stage())
  await answerUntil(agent, 'The line crackles since the storm.')

  await t.test(
    'the panel is locked all the same; whoever gets round it reads the sentence, and may go on',
    async () => {
      const caseId = new URL(agent.url()).pathname.split('/').at(-1) ?? ''
      const offer = async (goOn: boolean) =>
        await agent.request.post(`${stage().url}/api/desk/cases/${caseId}/acts`, {
          data: { requestId: crypto.randomUUID(), act: { act: 'make-offer', words: 'A second line.' }, goOn },
        })
      const warned = await offer(false)
      assert.equal(warned.status(), 409)
      assert.match(await warned.text(), /Nothing is offered while something is wrong\..*"mayGoOn":true/)
      assert.equal((await offer(true)).status(), 200)
    },
  )

  await t.test('what was done against it is counted, and the charter says how it stands', async () => {
    await head.reload()
    await head.getByText('1 went on after a warning').waitFor()
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
