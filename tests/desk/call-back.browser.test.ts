/** A callback from both sides in real browsers against the real server: a customer without script, and the agent who dials. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { callbackEn } from '../../contract/words/callback-en.ts'
import { callback as deskEn } from '../../contract/words/callback-desk-en.ts'
import { callWords } from '../../contract/words/calls.ts'
import { calledEn } from '../../contract/words/called-en.ts'
import { eventually } from '../../server/testing/eventually.ts'
import { openWorld } from '../../server/testing/world.ts'
import type { World } from '../../server/testing/world.ts'
import { checkAccessibility, DESK, openPage, PHONE, takePicture } from '../browser.ts'

const callsEn = callWords.en

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world[Symbol.asyncDispose]())

test('asked for without script, dialled with the story, missed by one key, reached by another, written down', async t => {
  const tab = await openPage(t, { viewport: PHONE, javaScriptEnabled: false })
  await tab.goto(world.url)
  await tab.getByRole('link', { name: calledEn.way.link }).click()
  await tab.getByLabel(callbackEn.page.number).fill('01632 960111')
  await tab.getByLabel(callbackEn.page.words).fill('My line has been dead since Friday.')
  await tab.getByRole('button', { name: callbackEn.page.next }).click()
  await tab.getByText('+44 1632 960111').waitFor()
  await checkAccessibility(tab)
  await tab.getByRole('button', { name: callbackEn.check.yes }).click()
  await tab.getByRole('heading', { name: calledEn.own.willCall }).waitFor()
  await checkAccessibility(tab)
  await takePicture(tab, 'call-back-asked')

  const ada = await world.agent('ada')
  const page = await openPage(t, { viewport: DESK })
  const cookies = ada.cookie.split('; ').map(pair => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: world.url }
  })
  await page.context().addCookies(cookies)
  await page.goto(`${world.url}/desk`)
  await ada.here()
  const caseId = await ada.offered()
  await page.getByText(deskEn.byPhone).first().waitFor()
  await takePicture(page, 'call-back-offered')
  await page.keyboard.press('a')
  await page.getByRole('link', { name: '+44 1632 960111' }).waitFor()
  await page.getByText(deskEn.numberIs.confirmed).waitFor()
  await checkAccessibility(page)
  await takePicture(page, 'call-back-dialling')
  await page.setViewportSize(PHONE)
  await takePicture(page, 'call-back-dialling-phone')
  const isWider = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
  assert.equal(isWider, false)
  await page.setViewportSize(DESK)
  await page.keyboard.press('Shift+Z')
  await eventually('a try', async () => (await ada.view(caseId)).summary.entry?.callback?.tries === 1)
  await page
    .getByText(/called back /)
    .first()
    .waitFor()
  await takePicture(page, 'call-back-missed')
  await tab.reload()
  await tab.getByText(/We try again/).waitFor()

  // Away while the clock is moved, so that the desk is not missed.
  await ada.send('PUT', '/api/desk/presence', { presence: 'away' })
  world.clock.advance(10 * 60_000 + 1_000)
  await ada.here()
  await ada.offered()
  await page.goto(`${world.url}/desk/case/${caseId}`)
  await page.getByText(deskEn.byPhone).first().waitFor()
  await page.keyboard.press('a')
  await page.getByRole('button', { name: deskEn.reached }).waitFor()
  await page.keyboard.press('Shift+Y')
  await page.getByRole('heading', { name: /You are talking with/ }).waitFor()
  await page.getByRole('button', { name: deskEn.write }).click()
  await page.getByLabel(callsEn.words).fill('A new router is on its way.')
  await takePicture(page, 'call-back-written')
  await page.getByRole('button', { name: callsEn.submit }).click()
  await eventually('the contact has ended', async () => (await ada.view(caseId)).summary.entry === null)
})

test('before the time that a customer chose, the desk asks for a reason in the place of taking them up', async t => {
  const hour = 3_600_000
  const from = Math.ceil((world.clock.now() + 30 * hour) / hour) * hour
  const ada = await world.agent('ada')
  await ada.send('PUT', '/api/desk/presence', { presence: 'away' })
  const customer = await world.customer('Call me tomorrow, please.')
  const number = { number: '01632 960112', right: '+441632960112' }
  const asked = { messageId: crypto.randomUUID(), ...number, window: `${from}-${from + hour / 2}` }
  assert.equal((await customer.post('call-back', asked)).status, 200)
  const page = await openPage(t, { viewport: DESK })
  const cookies = ada.cookie.split('; ').map(pair => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: world.url }
  })
  await page.context().addCookies(cookies)
  await page.goto(`${world.url}/desk/case/${customer.caseId}`)
  const early = page.getByRole('button', { name: deskEn.earlyAsked })
  await early.waitFor()
  await checkAccessibility(page)
  await takePicture(page, 'call-back-early')
  await page.keyboard.press('Shift+T')
  await early.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '+44 1632 960112' }).waitFor()
  await page.getByText(/calls before the chosen time: the customer asked for it/).waitFor()
})
