/** S4, "this offer is for our valued customers only": somebody whose number was cut wants it back, and leaves in the end. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { checkAccessibility } from '../tests/browser.ts'
import { caseIdOf } from './asking.ts'
import { tells } from './customers.ts'
import { type HouseInTime, inTime } from './house-in-time.ts'
import { openMail } from './letterbox.ts'
import { answerUntil, beatsOf, deskOfName, pictures, sitDown } from './stage.ts'

const inHouse = inTime()

const WORDS = 'I want to recharge my number. You cut it, and now I am to pay for three months first.'
const LEAVES = 'Thank you. But I have had enough: please cancel my contract.'
const ADDRESS = 'noor.rahmani@post.example'

interface Account {
  readonly t: TestContext
  readonly house: HouseInTime
  /** The customer, on the telephone of a friend. */
  readonly noor: Page
  readonly farah: Page
  readonly caseId: string
  readonly picture: (page: Page, what: string) => Promise<void>
}

test('S4 the recharge: service first, what was not used is not paid, and going is as easy as coming', async t => {
  const house = inHouse()
  const { stage } = house
  await house.sendHome()
  await house.oneAtATime()
  const noor = await tells(t, stage, { words: WORDS, name: 'Noor Rahmani', email: ADDRESS })
  const farah = await sitDown(await deskOfName(t, stage, 'farah', [/409/]))
  await answerUntil(farah, WORDS)
  const beat = beatsOf(t)
  const account = { t, house, noor, farah, caseId: await caseIdOf(farah), picture: pictures('S4-recharge') }
  await beat(
    'S4.2 the desk shows usage beside dues, and says it before he does',
    async () => await usageBesideDues(account),
  )
  await beat(
    'S4.8 the service is back at once by one key, while the old dues stay in dispute',
    async () => await backAtOnce(account),
  )
  await beat(
    'S4.2 a waiver of what was not used is within the agent’s authority',
    async () => await notPaid(account),
  )
  await beat(
    'S4.5 who talks of leaving is heard by the lead at once, and is offered nothing',
    async () => await heard(account),
  )
  await beat(
    'S4.5 cancelling takes one page and one press, with the repair beside it',
    async () => await goes(account),
  )
})

async function usageBesideDues({ farah, picture }: Account): Promise<void> {
  await farah.locator('.pointed-out').getByText('Mobile 25 GB: 3 months not used').waitFor()
  await farah.locator('.pointed-out').getByText('£30.00 owed on account').waitFor()
  await farah.locator('.usage-fold summary').click()
  const months = await farah.locator('.usage tbody tr').allInnerTexts()
  const unusedAndDue = months.filter(month => /\b0 GB/.test(month) && /£15\.00 overdue/.test(month))
  assert.equal(unusedAndDue.length, 2, months.join('\n'))
  await checkAccessibility(farah)
  await picture(farah, 'usage-beside-dues')
}

async function backAtOnce({ farah, noor, house, picture }: Account): Promise<void> {
  const first = await optionsOf(farah).first().innerText()
  assert.match(first, /^Service back at once\n/)
  assert.match(first, /costs us nothing/)
  const [bills, before] = [await billsOf(house), await serviceOf(house)]
  assert.equal(before?.state, 'cut')
  await farah.keyboard.press('4')
  await noor.getByText('It is done: “Service back at once”.', { exact: false }).waitFor()
  assert.equal((await serviceOf(house))?.state, 'active')
  assert.deepEqual(await billsOf(house), bills, 'nothing had to be paid, and nothing is forgotten')
  await checkAccessibility(noor)
  await picture(noor, 'back-at-once')
}

async function notPaid({ farah, noor, house, picture }: Account): Promise<void> {
  const waiver = optionsOf(farah).filter({ hasText: 'What was not used is not paid £30.00' })
  await waiver.getByRole('button').click()
  await noor.getByText('It is done: £30.00 off what is owed.', { exact: false }).waitFor()
  await farah.locator('.given-remedies').getByText('£30.00 off what is owed').waitFor()
  await farah.locator('.pointed-out').getByText('£30.00 owed').waitFor({ state: 'hidden' })
  assert.deepEqual(
    (await billsOf(house)).filter(({ state }) => state === 'overdue'),
    [],
  )
  await picture(farah, 'what-was-not-used-is-not-paid')
}

async function heard({ t, house: { stage }, farah, noor, caseId, picture }: Account): Promise<void> {
  const leila = await deskOfName(t, stage, 'leila')
  await leila.keyboard.press('Alt+r')
  await leila.getByRole('heading', { name: 'Wants to leave' }).waitFor()
  await noor.locator('#words').fill(LEAVES)
  await noor.getByRole('button', { name: 'Send', exact: true }).click()
  await leila.locator('.leaving-row').filter({ hasText: LEAVES }).waitFor()
  await checkAccessibility(leila)
  await picture(leila, 'the-lead-has-it-at-once')

  await farah.getByText('This customer wants to leave.').waitFor()
  for (const part of ['.remedies', '.leaving'])
    assert.ok(await farah.locator(part).isVisible(), `${part} stands beside it`)
  await farah.locator('.leaving').scrollIntoViewIfNeeded()
  await picture(farah, 'repair-beside-leaving')
  const pitched = await farah.request.post(`${stage.url}/api/desk/cases/${caseId}/acts`, {
    data: { requestId: crypto.randomUUID(), act: { act: 'make-offer', words: 'Stay, for half the price.' } },
  })
  assert.equal(pitched.status(), 409, await pitched.text())
}

/** Coming took one page and one press: words, and Send. */
async function goes({ house, noor, picture }: Account): Promise<void> {
  await noor.getByRole('link', { name: 'Cancel a service' }).click()
  const form = noor.locator('main form')
  await form.getByText('Mobile 25 GB').waitFor()
  assert.doesNotMatch(await noor.locator('main').innerText(), /why|reason|offer|discount/i)
  assert.equal(await form.getByRole('button').count(), 1)
  await noor.getByText('You can cancel and still have it put right').waitFor()
  await checkAccessibility(noor)
  await picture(noor, 'one-page')
  await form.getByRole('button', { name: 'Yes, cancel this service' }).click()
  await noor.getByText('We cancelled your service. Its last day is 10 June 2031.', { exact: false }).waitFor()
  assert.equal((await serviceOf(house))?.endsOn, '2031-06-10')
  await noor.getByRole('heading', { name: /Farah Dehnavi/ }).waitFor()
  await picture(noor, 'one-press')
  await noor.goto('about:blank')
  await openMail(noor, house.stage.url, ADDRESS, /Your matter with/, /We cancelled your service/)
}

function optionsOf(desk: Page) {
  return desk.locator('.remedies > .remedy-options > li')
}

const ofNoor =
  "JOIN account a ON a.id = account_id JOIN customer c ON c.id = a.customer_id WHERE c.name = 'Noor Rahmani'"

async function billsOf({ read }: HouseInTime) {
  return await read<{ readonly number: string; readonly state: string }>(
    `SELECT bill.number, bill.state, bill.total_minor::text FROM bill ${ofNoor} ORDER BY 1`,
  )
}

async function serviceOf({ read }: HouseInTime) {
  const [service] = await read<{ readonly state: string; readonly endsOn: string | null }>(
    `SELECT service.state, service.ends_on::text AS "endsOn" FROM service ${ofNoor}`,
  )
  return service
}
