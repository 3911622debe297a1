/** S1, "I am in sales, not service": the account of one customer who was promised a free tablet, from the promise to the body outside. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { checkAccessibility, openPage, PHONE } from '../tests/browser.ts'
import type { OfferList } from '../contract/promises.ts'
import { caseIdOf } from './asking.ts'
import { tells } from './customers.ts'
import { CALL_SECONDS, heardIn, SAID, soundOf } from './heard.ts'
import { type HouseInTime, inTime } from './house-in-time.ts'
import { openMail } from './letterbox.ts'
import { answerUntil, beatsOf, deskOfName, pictures, sitDown } from './stage.ts'
import { HOUR, MINUTE, SECOND } from './story-clock.ts'

/** A Tuesday, ten in the morning in London; the Monday after it nobody works there. */
const inHouse = inTime(Date.UTC(2031, 4, 20, 9))

const DAY = 24 * HOUR

const WORDS = 'In March your salesman promised me a free tablet with the two-year plan. It never came.'
const ADDRESS = 'winifred.aldous@inbox.example'
const REPLY = 'I write to you what became of your tablet.'
/** A Wednesday, when the office closes. */
const DUE_AT = Date.UTC(2031, 5, 4, 16, 30)
const APOLOGY = 'I let the day pass without a word. That was wrong, and I am sorry.'
const POINT = 'Three months of the plan back, for the time without the tablet.'
/** Of the catalogue: it ended months ago. */
const TABLET = 'Fibre with a tablet'
const TERMS =
  'Fibre 100 for two years at £32 a month. A tablet comes with it, without a further price. It is sent within ten working days.'
const LATER = {
  English: 'You also need to add cell phone service.',
  Spanish: 'También debes contratar una línea móvil.',
}

interface Account {
  readonly t: TestContext
  readonly house: HouseInTime
  /** The customer, on her telephone. */
  readonly winifred: Page
  readonly caseId: string
  readonly picture: (page: Page, what: string) => Promise<void>
}

test('S1 the free tablet: what was said binds, and nobody is the last one above', async t => {
  const house = inHouse()
  const { stage } = house
  const picture = pictures('S1-tablet')
  await house.sendHome()
  await house.oneAtATime()
  const winifred = await tells(t, stage, { words: WORDS, name: 'Winifred Aldous', email: ADDRESS })
  const farah = await sitDown(await deskOfName(t, stage, 'farah', [/409/]))
  await answerUntil(farah, WORDS)
  const beat = beatsOf(t)
  const account = { t, house, winifred, caseId: await caseIdOf(farah), picture }

  await beat(
    'S1.2 an offer that has ended is warned of before it is promised; what was said already binds',
    async () => {
      await theCallIsKept(account, farah)
      await promisedByMistake(account, farah)
      await binds(account)
    },
  )
  await beat(
    'S1.9 whoever may see the case plays the exact seconds in which it was said',
    async () => await theExactSeconds(account),
  )
  await beat(
    'S1.4 the terms are those of the moment: a later condition does not hold for it, and the agent sees that',
    async () => await termsStayFrozen(account, farah),
  )
  await beat(
    'S1.10 ten working days are a date on the calendar; before it is due the owner is warned',
    async () => {
      await tenWorkingDays(account, farah)
      await theOwnerIsWarned(account)
    },
  )
  await beat(
    'S1.10 it cannot lapse in silence: broken, it climbs, and she is told and compensated by rule',
    async () => await brokenAloud(account),
  )
  await beat(
    'S1.6 what can be done now leads, the cheapest full repair first; one key does it, and an apology is none',
    async () => await doneNow(account),
  )
  await beat(
    'S1.8 above the manager is somebody by name, and above the last of them a body outside; a no has its reasons',
    async () => {
      await upToTheHead(account)
      await upToTheBodyOutside(account)
    },
  )
})

/** The sales call of March, as the company recorded it. */
async function theCallIsKept({ picture }: Account, farah: Page): Promise<void> {
  await farah.locator('.story-scroll').focus()
  await farah.keyboard.press('Alt+h')
  const recordings = farah.getByRole('region', { name: 'Recordings' })
  await recordings
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'march.wav', mimeType: 'audio/wav', buffer: soundOf(CALL_SECONDS) })
  await recordings.getByRole('button', { name: 'Add it' }).click()
  await recordings.getByText('0:08 long').waitFor()
  await recordings
    .getByText('Add what was said')
    .locator('input')
    .setInputFiles({
      name: 'march.vtt',
      mimeType: 'text/vtt',
      buffer: Buffer.from(SAID),
    })
  await recordings.locator('summary').click()
  await recordings.getByText('The tablet is yours').first().waitFor()
  const isTaller = await farah.evaluate('document.documentElement.scrollHeight > innerHeight')
  assert.equal(isTaller, false, 'the desk does not scroll as a whole')
  await checkAccessibility(farah)
  await picture(farah, 'the-recording-with-its-lines')
}

/** From its first second, and not beyond its last. */
async function theExactSeconds({ t, house: { stage }, winifred, caseId, picture }: Account): Promise<void> {
  const leila = await deskOfName(t, stage, 'leila')
  await leila.goto(`${stage.url}/desk/case/${caseId}`)
  for (const part of [leila.locator('.promise .recording-part'), winifred.locator('.promises .heard')]) {
    const { from, to } = await heardIn(part)
    assert.ok(from >= 3 && to >= 5 && to < CALL_SECONDS, `heard from ${from} to ${to}`)
  }
  await checkAccessibility(winifred)
  await picture(winifred, 'she-hears-the-seconds')
}

async function promisedByMistake({ house, caseId, picture }: Account, farah: Page): Promise<void> {
  await farah.keyboard.press('p')
  const form = farah.getByRole('region', { name: 'Make a promise' })
  await form.getByLabel('What is promised').selectOption('Goods')
  await form.getByText('More about it').click()
  await form.getByLabel('Of the catalogue').selectOption(TABLET)
  await form.getByText(`“${TABLET}” ended on`).waitFor()
  await form.getByLabel('It was said already: it binds us').scrollIntoViewIfNeeded()
  await checkAccessibility(farah)
  await picture(farah, 'warned-before-it-is-said')

  await form.getByLabel('Or so long from now').first().fill('30')
  await farah.getByRole('button', { name: /^Record the promise/ }).click()
  await farah.getByRole('alert').getByText('This offer cannot be promised today.').waitFor()
  await theServerSaysSoToo(house, farah, caseId)
  await form.getByLabel('It was said already: it binds us').check()
  await form.getByRole('combobox', { name: 'The seconds in which it was said' }).selectOption({ index: 1 })
  await form.getByRole('button', { name: /^This line.*The tablet is yours/ }).click()
  await form.getByText('Chosen: 0:03 to 0:05').waitFor()
  await farah.getByRole('button', { name: /^Record the promise/ }).click()
  await farah.locator('.promise').getByText('Said beyond what its maker may promise. It binds us.').waitFor()
}

/** Whoever gets round the screen meets the server. */
async function theServerSaysSoToo({ stage, clock }: HouseInTime, farah: Page, caseId: string): Promise<void> {
  const listed = await farah.request.get(`${stage.url}/api/desk/offers`)
  const { offers } = (await listed.json()) as OfferList // the contract's
  const [offer] = offers.filter(({ en }) => en.name === TABLET)
  const refused = await farah.request.post(`${stage.url}/api/desk/cases/${caseId}/acts`, {
    data: {
      requestId: crypto.randomUUID(),
      act: {
        act: 'promise',
        kind: 'goods',
        words: TABLET,
        replaces: null,
        dueAt: clock.now() + DAY,
        offerId: offer?.id,
      },
    },
  })
  assert.equal(refused.status(), 409, await refused.text())
  assert.match(await refused.text(), /This offer cannot be promised today/)
}

async function binds({ t, house: { stage }, winifred, caseId, picture }: Account): Promise<void> {
  const leila = await deskOfName(t, stage, 'leila')
  await leila.keyboard.press('Alt+o')
  await leila.locator('.risk').filter({ hasText: 'Winifred Aldous' }).click()
  await leila.waitForURL(new RegExp(caseId))
  // What can be done now stands above the promise: a press before it is there meets what moves.
  await leila.locator('.remedies > .remedy-options > li').first().waitFor()
  await leila.getByRole('button', { name: 'Honour it' }).click()
  await leila.getByText(/stands up for a promise/).waitFor()
  await picture(leila, 'a-lead-honours-it')
  const promised = winifred.getByRole('region', { name: 'What we promised you' })
  await promised.getByText(`${TABLET}: the terms that hold for you`).click()
  await promised.getByText(TERMS).waitFor()
  await winifred.getByText('Leila Haddoun confirmed what we promised you.').waitFor()
  await checkAccessibility(winifred)
  await picture(winifred, 'it-binds-the-company')
}

async function termsStayFrozen(
  { t, house: { stage }, winifred, picture }: Account,
  farah: Page,
): Promise<void> {
  const head = await deskOfName(t, stage, 'gareth')
  await head.goto(`${stage.url}/desk/setup/offers`)
  const offer = head.locator('.catalogue-offer').filter({ hasText: TABLET })
  await offer.locator('summary').click()
  for (const [language, later] of Object.entries(LATER)) {
    const terms = offer.getByRole('group', { name: `In ${language}` }).getByLabel('Terms')
    await terms.fill(`${await terms.inputValue()} ${later}`)
  }
  await offer.getByRole('button', { name: 'Publish' }).click()
  await offer.getByText('Version 2').waitFor()
  await farah.reload()
  const promise = farah.locator('.promise').filter({ hasText: TABLET })
  await promise.getByText('The catalogue says something else by now. It does not apply here.').waitFor()
  await promise.getByText(`${TABLET}, as promised in version 1`).click()
  await promise.getByText(TERMS, { exact: true }).waitFor()
  await picture(farah, 'as-promised-in-version-1')
  await winifred.reload()
  await winifred.getByText(`${TABLET}: the terms that hold for you`).click()
  await winifred.getByText(TERMS, { exact: true }).waitFor()
  assert.doesNotMatch(await winifred.locator('main').innerText(), /cell phone/)
}

async function tenWorkingDays({ winifred, picture }: Account, farah: Page): Promise<void> {
  await farah.keyboard.press('p')
  const form = farah.getByRole('region', { name: 'Make a promise' })
  await form.getByLabel('In these words').fill(REPLY)
  await form.getByRole('button', { name: /^In 10 working days/ }).click()
  const reply = farah.getByRole('textbox', { name: 'Write to' })
  await reply.fill('I have asked the warehouse, and I write to you.')
  await reply.press('Control+Enter')
  // Ten days later were the 30th; a weekend more and the holiday make it the 4th.
  await winifred.getByText('Farah Dehnavi promised this, to be done by Wednesday 4 June at 17:30.').waitFor()
  await picture(winifred, 'ten-working-days')
  await reply.press('Escape')
  await farah.keyboard.press('e')
  await winifred.getByRole('heading', { name: 'Farah Dehnavi looks after this' }).waitFor()
}

async function theOwnerIsWarned({ t, house, winifred, picture }: Account): Promise<void> {
  await house.later(DUE_AT - DAY + MINUTE - house.clock.now())
  const farah = await deskOfName(t, house.stage, 'farah')
  await farah
    .locator('.row')
    .filter({ hasText: 'Winifred Aldous' })
    .filter({ hasText: 'due' })
    .first()
    .click()
  await farah.locator('.promise').filter({ hasText: REPLY }).getByText('Due soon').waitFor()
  await checkAccessibility(farah)
  await picture(farah, 'the-owner-is-warned')
  await winifred.locator('.promise').filter({ hasText: REPLY }).getByText('Due soon').waitFor()
}

async function brokenAloud({ t, house, winifred, caseId, picture }: Account): Promise<void> {
  await winifred.goto('about:blank')
  await house.later(DUE_AT + SECOND - house.clock.now())
  // She is not looking, and does nothing: she is told.
  const letter = await openMail(
    winifred,
    house.stage.url,
    ADDRESS,
    /Your matter with/,
    /did not do it in time/,
  )
  assert.match(letter, /Leila Haddoun/)
  assert.match(letter, /£5\.00/)
  await picture(winifred, 'the-letter')
  await winifred
    .getByRole('link', { name: /\/case\// })
    .first()
    .click()
  await winifred.locator('.promise').filter({ hasText: REPLY }).getByText('Broken. It was due').waitFor()
  await winifred.getByText(/Leila Haddoun decides about this now/).waitFor()
  await winifred.getByText('By our own rules you get a credit of £5.00.').waitFor()
  await checkAccessibility(winifred)
  await picture(winifred, 'broken-and-made-good')
  const facts = await house.read<{ type: string; late: number }>(
    'SELECT type, extract(epoch FROM at - $2)::float8 AS late FROM fact WHERE case_id = $1 AND at > $2 ORDER BY seq',
    [caseId, new Date(DUE_AT)],
  )
  const [broken, climbed, given] = facts
  assert.deepEqual(
    [broken?.type, climbed?.type, given?.type],
    ['CommitmentBroken', 'RungClimbed', 'RemedyGiven'],
  )
  assert.equal(climbed?.late, broken?.late, 'in one breath')
  assert.equal(facts.filter(({ type }) => type === 'RemedyGiven').length, 1, 'compensated once')
  t.diagnostic(`noted ${broken?.late} s after it was due, of which the clock was moved by one`)
}

async function doneNow({ t, house, winifred, caseId, picture }: Account): Promise<void> {
  const farah = await deskOfName(t, house.stage, 'farah', [/409/])
  await farah.locator('.row').filter({ hasText: 'Winifred Aldous' }).first().click()
  const options = farah.locator('.remedies > .remedy-options > li')
  await options.filter({ hasText: 'I call back myself' }).waitFor()
  const listed = await options.allInnerTexts()
  assert.deepEqual(
    listed.map(text => [text.split('\n')[0], /repairs it in full/.test(text)]),
    [
      ['I call back myself', true],
      ['Engineer before others', true],
      ['Credit for the days without service £10.00', false],
    ],
  )
  assert.match(listed[0] ?? '', /costs us nothing/)
  await checkAccessibility(farah)
  await picture(farah, 'the-cheapest-full-repair-first')
  await farah.keyboard.press('4')
  await farah.locator('.given-remedies').getByText('A call back by the same person').waitFor()
  await winifred.getByText('It is arranged: a call back by the same person.').waitFor()

  await sorryIsNoRepair(house, farah, caseId)
  await farah.getByText('Add an apology in writing').click()
  await farah.getByLabel('The apology').fill(APOLOGY)
  await options.filter({ hasText: 'Credit for the days without service' }).getByRole('button').click()
  await farah.locator('.given-remedies').getByText('A credit of £10.00').waitFor()
  await winifred.getByText(APOLOGY).first().waitFor()
  await winifred.getByText('It is done: a credit of £10.00.').waitFor()
  await picture(winifred, 'done-and-not-only-sorry')
}

/** Whoever gets round the screen meets the server. */
async function sorryIsNoRepair({ stage }: HouseInTime, farah: Page, caseId: string): Promise<void> {
  const alone = await farah.request.post(`${stage.url}/api/desk/cases/${caseId}/remedies`, {
    data: { remedyId: crypto.randomUUID(), kind: 'apology', apology: APOLOGY },
  })
  assert.equal(alone.status(), 409, await alone.text())
  assert.match(await alone.text(), /An apology goes with something that puts it right/)
}

async function upToTheHead({ t, house, winifred, picture }: Account): Promise<void> {
  const leila = await deskOfName(t, house.stage, 'leila')
  await leila.keyboard.press('Shift+J')
  await leila.locator('.rungs-row').filter({ hasText: 'Winifred Aldous' }).click()
  await leila.locator('.story-scroll').focus()
  await leila.keyboard.press('Alt+l')
  await leila.getByLabel('One point, as the customer said it').fill(POINT)
  await leila.getByRole('button', { name: 'List it' }).click()
  await leila.locator('.ladder-points').getByText(POINT).waitFor()
  await saysNo(leila, 'Gareth Okonwe', 'The plan was used in all of these months.')
  await picture(leila, 'no-has-its-reason')
  await winifred.getByText('The plan was used in all of these months.').first().waitFor()
  await winifred.getByRole('button', { name: 'Go one step higher' }).click()
  await winifred.getByText(/Gareth Okonwe decides about this now/).waitFor()
  await winifred
    .getByText(/Farah Dehnavi still looks after your case/)
    .first()
    .waitFor()
  await picture(winifred, 'one-step-higher')
}

async function upToTheBodyOutside({ t, house, winifred, picture }: Account): Promise<void> {
  const gareth = await deskOfName(t, house.stage, 'gareth')
  await gareth.keyboard.press('Shift+J')
  await gareth.locator('.rungs-row').filter({ hasText: 'Winifred Aldous' }).click()
  await saysNo(gareth, 'the Communications Arbiter', 'You have had the plan as it was sold.')
  await winifred.getByText('You have had the plan as it was sold.').first().waitFor()
  await winifred.getByText('the Communications Arbiter').first().waitFor()
  await winifred.getByRole('button', { name: 'Send me this in writing' }).click()
  await winifred.getByText('You can go to them now. It stays open with us too.').waitFor()
  const reader = await openPage(t, { viewport: PHONE })
  const letter = await openMail(
    reader,
    house.stage.url,
    ADDRESS,
    /Your matter with/,
    /Communications Arbiter/,
  )
  assert.match(letter, /PO Box 12, Northbridge/)
  await checkAccessibility(winifred)
  await picture(winifred, 'the-body-outside')
}

/** Each point gets its reason, and whoever decides next is named before it is said. */
async function saysNo(desk: Page, next: string, reason: string): Promise<void> {
  await desk.locator('.story-scroll').focus()
  await desk.keyboard.press('Shift+N')
  await desk.getByText(`Next to decide: ${next}.`).waitFor()
  await desk.getByLabel(`Why not: ${POINT}`).fill(reason)
  await desk.getByRole('button', { name: 'Say no, and name the next person' }).click()
  await desk.locator('.story').getByText(reason).waitFor()
}
