/** S0.4: instead of music and "visit our website", a call that keeps the place: at one's turn, after tries in vain, on the next day, at a chosen time. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { checkAccessibility, DESK, PHONE } from '../tests/browser.ts'
import { begins } from './asking.ts'
import { answersUntil, type Hand, offeredTo, writes } from './by-hand.ts'
import { type HouseInTime, inTime } from './house-in-time.ts'
import { customerAt, deskOf, pictures, sitDown } from './stage.ts'
import { HOUR, MINUTE } from './story-clock.ts'

const inHouse = inTime()
const NIA = 'There is no line since the storm.'
const LATER = 'I came later.'

test('S0.4 the place is kept: called in one’s turn, three times in vain, and on the next day the first again', async t => {
  const house = inHouse()
  const { stage, later } = house
  const picture = pictures('S0.4')
  await nobodyWaits(house)

  const nia = await begins(t, stage, NIA, 'Nia Rowe')
  await writes(stage, LATER)
  await t.test('she need not stay: no music, no website, one number', async () => {
    assert.equal(await nia.locator('audio, video').count(), 0)
    assert.doesNotMatch(await nia.locator('main').innerText(), /visit our website|high volume/i)
    await nia.getByRole('link', { name: 'Call me back instead' }).click()
    await asksForACall(nia, '01632 960111')
    await nia.getByText('On the number ending in').waitFor()
    await isWellOnAPhone(nia)
    await picture(nia, 'she-is-called')
  })

  await t.test(
    'she is called in her turn, before whoever came later; the story is read before dialling',
    async () => await inVainAtADesk(t, house, nia, picture),
  )

  await t.test('after three tries her place is set aside, and kept', async () => {
    const amara = await house.hand('agent')
    for (const pause of [10 * MINUTE, 1 * HOUR]) {
      await later(pause + MINUTE)
      await amara.send('PUT', 'presence', { presence: 'here' })
      await inVain(amara)
      await amara.send('PUT', 'presence', { presence: 'away' })
    }
    await nia.reload()
    const headings = await nia.locator('h1, h2').allInnerTexts()
    assert.match(headings[1] ?? '', /Your place is kept until/, 'right below how it stands')
    await isWellOnAPhone(nia)
    await picture(nia, 'three-times-in-vain')
  })

  await t.test('on the next day she writes, and is the first', async () => {
    await later(20 * HOUR)
    await writes(stage, 'I was here first today.')
    await nia.reload()
    await nia.locator('#words').fill('I could not come to the telephone.')
    await nia.getByRole('button', { name: 'Send', exact: true }).click()
    await nia.getByRole('heading', { name: 'You are in the line' }).waitFor()
    const amara = await house.hand('agent')
    await amara.send('PUT', 'presence', { presence: 'here' })
    assert.match((await offeredTo(amara)).lastWords, /could not come to the telephone/)
    await answersUntil(amara, 'could not come to the telephone')
    await nia.getByRole('heading', { name: /You are talking with/ }).waitFor()
    await picture(nia, 'the-first-on-the-next-day')
    await amara.send('PUT', 'presence', { presence: 'away' })
  })
})

test('S0.4 at a time of one’s own choice: nobody is called before it, and it is a promise', async t => {
  const house = inHouse()
  const { stage, later } = house
  const picture = pictures('S0.4-chosen')
  await nobodyWaits(house)
  const bea = await customerAt(t, stage)
  await bea.getByRole('link', { name: 'Call me back', exact: true }).click()
  await bea.getByLabel('What is it about, in a few words').fill('A bill that I do not know.')
  await bea.getByLabel('When shall we call?').selectOption({ index: 3 })
  await picture(bea, 'the-times')
  await checkAccessibility(bea)
  await asksForACall(bea, '01632 960122')
  const from = Number(/^(\d+)-/.exec((await chosen(house)) ?? '')?.[1])
  await bea
    .getByText(/You chose/)
    .first()
    .waitFor()
  await bea
    .getByText(/We call you between/)
    .first()
    .waitFor()
  await isWellOnAPhone(bea)
  await picture(bea, 'chosen-and-promised')

  const amara = await house.hand('agent')
  await amara.send('PUT', 'presence', { presence: 'here' })
  await writes(stage, LATER)
  await answersUntil(amara, LATER)
  for (const { id, entry } of await amara.mine())
    if (entry?.state === 'answered') await amara.act(id, { act: 'end-contact' })
  assert.equal(
    (await amara.mine()).some(({ entry }) => entry?.callback),
    false,
    'not before her time',
  )

  await later(from + MINUTE - house.clock.now())
  const caseId = await answersUntil(amara, 'A bill that I do not know.')
  const [entry] = (await amara.mine()).flatMap(one => (one.id === caseId && one.entry ? [one.entry] : []))
  assert.ok(await amara.act(caseId, { act: 'reached', entryId: entry?.id }))
  await bea.reload()
  await bea.getByText(/kept/i).first().waitFor()
  await picture(bea, 'kept')
})

/** From the page with the number to the page of the case. */
async function asksForACall(page: Page, number: string): Promise<void> {
  await page.getByLabel('Your telephone number').fill(number)
  await checkAccessibility(page)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('heading', { name: 'Is this number right?' }).waitFor()
  await checkAccessibility(page)
  await page.getByRole('button', { name: 'Yes, call me there' }).click()
  await page.getByRole('heading', { name: 'We call you' }).waitFor()
}

async function isWellOnAPhone(page: Page): Promise<void> {
  await checkAccessibility(page)
  const isWider = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
  assert.equal(isWider, false, 'nothing is to be pushed sideways')
}

/** The first try, at a desk: offered with her story, dialled, not reached; whoever came later is next. */
async function inVainAtADesk(
  t: TestContext,
  { stage }: HouseInTime,
  nia: Page,
  picture: ReturnType<typeof pictures>,
): Promise<void> {
  const desk = await deskOf(t, stage, { role: 'agent' })
  await sitDown(desk)
  const offer = desk.locator('.offer')
  await offer.filter({ hasText: NIA }).first().waitFor()
  await picture(desk, 'offered-with-her-story')
  await desk.keyboard.press('a')
  await desk.getByRole('link', { name: '+44 1632 960111' }).waitFor()
  await desk.getByText(NIA).first().waitFor()
  await nia
    .getByText(/is calling you now/)
    .first()
    .waitFor()
  await checkAccessibility(desk)
  await picture(desk, 'dialled-by-hand')
  await desk.setViewportSize(PHONE)
  await checkAccessibility(desk)
  await desk.setViewportSize(DESK)
  await desk.getByRole('button', { name: /^Nobody answered/ }).click()
  await nia.getByText(/We tried and did not reach you\. We try again/).waitFor()
  await isWellOnAPhone(nia)
  await picture(nia, 'one-try-in-vain')
  await offer.filter({ hasText: LATER }).first().waitFor()
  await desk.keyboard.press('a')
  await desk.locator('.message[data-from=customer]').filter({ hasText: LATER }).waitFor()
  await desk
    .getByRole('button', { name: /End the conversation/ })
    .first()
    .click()
  await desk.getByRole('radio', { name: 'Away' }).click()
  await desk.getByText('People in the line are offered to you.').waitFor({ state: 'hidden' })
}

/** Is offered her first, dials, and reaches nobody. */
async function inVain(agent: Hand): Promise<void> {
  const { id, entry, lastWords } = await offeredTo(agent)
  assert.ok(lastWords.includes(NIA) && entry)
  assert.ok(await agent.act(id, { act: 'answer', entryId: entry.id }))
  assert.ok(await agent.act(id, { act: 'not-reached', entryId: entry.id, why: 'no-answer' }))
}

/** The time that was chosen last, as the page sends it. */
async function chosen({ read }: HouseInTime): Promise<string | undefined> {
  const rows = await read<{ readonly window: string }>(
    `SELECT round(extract(epoch FROM callback_from) * 1000)::text || '-' AS window FROM entry
     WHERE callback_from IS NOT NULL AND state = 'waiting' ORDER BY place DESC LIMIT 1`,
  )
  return rows[0]?.window
}

/** Whoever waits to talk to somebody is helped, and everybody stands up. */
async function nobodyWaits({ stage, hand, sendHome, oneAtATime }: HouseInTime): Promise<void> {
  await sendHome()
  await oneAtATime()
  const amara = await hand('agent')
  await amara.send('PUT', 'presence', { presence: 'here' })
  await writes(stage, 'The last of those before.')
  const last = await answersUntil(amara, 'The last of those before.')
  await amara.act(last, { act: 'end-contact' })
  await amara.send('PUT', 'presence', { presence: 'away' })
}
