/**
 * What a browser has to fetch for a first view, and how soon it is of use on a slow machine.
 *
 * Method. The product runs as a process of its own with the demo; Chromium opens each page in a context of its own, with nothing cached
 * and its processor slowed four times (Emulation.setCPUThrottlingRate). Bytes are what came over the wire, bodies and headers, as
 * the browser's own network log counts them; 1 KB is 1,000 bytes. Times are medians of the repetitions, from the start of the navigation.
 *
 * - deskKbGz: all that a signed-in agent's desk fetches until its list stands there, JSON included.
 * - contactKbGz: all that the contact page fetches.
 * - widgetKbGz: all that a foreign page fetches for the contact button; widgetOpenedKbGz: with the panel, which is fetched when
 *   somebody opens it, in one language.
 * - deskInteractiveMs: until the list of the desk stands there and a key is answered (`?` opens the list of keys).
 * - contactUsefulMs: until the box for one's own words can be written in.
 * - emptyPageMs: the same browser, as slow, until the load of an empty page of the same server (/healthz) is over: the machine's own share.
 *
 * Options: --repetitions N (5).
 */
import { once } from 'node:events'
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import { startChromium } from '../tests/chromium.ts'
import { percentile } from './measure.ts'
import { readLogins, signIn } from './product/desk.ts'
import { atPlace, type Place, startHeed } from './product/heed.ts'
import { type Options, wholeNumber } from './run.ts'

const slowness = 4

export async function run(options: Options): Promise<Readonly<Record<string, number>>> {
  const repetitions = wholeNumber(options, 'repetitions', 5)
  return await atPlace('weight', async place => {
    const heed = await startHeed(place, '--demo')
    const server = await startChromium()
    const browser = await chromium.connect(server.wsEndpoint())
    try {
      return await measure(browser, place, repetitions)
    } finally {
      await browser.close()
      const gone = once(server.process(), 'exit')
      await server.close()
      await gone
      await heed.stop()
    }
  })
}

async function measure(
  browser: Browser,
  place: Place,
  repetitions: number,
): Promise<Readonly<Record<string, number>>> {
  const cookie = await agentCookie(place)
  const runs: Readonly<Record<'desk' | 'contact' | 'empty', View[]>> = { desk: [], contact: [], empty: [] }
  for (let left = repetitions; left > 0; left--) {
    runs.empty.push(await view(browser, `${place.url}/healthz`, async () => {}))
    runs.contact.push(await view(browser, `${place.url}/`, becomesWritable))
    runs.desk.push(await view(browser, `${place.url}/desk`, answersAKey, cookie))
  }
  const middle = (views: readonly View[], of: keyof View) =>
    percentile(
      views.map(one => one[of]),
      0.5,
    )
  return {
    deskKbGz: middle(runs.desk, 'kb'),
    contactKbGz: middle(runs.contact, 'kb'),
    widgetKbGz: await packedKb(place, ['/widget.js']),
    widgetOpenedKbGz: await packedKb(place, ['/widget.js', '/widget/panel-en.js']),
    deskInteractiveMs: middle(runs.desk, 'usefulMs'),
    contactUsefulMs: middle(runs.contact, 'usefulMs'),
    emptyPageMs: middle(runs.empty, 'usefulMs'),
  }
}

interface View {
  readonly kb: number
  readonly usefulMs: number
}

async function view(
  browser: Browser,
  url: string,
  isUseful: (page: Page) => Promise<void>,
  cookies: Parameters<BrowserContext['addCookies']>[0] = [],
): Promise<View> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    await context.addCookies(cookies)
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    const bytes = await countBytes(session)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowness })
    const began = performance.now()
    await page.goto(url, { waitUntil: 'load' })
    await isUseful(page)
    const usefulMs = Math.round(performance.now() - began)
    await page.waitForLoadState('networkidle')
    return { kb: Math.round(bytes() / 100) / 10, usefulMs }
  } finally {
    await context.close()
  }
}

async function countBytes(session: CDPSession): Promise<() => number> {
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  return () => bytes
}

async function becomesWritable(page: Page): Promise<void> {
  const box = page.locator('textarea[name=words]')
  await box.fill('Hello?')
}

async function answersAKey(page: Page): Promise<void> {
  await page.locator('.line').first().waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
}

async function agentCookie(place: Place) {
  const login = readLogins(place)[0]
  if (!login) throw new Error('the demo has no log-ins')
  const cookie = await signIn(place, login)
  return cookie.split('; ').map(pair => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: place.url }
  })
}

/** Packed as they are sent. */
async function packedKb({ url }: Place, paths: readonly string[]): Promise<number> {
  let bytes = 0
  for (const path of paths) {
    const answer = await fetch(url + path, { headers: { 'accept-encoding': 'gzip' } })
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`)
    const packed = Number(answer.headers.get('content-length'))
    if (answer.headers.get('content-encoding') !== 'gzip') throw new Error(`${path} is not sent packed`)
    bytes += packed
    await answer.arrayBuffer()
  }
  return Math.round(bytes / 100) / 10
}
