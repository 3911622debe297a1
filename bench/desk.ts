/**
 * How long a customer's words take until an agent sees them.
 *
 * Method. The product runs as a process of its own, with its embedded database and the demo. An agent's desk is open in a real browser
 * on one case. A customer sends words over HTTP, as the page does; in the browser an observer of the document notes when those words
 * stand in it. Both read the clock of the one machine. Meanwhile 50 other customers write, each about every three seconds, with the
 * desks of four other agents connected. Before each measured message an empty round trip (GET /healthz) is timed in the same
 * process: that is what the machine needs for any answer at that moment.
 *
 * - messageToScreenP50Ms, messageToScreenP99Ms: from before the message is sent to its words standing in the document.
 * - emptyRoundTripP99Ms: the empty round trip.
 * - ratioP99: the second divided by the third.
 * - otherMessages: how many the 50 others sent while this was measured.
 *
 * Options: --messages N (300).
 */
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium, type Page } from 'playwright-core'
import { startChromium } from '../tests/chromium.ts'
import { percentile } from './measure.ts'
import { type Customer, openCustomer } from './product/customer.ts'
import { openDesk, readLogins, signIn } from './product/desk.ts'
import { atPlace, type Place, startHeed } from './product/heed.ts'
import { type Options, wholeNumber } from './run.ts'

const others = 50
const otherDesks = 4
const pauseBetweenOthersMs = 3_000
const pauseMs = 60
const patienceMs = 20_000

export async function run(options: Options): Promise<Readonly<Record<string, number>>> {
  const messages = wholeNumber(options, 'messages', 300)
  return await atPlace('desk', async place => {
    const heed = await startHeed(place, '--demo')
    try {
      return await measure(place, messages)
    } finally {
      await heed.stop()
    }
  })
}

async function measure(place: Place, messages: number): Promise<Readonly<Record<string, number>>> {
  const [mine, ...rest] = readLogins(place)
  if (!mine) throw new Error('the demo has no log-ins')
  const closes = await Promise.all(rest.slice(0, otherDesks).map(login => openDesk(place, login)))
  const end = new AbortController()
  const writing = startOthers(place, end.signal)
  const server = await startChromium()
  const browser = await chromium.connect(server.wsEndpoint())
  try {
    const customer = openCustomer({ url: place.url, from: '127.0.2.1', signal: end.signal })
    await customer.say('The measured case begins.')
    const cookie = await signIn(place, mine)
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.context().addCookies(cookie.split('; ').map(pair => toCookie(pair, place.url)))
    await openMeasuredCase(page, place, cookie)
    // The first messages find everything cold; they are not counted.
    await timeMessages(page, place, customer, 20)
    const sentBefore = writing.count()
    const timed = await timeMessages(page, place, customer, messages)
    const screen = timed.map(one => one.screenMs)
    const trip = timed.map(one => one.tripMs)
    const p99 = percentile(screen, 0.99)
    const emptyP99 = percentile(trip, 0.99)
    return {
      messageToScreenP50Ms: rounded(percentile(screen, 0.5)),
      messageToScreenP99Ms: rounded(p99),
      emptyRoundTripP99Ms: rounded(emptyP99),
      ratioP99: rounded(p99 / emptyP99),
      otherMessages: writing.count() - sentBefore,
    }
  } finally {
    end.abort()
    await writing.done
    for (const close of closes) close()
    await browser.close()
    const gone = once(server.process(), 'exit')
    await server.close()
    await gone
  }
}

function startOthers(
  place: Place,
  signal: AbortSignal,
): { readonly count: () => number; readonly done: Promise<unknown> } {
  let count = 0
  const one = async (index: number) => {
    const customer = openCustomer({ url: place.url, from: `127.0.3.${index + 1}`, signal })
    await sleep((index * pauseBetweenOthersMs) / others, undefined, { signal })
    for (let line = 1; ; line++) {
      await customer.say(`The light of box ${index} blinks for the ${line}th time.`)
      count++
      await sleep(pauseBetweenOthersMs, undefined, { signal })
    }
  }
  const writing = Array.from({ length: others }, (_, index) => one(index))
  return { count: () => count, done: Promise.allSettled(writing) }
}

interface Timed {
  readonly screenMs: number
  readonly tripMs: number
}

async function timeMessages(
  page: Page,
  place: Place,
  customer: Customer,
  count: number,
): Promise<readonly Timed[]> {
  const timed: Timed[] = []
  for (let index = 0; index < count; index++) {
    const asked = wallMs()
    await (await fetch(`${place.url}/healthz`)).text()
    const tripMs = wallMs() - asked
    const mark = `mark-${crypto.randomUUID()}`
    const seen = page.evaluate<number>(`(${heedBenchSeen})('${mark}', ${patienceMs})`)
    const sent = wallMs()
    await customer.say(mark)
    timed.push({ screenMs: (await seen) - sent, tripMs })
    await sleep(pauseMs)
  }
  return timed
}

/** In the page: answers the wall clock, in milliseconds, when some words stand in the story. Text, since here is no document. */
const heedBenchSeen = `(words, patienceMs) => new Promise((resolve, reject) => {
  const look = () => {
    if (!document.querySelector('[data-pane=story]')?.textContent.includes(words)) return
    watching.disconnect()
    resolve(performance.timeOrigin + performance.now())
  }
  const watching = new MutationObserver(look)
  watching.observe(document.body, { subtree: true, childList: true, characterData: true })
  setTimeout(() => reject(new Error(words + ' never came')), patienceMs)
  look()
})`

async function openMeasuredCase(page: Page, place: Place, cookie: string): Promise<void> {
  const answer = await fetch(`${place.url}/api/desk/cases?list=team`, { headers: { cookie } })
  const { cases } = (await answer.json()) as { cases: { id: string; lastWords: string }[] } // a CaseList
  const found = cases.find(one => one.lastWords === 'The measured case begins.')
  if (!found) throw new Error('the measured case is not on the list')
  await page.goto(`${place.url}/desk/case/${found.id}`)
  await page.getByText('The measured case begins.').first().waitFor()
}

function toCookie(
  pair: string,
  url: string,
): { readonly name: string; readonly value: string; readonly url: string } {
  const at = pair.indexOf('=')
  return { name: pair.slice(0, at), value: pair.slice(at + 1), url }
}

/** The clock of the machine, finer than milliseconds. */
function wallMs(): number {
  return performance.timeOrigin + performance.now()
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
