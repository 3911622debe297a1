/** S1.3: a form that demands ten digits of people who hold nine turns them away. This one does not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { openPage, PHONE } from '../tests/browser.ts'
import { codeIn } from './letterbox.ts'
import { agentAt, answerUntil, onStage, pictures } from './stage.ts'

const stage = onStage()

test('S1.3 whatever number a customer holds is good; what fits nothing becomes a case by itself', async t => {
  const picture = pictures('S1.3')
  const { url } = stage()
  const desk = await agentAt(t, stage())
  // What stands on this customer's bill at home, the desk knows too.
  const held = await somebodyWithAnAccount(desk, url)
  assert.equal(held.number.length, 9)

  const customer = await openPage(t, { viewport: PHONE })
  await customer.goto(`${url}/account`)
  const { number } = held
  const typed = `0${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`
  await customer.getByLabel('What do you have in your hand?').fill(typed)
  await picture(customer, 'any-number-will-do')
  await customer.getByRole('button', { name: 'Look for it' }).click()
  await customer.waitForURL(/\/case\/HD-/)
  await customer.getByText('If we know an e-mail address for what you typed').waitFor()
  await picture(customer, 'in-the-line-at-once')
  const reader = await openPage(t, { viewport: PHONE })
  await customer.getByLabel('The six digits').fill(await codeIn(reader, url, held.address))
  await customer.getByRole('button', { name: 'Show my account' }).click()
  await customer.getByText('This is what is open in your account.').waitFor()
  await picture(customer, 'what-is-open-after-the-code')
  await customer.getByRole('button', { name: `Open ${held.reference}` }).click()
  await customer.waitForURL(new RegExp(`/case/${held.reference}`))

  const stranger = await openPage(t, { viewport: PHONE, javaScriptEnabled: false })
  await stranger.goto(`${url}/account`)
  await stranger.getByLabel('What do you have in your hand?').fill('TABLET-77 1')
  await stranger.getByRole('button', { name: 'Look for it' }).click()
  await stranger.waitForURL(/\/case\/HD-/)
  const page = await stranger.locator('main').innerText()
  assert.match(page, /If we know an e-mail address for what you typed/, 'found or not, the page is the same')
  assert.match(page, /you are in the line, and a person looks at what you typed/)
  await answerUntil(desk, 'TABLET-77 1')
  await desk.getByText('What they gave: TABLET-77 1').waitFor()
  await picture(desk, 'a-person-reads-what-was-typed')
})

interface Held {
  readonly number: string
  readonly address: string
  readonly reference: string
}

/** A customer with an account, an e-mail address and something open, as the desk shows them. */
async function somebodyWithAnAccount(desk: Page, url: string): Promise<Held> {
  const list = await desk.request.get(`${url}/api/desk/cases?list=team`)
  const { cases } = (await list.json()) as { readonly cases: readonly { readonly id: string }[] } // the contract's CaseList
  for (const { id } of cases) {
    const answer = await desk.request.get(`${url}/api/desk/cases/${id}`)
    const view = (await answer.json()) as {
      readonly summary: { readonly reference: string }
      readonly customer: {
        readonly addresses: readonly {
          readonly kind: string
          readonly value: string
          readonly isVerified: boolean
        }[]
        readonly accounts: readonly { readonly number: string }[]
      }
    } // the contract's CaseView
    const mail = view.customer.addresses.find(({ kind, isVerified }) => kind === 'email' && isVerified)
    const [account] = view.customer.accounts
    if (mail && account)
      return { number: account.number, address: mail.value, reference: view.summary.reference }
  }
  throw new Error('nobody of the demonstration has an account')
}
