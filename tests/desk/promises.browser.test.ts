/** Promises in a real browser against the real server: warned of before they are said, frozen, put right, looked at by a lead. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { en as deskEn } from '../../contract/words/desk-en.ts'
import { frontWords } from '../../contract/words/front.ts'
import { en } from '../../contract/words/promises-en.ts'
import { setupEn } from '../../contract/words/setup-en.ts'
import { DAY, HOUR } from '../../domain/time.ts'
import { eventually } from '../../server/testing/eventually.ts'
import { openWorld, type World } from '../../server/testing/world.ts'
import { checkAccessibility, DESK, openPage, PHONE, takePicture } from '../browser.ts'
import { answered, deskOf } from './seat.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world[Symbol.asyncDispose]())

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

async function publish(name: string, until: number): Promise<void> {
  const hugo = await world.agent('hugo')
  const answer = await hugo.send('PUT', `/api/desk/setup/offers/${randomUUID()}`, {
    en: { name, terms: `${name}: £31 a month for 24 months.` },
    es: { name, terms: `${name}: 31 £ al mes durante 24 meses.` },
    price: { minor: 3_100, currency: 'GBP' },
    fromDay: dayOf(until - 60 * DAY),
    untilDay: dayOf(until),
    version: 0,
  })
  assert.equal(answer.status, 200, answer.text)
}

/** @param shown what has to be in sight while it is looked at */
async function look(page: Page, name: string, shown?: string): Promise<void> {
  for (const [viewport, colorScheme] of [
    [DESK, 'light'],
    [PHONE, 'dark'],
  ] as const) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    await takePicture(page, `${name}-${viewport.width}`)
    // Half under the foot of the box, it would count as too small to be pressed.
    if (shown !== undefined)
      await page
        .locator(shown)
        .first()
        .evaluate(part => part.scrollIntoView({ block: 'center' }))
    await checkAccessibility(page)
  }
  await page.setViewportSize(DESK)
}

test('an agent is warned before an offer that has ended is said, writes it down as said, and a lead puts it right', async t => {
  await publish('Fibre with a tablet', world.clock.now() - 20 * DAY)
  await publish('Fibre 200', world.clock.now() + 30 * DAY)
  // Saying it without having read the warning is refused on purpose.
  const { page, customer } = await answered(world, t, 'ada', 'You promised me a tablet.', {
    expects: [/409/],
  })
  await page.locator('body').press('Alt+p')
  const form = page.getByRole('region', { name: deskEn.promise.make })
  await form.getByLabel(deskEn.promise.kind).selectOption('goods')
  await form.getByText(en.more).click()
  await form.getByLabel(en.offer).selectOption({ label: 'Fibre 200' })
  await form.getByLabel(en.offer).selectOption({ label: 'Fibre with a tablet' })
  // The name of one offer never stands beside the terms of another.
  assert.equal(await form.getByLabel(deskEn.promise.words).inputValue(), 'Fibre with a tablet')
  await form.getByLabel(deskEn.promise.words).fill('A free tablet with two years of fibre.')
  await form.getByRole('button', { name: deskEn.promise.quick.workingDays(5) }).click()
  await form.getByText(/ended on/).waitFor()
  await look(page, 'promise-warned', '.promise-more summary')
  await page.getByRole('button', { name: deskEn.promise.record }).click()
  assert.equal(
    (await (await world.agent('ada')).view(customer.caseId)).promises.length,
    0,
    'nothing was said',
  )
  const refusal = page.locator('#composer').getByRole('alert')
  await refusal.waitFor()
  await form.getByLabel(en.said).check()
  // It was about what is no more written.
  await refusal.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: deskEn.promise.record }).click()
  await page.getByText(en.beyond).first().waitFor()
  await look(page, 'promise-beyond')

  const { page: lead } = await deskOf(world, t, 'lena')
  await lead.locator('body').press('Alt+o')
  await lead.getByText('A free tablet with two years of fibre.').first().waitFor()
  await look(lead, 'promises-at-risk')
  await lead.getByRole('link', { name: /A free tablet/ }).click()
  await lead.getByRole('button', { name: en.instead }).click()
  await lead.getByLabel(deskEn.promise.words).fill('£180 off your next bills.')
  const inAWeek = new Date(world.clock.now() + 7 * DAY).toISOString().slice(0, 16)
  await lead.getByLabel(deskEn.promise.due).fill(inAWeek)
  await lead.getByRole('button', { name: en.insteadSubmit }).click()
  await lead.getByText('£180 off your next bills.').first().waitFor()

  const own = await openPage(t, { viewport: PHONE })
  const [name = '', value = ''] = customer.cookie.split('=')
  await own.context().addCookies([{ name, value, url: world.url }])
  await own.goto(`${world.url}/case/${customer.reference}`)
  await own.getByText('£180 off your next bills.').first().waitFor()
  await look(own, 'promise-own')
  await own.setViewportSize(PHONE)
  await own.getByRole('button', { name: frontWords.en.promises.accept }).click()
  const ada = await world.agent('ada')
  await eventually('the customer’s yes', async () => {
    const { promises } = await ada.view(customer.caseId)
    return promises.find(({ state, words }) => state === 'open' && words === '£180 off your next bills.')
  })
})

test('a promise rests by its button, goes on by another, and details go out with the promise in one act', async t => {
  const { page, customer } = await answered(world, t, 'ada', 'Send me the details.')
  const ada = await world.agent('ada')
  const act = { act: 'promise', kind: 'visit', words: 'An engineer comes.', replaces: null } as const
  await ada.act(customer.caseId, { ...act, dueAt: world.clock.now() + 5 * HOUR })
  await page.getByRole('button', { name: en.pause }).click()
  await page.getByLabel(en.pauseFor).fill('When are you at home?')
  await page.getByRole('button', { name: en.pauseSubmit }).click()
  await page.getByText(en.paused).waitFor()
  await page.getByRole('button', { name: en.resume }).click()
  await page.getByText(en.paused).waitFor({ state: 'detached' })

  // A new date is for the same thing.
  await page.getByRole('button', { name: deskEn.promise.replace }).click()
  const anew = page.getByRole('region', { name: deskEn.promise.make })
  await anew.getByLabel(deskEn.promise.words).waitFor()
  assert.equal(await anew.getByLabel(deskEn.promise.kind).isDisabled(), true)
  await anew.getByRole('button', { name: deskEn.acts.cancel }).click()

  await page.locator('body').press('Alt+p')
  const form = page.getByRole('region', { name: deskEn.promise.make })
  await form.getByLabel(deskEn.promise.kind).selectOption('send-details')
  await form.getByLabel(deskEn.promise.words).fill('I send you the details.')
  await form.getByText(en.detailsNow).waitFor()
  await form.getByRole('button', { name: deskEn.promise.quick.oneHour }).click()
  await page.locator('#composer textarea').first().fill('Fibre 200: £31 a month.')
  await page.getByRole('button', { name: deskEn.composer.sendWithPromise }).click()
  await eventually('the details', async () => {
    const { story } = await ada.view(customer.caseId)
    return story.find(({ type, words }) => type === 'AgentReplied' && words === 'Fibre 200: £31 a month.')
  })
})

test('whoever does not lead reads for whom the lists of leads are, and asks for none of them', async t => {
  const { page } = await deskOf(world, t, 'bo')
  const asked: string[] = []
  page.on('response', answer => void (answer.status() === 403 && asked.push(answer.url())))
  await page.goto(`${world.url}/desk/promises`)
  await page.getByText(en.risk.forLeads).waitFor()
  await page.goto(`${world.url}/desk/leaving`)
  await page.getByText(deskEn.leaving.listForLeads).waitFor()
  assert.deepEqual(asked, [])
})

test('an administrator publishes an offer, and each change is a version of its own', async t => {
  const { page } = await deskOf(world, t, 'hugo')
  await page.goto(`${world.url}/desk/setup/offers`)
  await page.getByRole('button', { name: en.offers.add }).click()
  for (const [side, name, terms] of [
    [en.offers.english, 'Fibre 500', '£41 a month.'],
    [en.offers.spanish, 'Fibra 500', '41 £ al mes.'],
  ] as const) {
    const group = page.getByRole('group', { name: side }).last()
    await group.getByLabel(en.offers.name).fill(name)
    await group.getByLabel(en.offers.terms).fill(terms)
  }
  await page.getByLabel(en.offers.from).last().fill(dayOf(world.clock.now()))
  await page.getByRole('button', { name: en.offers.publish }).last().click()
  await page.getByText('Fibre 500').first().waitFor()
  await page.getByText('Fibre 500').first().click()
  await look(page, 'offers')

  const offer = page.locator('.catalogue-offer').filter({ hasText: 'Fibre 500' })
  const inEnglish = offer.getByRole('group', { name: en.offers.english }).getByLabel(en.offers.terms)
  const publishIt = offer.getByRole('button', { name: en.offers.publish })
  await inEnglish.fill('£43 a month.')
  await publishIt.click()
  await offer.getByText(setupEn.oneLanguage.asks.es).waitFor()
  await look(page, 'offers-one-language')
  await offer.getByRole('button', { name: setupEn.oneLanguage.write.es }).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('43 £ al mes.')
  await publishIt.click()
  await offer.getByText(en.offers.version(2)).waitFor()
  await inEnglish.fill('£44 a month.')
  await publishIt.click()
  await offer.getByRole('button', { name: setupEn.oneLanguage.goOn }).click()
  await offer.getByText(en.offers.version(3)).waitFor()
  assert.equal(
    await offer.getByRole('group', { name: en.offers.spanish }).getByLabel(en.offers.terms).inputValue(),
    '43 £ al mes.',
  )
})

test('a reply keeps its promise by a tick, what was said on the telephone becomes one by a key, and what is owed outlives the customer’s yes', async t => {
  const { page, customer } = await answered(world, t, 'ada', 'My picture flickers.')
  const ada = await world.agent('ada')
  const promise = { act: 'promise', replaces: null, dueAt: world.clock.now() + 4 * HOUR } as const
  await ada.act(customer.caseId, { ...promise, kind: 'reply', words: 'I tell you by four what it was.' })
  await ada.act(customer.caseId, { ...promise, kind: 'goods', words: 'A new cable comes by post.' })

  const box = page.locator('#composer textarea').first()
  await box.fill('It was the cable behind your television.')
  const tick = page.getByRole('checkbox', { name: /I tell you by four/ })
  assert.ok(await tick.isChecked(), 'it is the only one that words can keep')
  await box.press('Alt+y')
  assert.ok(!(await tick.isChecked()))
  await box.press('Alt+y')
  await look(page, 'promise-keeps', '.keeps')
  await box.press('Control+Enter')
  await eventually('the kept promise', async () => {
    const { promises } = await ada.view(customer.caseId)
    return promises.find(({ kind, state }) => kind === 'reply' && state === 'kept')
  })

  // On the page, too, it is said and no longer on its way.
  await page
    .locator('.message[data-from=us]:not([data-state])')
    .filter({ hasText: 'behind your television' })
    .waitFor()
  await page.locator('body').press('Alt+e')
  const form = page.getByRole('region', { name: deskEn.promise.make })
  await form.getByLabel(en.evidence).waitFor()
  assert.notEqual(await form.getByLabel(en.evidence).inputValue(), '')
  await look(page, 'promise-from-said', '.promise-more summary')

  const own = await openPage(t, { viewport: PHONE })
  const [name = '', value = ''] = customer.cookie.split('=')
  await own.context().addCookies([{ name, value, url: world.url }])
  await own.goto(`${world.url}/case/${customer.reference}`)
  const says = frontWords.en
  await own.getByText(says.verdict.owed).waitFor()
  await look(own, 'promise-owed', '.owed')
  await own.setViewportSize(PHONE)
  await own.getByRole('button', { name: says.verdict.itIs }).click()
  await own.getByText(says.case.stands.owing).first().waitFor()
  await look(own, 'promise-owing')
  await own.getByRole('button', { name: says.promises.release }).click()
  await own.getByText(says.case.stands.solved, { exact: true }).first().waitFor()
  assert.equal((await ada.view(customer.caseId)).summary.status, 'solved')
})
