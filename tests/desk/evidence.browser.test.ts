/** Recordings in a real browser against the real server: added, heard by the exact seconds, chosen for a promise, heard by the customer. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { en as deskEn } from '../../contract/words/desk-en.ts'
import { evidenceHouseEn as en } from '../../contract/words/evidence-house-en.ts'
import { evidenceHouseEs as es } from '../../contract/words/evidence-house-es.ts'
import { en as promisesEn } from '../../contract/words/promises-en.ts'
import { wavOf } from '../../server/evidence/wav.fixture.ts'
import { eventually } from '../../server/testing/eventually.ts'
import { openWorld, type World } from '../../server/testing/world.ts'
import { checkAccessibility, DESK, openPage, PHONE, takePicture } from '../browser.ts'
import { answered } from './seat.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world[Symbol.asyncDispose]())

const SECONDS = 12
const CALL = { name: 'call.wav', mimeType: 'audio/wav', buffer: wavOf(SECONDS) }
const LINES = {
  name: 'call.vtt',
  mimeType: 'text/vtt',
  buffer: Buffer.from(
    'WEBVTT\n\n00:01.000 --> 00:02.500\n<v Mrs Marlow>Nobody came on Friday.\n\n00:03.000 --> 00:04.000\n<v Ada>You get thirty pounds off.\n',
  ),
}

/** What is asked of a player in the browser, whose own types are not known here. */
interface Sound {
  currentTime: number
  readonly readyState: number
  seen?: string[]
  readonly addEventListener: (what: string, heard: () => void) => void
}

/** Writes down where a player stood when it sought and when it paused. */
async function watch(audio: Locator): Promise<void> {
  await audio.evaluate((node: unknown) => {
    const sound = node as Sound // an audio element
    const seen: string[] = []
    sound.seen = seen
    for (const what of ['seeking', 'pause'])
      sound.addEventListener(what, () => seen.push(`${what} ${sound.currentTime}`))
  })
}

interface Played {
  readonly sought: readonly number[]
  readonly paused: readonly number[]
}

async function played(audio: Locator): Promise<Played> {
  return await eventually('the end of the part', async () => {
    const seen = await audio.evaluate((node: unknown) => (node as Sound).seen ?? []) // an audio element
    const at = (what: string) =>
      seen.filter(line => line.startsWith(what)).map(line => Number(line.slice(what.length)))
    return at('pause').length > 0 ? { sought: at('seeking'), paused: at('pause') } : undefined
  })
}

/** However busy the machine is: it began at the first second, and stopped behind the last, before its own end. */
async function mustPlay(audio: Locator, button: Locator, from: number, to: number): Promise<void> {
  await watch(audio)
  await button.click()
  const { sought, paused } = await played(audio)
  assert.deepEqual(
    sought.filter(second => Math.abs(second - from) > 0.01),
    [],
    'it goes nowhere else',
  )
  const [end = 0] = paused
  assert.ok(end >= to && end < SECONDS, `it stopped at ${end}`)
}

async function look(page: Page, name: string, shown: Locator): Promise<void> {
  for (const [viewport, colorScheme] of [
    [DESK, 'light'],
    [PHONE, 'dark'],
  ] as const) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    if (await shown.isVisible()) await shown.evaluate(part => part.scrollIntoView({ block: 'center' }))
    await takePicture(page, `${name}-${viewport.width}-${colorScheme}`)
    await checkAccessibility(page)
  }
  await page.setViewportSize(DESK)
}

const callIn = (caseId: string) => ({
  requestId: randomUUID(),
  on: { what: 'case', caseId },
  direction: 'in',
  startedAt: world.clock.now() - 600_000,
  minutes: 1,
  outcome: 'talked',
  words: 'Nobody came on Friday.',
  isShared: true,
  promise: null,
})

test('an agent adds the recording of a call and its lines, chooses the seconds of a promise, and both sides hear exactly these', async t => {
  const { page, customer, client } = await answered(world, t, 'ada', 'You promised me thirty pounds.')
  await client.send('POST', '/api/desk/calls', callIn(customer.caseId))
  await page.locator('body').press('Alt+h')
  const rail = page.getByRole('region', { name: en.desk.title })
  await rail.getByLabel(en.desk.file).setInputFiles(CALL)
  await rail.getByLabel(en.desk.call).selectOption({ index: 1 })
  await rail.getByRole('button', { name: en.desk.submit }).click()
  await rail.getByText('0:12 long').waitFor()
  await rail.getByText(en.desk.addWords).locator('input').setInputFiles(LINES)
  await rail.locator('summary').click()
  await rail.getByText('You get thirty pounds off.').first().waitFor()
  await look(page, 'recordings', rail)

  await page.locator('body').press('Alt+p')
  const form = page.getByRole('region', { name: deskEn.promise.make })
  await form.getByLabel(deskEn.promise.words).fill('Thirty pounds off your bill.')
  await form.getByText(promisesEn.more).click()
  await form.getByRole('combobox', { name: en.desk.where }).selectOption({ index: 1 })
  const part = form.getByRole('group', { name: en.desk.where })
  const audio = part.locator('audio')
  await part.getByText(en.desk.chosen('0:00', '0:12')).waitFor()
  // By ear and by key: where the player stands.
  await eventually(
    'its length',
    async () => audio.evaluate((node: unknown) => (node as Sound).readyState > 0), // an audio element
  )
  await audio.evaluate((node: unknown) => {
    const sound = node as Sound // an audio element
    sound.currentTime = 2.4
  })
  await part.getByRole('button', { name: en.desk.fromHere }).press('[')
  await part.getByText(en.desk.chosen('0:02', '0:12')).waitFor()
  await part.getByRole('spinbutton', { name: en.desk.toSecond }).fill('5')
  await part.getByText(en.desk.chosen('0:02', '0:05')).waitFor()
  // By the line.
  await part.getByRole('button', { name: /^This line.*thirty pounds off/ }).press('Enter')
  await part.getByText(en.desk.chosen('0:03', '0:04')).waitFor()
  await look(page, 'recording-chosen', part)
  await mustPlay(audio, part.getByRole('button', { name: en.play('0:03', '0:04') }), 3, 4)
  await form.getByRole('button', { name: deskEn.promise.quick.tomorrow }).click()
  await page.getByRole('button', { name: deskEn.promise.record }).click()
  const { recordingId } = await eventually('the promise', async () => {
    const { promises } = await client.view(customer.caseId)
    const evidence = promises.find(({ words }) => words === 'Thirty pounds off your bill.')?.evidence
    return evidence && 'recordingId' in evidence ? evidence : undefined
  })
  const kept = page.locator('.promise .recording-part')
  await mustPlay(kept.locator('audio'), kept.getByRole('button', { name: en.play('0:03', '0:04') }), 3, 4)
  await look(page, 'recording-promise', kept)

  const own = await openPage(t, { viewport: PHONE })
  const [name = '', value = ''] = customer.cookie.split('=')
  await own.context().addCookies([{ name, value, url: world.url }])
  await own.goto(`${world.url}/case/${customer.reference}`)
  const heard = own.locator('.promises .heard')
  await mustPlay(heard.locator('audio'), heard.getByRole('button', { name: en.play('0:03', '0:04') }), 3, 4)
  await look(own, 'recording-own', heard)
  const copy = own.getByRole('button', { name: en.own.copy })
  const download = own.waitForEvent('download')
  await copy.press('Enter')
  const file = await download
  assert.equal(file.suggestedFilename(), `${customer.reference}.zip`)
  await file.delete()

  // Without script the address itself says the seconds, in the other language too.
  const still = await openPage(t, { viewport: PHONE, javaScriptEnabled: false, locale: 'es-ES' })
  await still.context().addCookies([{ name, value, url: world.url }])
  await still.goto(`${world.url}/case/${customer.reference}`)
  await still.getByText(es.play('0:03', '0:04')).waitFor()
  const address = await still.locator('.promises .heard audio').getAttribute('src')
  assert.equal(address, `/case/${customer.reference}/recordings/${recordingId}#t=3,4`)
  await still.getByRole('button', { name: es.own.copy }).waitFor()
})
