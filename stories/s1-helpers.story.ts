/** S1.12: a son helps his ageing parents: let in by them, or heard without being let in. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { openPage, PHONE } from '../tests/browser.ts'
import { codeIn, openMail } from './letterbox.ts'
import { agentAt, answerUntil, customerAt, onStage, pictures } from './stage.ts'

const stage = onStage()

test('S1.12 a helper is named once, with scope and end, speaks under their own name, and is out the moment it is taken back', async t => {
  const picture = pictures('S1.12')
  const { url } = stage()
  const mother = await customerAt(t, stage())
  await mother.getByLabel('What is wrong, in your words').fill('The telephone in our hall is dead.')
  await mother.getByLabel('Your e-mail or phone number').fill('ada.lovelace@post.example')
  await mother.getByLabel('Your name').fill('Ada Lovelace')
  await mother.getByRole('button', { name: 'Send it to a person' }).click()
  await mother.waitForURL(/\/case\/HD-/)
  await mother.locator('#you').getByRole('button', { name: 'Send me a code' }).click()
  const reader = await openPage(t, { viewport: PHONE })
  await mother.getByLabel('The six digits').fill(await codeIn(reader, url, 'ada.lovelace@post.example'))
  await mother.getByRole('button', { name: 'It is me' }).click()
  // Exactly so: until the page knows her it says "To name somebody, first show that it is you."
  await mother.getByText('Name somebody', { exact: true }).click()
  await mother.getByLabel('Their name').fill('Robert Lovelace')
  await mother.getByLabel('Their e-mail or phone number').fill('robert.lovelace@post.example')
  await picture(mother, 'naming-somebody')
  await mother.getByRole('button', { name: 'Let them act for me' }).click()
  await mother.getByText(/Robert Lovelace may read and write here, in this matter, until/).waitFor()

  await openMail(reader, url, 'robert.lovelace@post.example', /You may act for Ada Lovelace/)
  await picture(reader, 'the-letter-to-the-helper')
  await reader
    .getByRole('link', { name: /\/open\?k=/ })
    .first()
    .click()
  await reader.getByText('You act here for Ada Lovelace').waitFor()
  await reader.locator('#words').fill('I am her son. The line has crackled for weeks.')
  await reader.getByRole('button', { name: 'Send', exact: true }).click()
  await reader.getByText('Robert Lovelace wrote in the chat for the customer.').waitFor()

  const desk = await agentAt(t, stage())
  await answerUntil(desk, 'The line has crackled for weeks')
  await desk
    .getByText(/Robert Lovelace, for Ada Lovelace|Robert Lovelace wrote in the chat/)
    .first()
    .waitFor()
  await desk.getByText(/read and write · this matter · until/).waitFor()
  await picture(desk, 'who-may-act-at-the-desk')

  await mother.reload()
  await mother.getByText('Robert Lovelace wrote in the chat for you.').waitFor()
  await mother.getByRole('button', { name: 'Take it back' }).click()
  await mother.getByText('Robert Lovelace no longer acts for you.').first().waitFor()
  await reader.getByRole('heading', { name: 'Is this your case?' }).waitFor()
  await picture(reader, 'taken-back-and-out-at-once')
})

test('S1.12 whoever is not authorised reports all the same, and learns nothing until the account holder says yes', async t => {
  const picture = pictures('S1.12b')
  const { url } = stage()
  const desk = await agentAt(t, stage())
  const parents = await parentsOf(desk, url)
  const son = await customerAt(t, stage())
  await son.getByLabel('What is wrong, in your words').fill('My parents have had no internet for a week.')
  await son.getByText('I am writing for somebody else').click()
  await son.getByLabel('Whose matter is it?').fill(parents.name)
  await son.getByLabel('Do you know a number of theirs?').fill(parents.number)
  await son.getByLabel('Your e-mail or phone number').fill('callum.reed@post.example')
  await son.getByLabel('Your name').fill('Callum Reed')
  await picture(son, 'writing-for-somebody-else')
  await son.getByRole('button', { name: 'Send it to a person' }).click()
  await son.waitForURL(/\/case\/HD-/)
  await son.getByText('About their account we can tell you nothing').waitFor()
  await picture(son, 'heard-and-told-nothing')

  await answerUntil(desk, 'My parents have had no internet')
  await desk.getByText('Callum Reed may not hear anything about this account yet.').waitFor()
  const account = desk.getByRole('region', { name: new RegExp(parents.account) })
  assert.equal(await account.count(), 0, 'the account is not on the screen')
  await picture(desk, 'the-banner-at-the-desk')

  const holder = await openPage(t, { viewport: PHONE })
  await openMail(holder, url, parents.address, /May Callum Reed act for you/)
  await holder
    .getByRole('link', { name: /\/helper\// })
    .first()
    .click()
  await holder.getByRole('heading', { name: 'May Callum Reed act for you?' }).waitFor()
  await picture(holder, 'the-account-holder-is-asked')
  await holder.getByRole('button', { name: 'Yes, they may' }).click()
  await holder
    .getByText(/Callum Reed may act for you until/)
    .first()
    .waitFor()
  await desk.getByText(/The account holder said yes/).waitFor()

  await son.locator('#you').getByRole('button', { name: 'Send me a code' }).click()
  const reader = await openPage(t, { viewport: PHONE })
  await son.getByLabel('The six digits').fill(await codeIn(reader, url, 'callum.reed@post.example'))
  await son.getByRole('button', { name: 'It is me' }).click()
  await desk.getByText('Callum Reed may hear about this account.').waitFor()
  await account.first().waitFor()
  await picture(desk, 'after-the-yes')
})

interface Parents {
  readonly name: string
  readonly number: string
  readonly account: string
  readonly address: string
}

/** Customers whom the company knows, as the desk shows them. */
async function parentsOf(desk: Page, url: string): Promise<Parents> {
  const list = await desk.request.get(`${url}/api/desk/cases?list=team`)
  const { cases } = (await list.json()) as { readonly cases: readonly { readonly id: string }[] } // the contract's CaseList
  for (const { id } of cases.toReversed()) {
    const answer = await desk.request.get(`${url}/api/desk/cases/${id}`)
    const { customer } = (await answer.json()) as {
      readonly customer: {
        readonly name: string
        readonly addresses: readonly {
          readonly kind: string
          readonly value: string
          readonly isVerified: boolean
        }[]
        readonly accounts: readonly { readonly number: string }[]
      }
    } // the contract's CaseView
    const mail = customer.addresses.find(({ kind, isVerified }) => kind === 'email' && isVerified)
    const [account] = customer.accounts
    if (mail && account) {
      const { number } = account
      return { name: customer.name, number: `0${number}`, account: number, address: mail.value }
    }
  }
  throw new Error('nobody of the demonstration has an account')
}
