/**
 * The hands of this process: they take jobs, some at a time, carry out a few of them at once, and say of each what became of it.
 *
 * What must stay true
 * - What was taken is shown alive while it waits or is in hand: a job whose worker falls silent is given to another.
 * - The end of a job is told together with others that end meanwhile, in one statement; it counts as in hand until then.
 */
import type { PgBoss } from 'pg-boss'
import { atMostEvery } from '../ledger/pace.ts'
import { onWake } from '../ledger/wake.ts'
import { letterQueue } from './prepare-queues.ts'
import type { Handled, Queue, QueueSetting } from './queue.ts'

const pollMs = 10_000
const beatMs = 10_000
/** Taken at once, for all hands together: a look into a long queue costs as much for one job as for many. */
const perLook = 32
/** Between two looks because something ended: what waited for it in its key may go, and most often there is nothing. */
const restMs = 100

/** Names one try: if the job was given to another meanwhile, our word about it counts no more. */
interface Attempt {
  readonly id: string
  readonly retryCount: number
}

interface Taken<Data> extends Attempt {
  readonly data: Data
}

export function openHands<Data extends object>(
  boss: PgBoss,
  setting: QueueSetting<Data>,
): Omit<Queue<Data>, 'put'> {
  const { onTrouble, atOnce, rests = () => 0 } = setting
  const waiting: Taken<Data>[] = []
  const inHand = new Map<string, { readonly attempt: Attempt; readonly done: Promise<void> }>()
  const alarm = openAlarm(() => wake())
  const tools = { boss, work: setting.work, finish: openFinishing(boss), alarm }
  let poll: NodeJS.Timeout | null = null
  let beat: NodeJS.Timeout | null = null

  const take = onWake(async () => {
    let isAll = false
    while (poll !== null && inHand.size < atOnce) {
      const rest = rests()
      if (rest > 0) {
        alarm.at(rest)
        return
      }
      if (waiting.length === 0) {
        const jobs = await takeMostUrgent<Data>(boss)
        if (jobs.length === 0) return
        isAll = waiting.push(...jobs) < perLook
      }
      for (const job of waiting.splice(0, atOnce - inHand.size)) begin(job)
      // What comes from now on wakes us; what waits for one of these in its key is looked for when that one has ended.
      if (isAll && waiting.length === 0) return
    }
  }, onTrouble)
  const wake = () => void take()
  const next = atMostEvery(restMs, wake)
  const begin = (job: Taken<Data>) => {
    const { id } = job
    const done = carryOut(tools, job)
      .catch(onTrouble)
      .finally(() => {
        inHand.delete(id)
        if (waiting.length > 0) wake()
        else next.ask()
      })
    inHand.set(id, { attempt: attemptOf(job), done })
  }

  const showAlive = () => {
    const held = [...waiting, ...[...inHand.values()].map(({ attempt }) => attempt)]
    if (held.length > 0) boss.touch(letterQueue, held.map(attemptOf)).catch(onTrouble)
  }
  const idle = async () => {
    while (inHand.size > 0) await Promise.all([...inHand.values()].map(({ done }) => done))
  }

  return {
    idle,
    wake,
    start() {
      poll ??= setInterval(wake, pollMs)
      beat ??= setInterval(showAlive, beatMs)
      wake()
    },
    async catchUp() {
      do {
        await idle()
        await take()
      } while (inHand.size > 0)
    },
    async stop() {
      if (poll) clearInterval(poll)
      poll = null
      alarm.stop()
      next.stop()
      await take()
      await idle()
      if (beat) clearInterval(beat)
      beat = null
      // What nobody has begun is given back at once, and not only when our silence is noticed.
      for (const job of waiting.splice(0)) await putBack(boss, job, { againAfterMs: 0 })
    },
  }
}

/** The most urgent are taken, in no order among themselves. */
async function takeMostUrgent<Data extends object>(boss: PgBoss): Promise<readonly Taken<Data>[]> {
  const jobs = await boss.fetch<Data>(letterQueue, { batchSize: perLook, includeMetadata: true })
  const sorted = jobs.toSorted((a, b) => b.priority - a.priority)
  return sorted.map(({ id, retryCount, data }) => ({ id, retryCount, data }))
}

function attemptOf({ id, retryCount }: Attempt): Attempt {
  return { id, retryCount }
}

interface Tools<Data extends object> extends Pick<QueueSetting<Data>, 'work'> {
  readonly boss: PgBoss
  readonly finish: (attempt: Attempt) => Promise<void>
  readonly alarm: { readonly at: (ms: number) => void }
}

async function carryOut<Data extends object>(
  { boss, work, finish, alarm }: Tools<Data>,
  job: Taken<Data>,
): Promise<void> {
  const attempt = attemptOf(job)
  try {
    const again = await work(job.data)
    if (!again) return await finish(attempt)
    await putBack(boss, attempt, again)
    alarm.at(again.againAfterMs)
  } catch (error) {
    await boss.fail(letterQueue, attempt)
    throw error
  }
}

async function putBack(
  boss: PgBoss,
  { id, retryCount }: Attempt,
  { againAfterMs }: NonNullable<Handled>,
): Promise<void> {
  await boss.fail(letterQueue, { id, retryCount })
  const startAfter = new Date(Date.now() + againAfterMs)
  await boss.update({ name: letterQueue, options: { id, startAfter } })
}

/** Several that end while one statement is under way are told in the next one together. */
function openFinishing(boss: PgBoss): (attempt: Attempt) => Promise<void> {
  let ended: Attempt[] = []
  let next: Promise<void> | null = null
  let current: Promise<unknown> = Promise.resolve()
  return attempt => {
    ended.push(attempt)
    next ??= current
      .catch(() => {})
      .then(async () => {
        const attempts = ended
        ended = []
        next = null
        const told = boss.complete(letterQueue, attempts)
        current = told
        await told
      })
    return next
  }
}

/** Wakes once, at the earliest of the moments that were named. */
function openAlarm(wake: () => void) {
  let timer: NodeJS.Timeout | null = null
  let due = Number.POSITIVE_INFINITY
  const stop = () => {
    if (timer) clearTimeout(timer)
    timer = null
    due = Number.POSITIVE_INFINITY
  }
  return {
    stop,
    at(ms: number) {
      const then = performance.now() + ms
      if (then >= due || ms > pollMs) return
      stop()
      due = then
      timer = setTimeout(() => {
        stop()
        wake()
      }, ms + 1)
    },
  }
}
