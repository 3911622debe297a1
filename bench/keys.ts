/**
 * How many keystrokes and clicks the ten commonest tasks at the desk take.
 *
 * Method. The product runs as a process of its own with the demo; one agent's desk is open in a real browser, as wide as a desk. Each
 * task has a customer of its own. From the case or the list being in sight, the task is done by the shortest way that the desk shows,
 * and the page counts what it hears: every keydown of a key that is no modifier, with what is held down along with it, is one
 * keystroke, every press of the pointer one click. Words that are said to somebody are not counted, letters that find something are. The
 * task counts only when the server says that it is done.
 *
 * - tasks: each with our count and what Chatwoot and Zammad take for the same; null where they have no such thing (see keys/peers.ts).
 * - keystrokes, clicks: ours, over all ten.
 * - sharedTasks: how many tasks all three can do; sharedMoves, chatwootMoves, zammadMoves: keystrokes and clicks together over those.
 */
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium, type Page } from 'playwright-core'
import { startChromium } from '../tests/chromium.ts'
import { type Hands, layHandsOn, type Moved } from './keys/hands.ts'
import { peers } from './keys/peers.ts'
import { openSeat, type Seat } from './keys/seat.ts'
import { customerName, type Task, tasks } from './keys/tasks.ts'
import { readLogins, signIn } from './product/desk.ts'
import { atPlace, type Place, startHeed } from './product/heed.ts'

const patienceMs = 30_000

export async function run(): Promise<Readonly<Record<string, unknown>>> {
  return await atPlace('keys', async place => {
    const heed = await startHeed(place, '--demo')
    const server = await startChromium()
    const browser = await chromium.connect(server.wsEndpoint())
    try {
      return await measure(place, await browser.newPage({ viewport: { width: 1440, height: 900 } }))
    } finally {
      await browser.close()
      const gone = once(server.process(), 'exit')
      await server.close()
      await gone
      await heed.stop()
    }
  })
}

async function measure(place: Place, page: Page): Promise<Readonly<Record<string, unknown>>> {
  const login = readLogins(place)[0]
  if (!login) throw new Error('the demo has no log-ins')
  const cookie = await signIn(place, login)
  const cookies = cookie.split('; ').map(pair => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: place.url }
  })
  await page.context().addCookies(cookies)
  page.setDefaultTimeout(patienceMs)
  const seat = openSeat(place, cookie)
  await seat.send('PUT', 'presence', { presence: 'here' })
  const hands = await layHandsOn(page)
  const rows: Row[] = []
  for (const task of tasks) {
    const moved = await doTask(task, seat, hands)
    console.error(`${task.name}: ${moved.keystrokes} keystrokes, ${moved.clicks} clicks`)
    rows.push({ task: task.name, ...moved, ...peers[task.name] })
  }
  return { tasks: rows, ...totals(rows) }
}

interface Row extends Moved {
  readonly task: string
  readonly chatwoot: Moved | null
  readonly zammad: Moved | null
}

async function doTask(task: Task, seat: Seat, hands: Hands): Promise<Moved> {
  const asked = `About: ${task.name}`
  const { caseId, entryId } = await seat.offered(customerName, 'My internet fails.', asked)
  if (task.from === 'the case') await seat.act(caseId, { act: 'answer', entryId })
  await task.prepare?.(seat, caseId)
  const { page } = hands
  await page.goto(`${seat.url}/desk${task.from === 'the case' ? `/case/${caseId}` : ''}`)
  await page
    .locator(task.from === 'the case' ? '.words-box' : '.offer')
    .first()
    .waitFor()
  // Moves until here, if any, set the scene.
  const before = await hands.moved()
  await task.does(hands, caseId)
  await untilDone(task, seat, caseId)
  const after = await hands.moved()
  await seat.act(caseId, { act: 'end-contact' }).catch(() => undefined) // the task itself may have ended it
  return { keystrokes: after.keystrokes - before.keystrokes, clicks: after.clicks - before.clicks }
}

async function untilDone(task: Task, seat: Seat, caseId: string): Promise<void> {
  for (const end = performance.now() + patienceMs; performance.now() < end; await sleep(50)) {
    if (await task.isDone(await seat.view(caseId), seat)) return
  }
  throw new Error(`"${task.name}" was never done`)
}

function totals(rows: readonly Row[]): Readonly<Record<string, number>> {
  const shared = rows.filter(({ chatwoot, zammad }) => chatwoot !== null && zammad !== null)
  const sum = (
    of: (row: Row) => Moved | null,
    part: (moved: Moved) => number,
    over: readonly Row[] = shared,
  ) => over.reduce((total, row) => total + part(of(row) ?? { keystrokes: 0, clicks: 0 }), 0)
  const both = ({ keystrokes, clicks }: Moved) => keystrokes + clicks
  return {
    keystrokes: sum(
      row => row,
      ({ keystrokes }) => keystrokes,
      rows,
    ),
    clicks: sum(
      row => row,
      ({ clicks }) => clicks,
      rows,
    ),
    sharedTasks: shared.length,
    sharedMoves: sum(row => row, both),
    chatwootMoves: sum(({ chatwoot }) => chatwoot, both),
    zammadMoves: sum(({ zammad }) => zammad, both),
  }
}
