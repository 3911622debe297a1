/** S1, "there is nothing more we can do": whoever answers has a budget, asks one step up beyond it, and sets rules aside that do not fit. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import type { OfferList } from '../contract/promises.ts'
import type { RemediesView } from '../contract/remedies.ts'
import { checkAccessibility } from '../tests/browser.ts'
import { caseIdOf } from './asking.ts'
import { answersUntil, writes } from './by-hand.ts'
import { tells } from './customers.ts'
import { type HouseInTime, inTime } from './house-in-time.ts'
import { answerUntil, beatsOf, deskOfName, pictures, sitDown } from './stage.ts'
import { HOUR, MINUTE } from './story-clock.ts'

const inHouse = inTime()

const WORDS = 'Three people said that nothing can be done about my tablet. I want a month back.'
const OFFER = 'Fibre with a tablet'
const REASON = 'It was sold to her after it had ended; she cannot have known.'

interface Account {
  readonly t: TestContext
  readonly house: HouseInTime
  readonly winifred: Page
  readonly farah: Page
  readonly caseId: string
  readonly picture: (page: Page, what: string) => Promise<void>
}

test('S1 what staff may do: more than they may give is one key away, and no rule of the house is a handcuff', async t => {
  const house = inHouse()
  const { stage } = house
  await house.sendHome()
  await house.oneAtATime()
  const email = 'winifred.aldous@inbox.example'
  const winifred = await tells(t, stage, { words: WORDS, name: 'Winifred Aldous', email })
  const farah = await sitDown(await deskOfName(t, stage, 'farah', [/409/]))
  await answerUntil(farah, WORDS)
  const picture = pictures('S1-staff')
  const account = { t, house, winifred, farah, caseId: await caseIdOf(farah), picture }
  const beat = beatsOf(t)

  await beat(
    'S1.7 beyond one’s budget one key asks, with a clock; unanswered it climbs, and a yes gives it at once',
    async () => {
      await asksOneStepUp(account)
      await nobodyAnswersInTime(account)
      await aYesGivesIt(account)
    },
  )
  await beat(
    'S1.11 a rule of the house that does not fit is set aside with a reason; a limit of money never is',
    async () => {
      await setAside(account)
      await neverMoney(account)
    },
  )
  await beat(
    'S1.11 three alike propose the change of the rule, and nobody is named',
    async () => await theRuleIsLookedAt(account),
  )
  await beat(
    'S1.14 where help stopped is listed by what was lacking, with what another limit would have solved and cost',
    async () => await whereHelpStopped(account),
  )
})

async function asksOneStepUp({ farah, winifred, picture }: Account): Promise<void> {
  await farah.locator('.remedy-beyond').filter({ hasText: 'A month free £57.00' }).waitFor()
  await farah
    .getByRole('button', { name: /^Ask Leila Haddoun · decides by/ })
    .first()
    .waitFor()
  await picture(farah, 'more-than-one-may-give')
  await farah.locator('.story-scroll').focus()
  await farah.keyboard.press('7')
  await farah.locator('.approvals').getByText('Leila Haddoun decides').first().waitFor()
  await winifred
    .getByText(/Leila Haddoun is deciding about .*, until/)
    .first()
    .waitFor()
  await checkAccessibility(winifred)
  await picture(winifred, 'somebody-is-deciding')
}

/** Ten minutes, while she is there. */
async function nobodyAnswersInTime({ house, winifred }: Account): Promise<void> {
  await house.later(11 * MINUTE)
  await winifred
    .getByText(/Gareth Okonwe is deciding about .*, until/)
    .first()
    .waitFor()
}

async function aYesGivesIt({ t, house: { stage }, farah, winifred, picture }: Account): Promise<void> {
  const gareth = await deskOfName(t, stage, 'gareth')
  await gareth.keyboard.press('Shift+J')
  const card = gareth.locator('.approval').filter({ hasText: 'Farah Dehnavi asks for it' })
  await card.waitFor()
  await checkAccessibility(gareth)
  await picture(gareth, 'one-key-says-yes')
  await gareth.keyboard.press('Alt+v')
  await winifred
    .getByText(/Gareth Okonwe said yes to/)
    .first()
    .waitFor()
  await farah.locator('.given-remedies').getByText('booked').first().waitFor()
  await picture(winifred, 'said-yes-and-booked')
}

async function setAside({ farah, winifred, picture }: Account): Promise<void> {
  await farah.locator('.story-scroll').focus()
  await farah.keyboard.press('p')
  const form = farah.getByRole('region', { name: 'Make a promise' })
  await form.getByLabel('What is promised').selectOption('Goods')
  await form.getByText('More about it').click()
  await form.getByLabel('Of the catalogue').selectOption(OFFER)
  await form.getByRole('button', { name: /^In 10 working days/ }).click()
  await farah.getByRole('button', { name: /^Record the promise/ }).click()
  await farah.getByText('This offer cannot be promised today.').waitFor()
  await farah.getByRole('button', { name: /Set this rule aside/ }).click()
  await farah.getByLabel('Why it does not fit here').fill(REASON)
  await checkAccessibility(farah)
  await picture(farah, 'set-aside-with-a-reason')
  await farah.getByRole('button', { name: 'Set it aside and go on' }).click()
  await farah.locator('.promise').filter({ hasText: OFFER }).waitFor()
  await winifred.getByText(`${OFFER}: the terms that hold for you`).waitFor()
  assert.doesNotMatch(await winifred.locator('main').innerText(), new RegExp(REASON))
}

/** Whoever gets round the screen meets the server. */
async function neverMoney({ house: { stage }, farah, caseId }: Account): Promise<void> {
  const seen = await farah.request.get(`${stage.url}/api/desk/cases/${caseId}/remedies`)
  const { accounts } = (await seen.json()) as RemediesView // the contract's
  const gift = { remedyId: crypto.randomUUID(), kind: 'credit', amountMinor: 90_00, currency: 'GBP' }
  const refused = await farah.request.post(`${stage.url}/api/desk/cases/${caseId}/remedies`, {
    data: {
      ...gift,
      accountId: accounts[0]?.id,
      setAside: { rules: ['remedy-within-one-act'], reason: REASON },
    },
  })
  assert.equal(refused.status(), 409, await refused.text())
  assert.match(await refused.text(), /more would be given in this case than you may give/)
}

async function theRuleIsLookedAt({ t, house, farah, picture }: Account): Promise<void> {
  await farah.getByRole('radio', { name: 'Away' }).click()
  for (const who of [0, 1]) await alike(house, who)
  const leila = await deskOfName(t, house.stage, 'leila')
  await leila.goto(`${house.stage.url}/desk/rules`)
  await leila.getByText('It is proposed to change this rule.').waitFor()
  await leila.getByText('The reasons, newest first').first().click()
  await leila.getByText(REASON).first().waitFor()
  const page = await leila.locator('.page').innerText()
  for (const name of ['Farah', 'Amara', 'Tomasz']) assert.doesNotMatch(page, new RegExp(name))
  await checkAccessibility(leila)
  await picture(leila, 'three-alike-propose-the-change')
}

/** The same for somebody else, by a colleague. */
async function alike({ stage, clock, hand }: HouseInTime, index: number): Promise<void> {
  const agent = await hand('agent', index)
  await agent.send('PUT', 'presence', { presence: 'here' })
  const words = `I was sold a tablet too, in house ${index}.`
  await writes(stage, words)
  const caseId = await answersUntil(agent, words)
  const { offers } = (await agent.get('offers')) as OfferList // the contract's
  const offerId = offers.find(({ en }) => en.name === OFFER)?.id
  const act = { act: 'promise', kind: 'goods', words: OFFER, replaces: null, offerId }
  const done = await agent.send('POST', `cases/${caseId}/acts`, {
    requestId: crypto.randomUUID(),
    act: { ...act, dueAt: clock.now() + HOUR },
    setAside: { rules: ['offer-while-it-is-live'], reason: REASON },
  })
  assert.equal(done.status, 200, await done.text())
}

async function whereHelpStopped({ t, house: { stage }, picture }: Account): Promise<void> {
  const leila = await deskOfName(t, stage, 'leila')
  await leila.keyboard.press('Alt+s')
  await leila.getByRole('heading', { name: 'Where help stopped' }).waitFor()
  await leila.getByText('Asked one step up: more than in one case').waitFor()
  await leila
    .getByText(/Raised to £\d+\.\d\d, 1 of them would have been helped on the spot/)
    .first()
    .waitFor()
  const page = await leila.locator('.page').innerText()
  assert.doesNotMatch(page, /Farah|Dehnavi/)
  await checkAccessibility(leila)
  await picture(leila, 'by-what-was-lacking')
}
