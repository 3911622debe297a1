/**
 * How long the product takes to start, and how much memory it needs.
 *
 * Method. The product runs as a process of its own, without npm and without the launcher, with its embedded database and
 * the demo. Each repetition begins with an empty data folder. Each figure is the median of the repetitions.
 *
 * - coldStartMs: from spawn to the first 200 of /readyz on an empty folder, so with initdb, all migrations and the demo.
 * - warmStartMs: the same when it was stopped cleanly before.
 * - idleMb: memory 20 s after a warm start: the proportional set size (what is shared counts once) of Heed's process and all
 *   below it, which are those of its database.
 * - loadedMb: the same right after 1,000 messages in chats of 50 customers, with five desks connected.
 *
 * Options: --repetitions N (3).
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { memoryMb, percentile } from './measure.ts'
import { openCustomer } from './product/customer.ts'
import { openDesk, readLogins } from './product/desk.ts'
import { atPlace, type Place, startHeed } from './product/heed.ts'
import { type Options, wholeNumber } from './run.ts'

interface Figures {
  readonly coldStartMs: number
  readonly warmStartMs: number
  readonly idleMb: number
  readonly loadedMb: number
}

const idleAfterMs = 20_000
const customers = 50
const messagesEach = 20
const desks = 5

export async function run(options: Options): Promise<Readonly<Record<keyof Figures, number>>> {
  const runs: Figures[] = []
  for (let left = wholeNumber(options, 'repetitions', 3); left > 0; left--) {
    const figures = await atPlace('footprint', measureOnce)
    console.error(JSON.stringify(figures))
    runs.push(figures)
  }
  const median = (name: keyof Figures) =>
    percentile(
      runs.map(figures => figures[name]),
      0.5,
    )
  return {
    coldStartMs: median('coldStartMs'),
    warmStartMs: median('warmStartMs'),
    idleMb: median('idleMb'),
    loadedMb: median('loadedMb'),
  }
}

async function measureOnce(place: Place): Promise<Figures> {
  const cold = await startHeed(place, '--demo')
  await cold.stop()
  const warm = await startHeed(place)
  try {
    await sleep(idleAfterMs)
    const idleMb = memoryMb([warm.pid])
    const loadedMb = await whileBusy(place, () => memoryMb([warm.pid]))
    return { coldStartMs: cold.readyMs, warmStartMs: warm.readyMs, idleMb, loadedMb }
  } finally {
    await warm.stop()
  }
}

/** Reads when everything has been said and the desks are still there. */
async function whileBusy(place: Place, read: () => number): Promise<number> {
  const logins = readLogins(place).slice(0, desks)
  const closeDesks = await Promise.all(logins.map(login => openDesk(place, login)))
  const { signal } = new AbortController()
  await Promise.all(
    Array.from({ length: customers }, async (_, index) => {
      const customer = openCustomer({ url: place.url, from: `127.0.2.${index + 1}`, signal })
      for (let said = 0; said < messagesEach; said++) await customer.say(`It still does not work, ${said}.`)
    }),
  )
  const megabytes = read()
  for (const close of closeDesks) close()
  return megabytes
}
