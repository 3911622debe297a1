/**
 * The worker thread that makes quotes, seen from the main thread.
 *
 * What must stay true: whoever asks has an answer after 200 ms at the latest, a quote or null; the main thread never reckons. A worker
 * that died, or has stopped answering, is replaced, and learns anew what it has to know. One that is only busy is left to its work.
 */
import { Worker } from 'node:worker_threads'
import type { LearnedWaits } from '../../domain/line/quote/learn.ts'
import type { WaitQuote } from '../../domain/line/quote/quote.ts'
import type { QuoteState } from '../../domain/line/quote/state.ts'
import type { Calibration } from '../../domain/line/quote/calibration.ts'
import type { Log } from '../db/log.ts'
import type { FromWorker, ToWorker } from './messages.ts'

export interface Apart {
  /** Null when there was no answer in time. */
  readonly ask: (pool: string, state: QuoteState) => Promise<WaitQuote | null>
  readonly teach: (pool: string, learned: LearnedWaits | null, calibration: Calibration) => void
  /** For tests and figures: which thread answers; null while there is none. */
  readonly thread: () => Worker | null
  readonly stop: () => Promise<void>
}

const latestMs = 200
/** A worker that has given none while so many were waited for in vain has stopped. */
const mostLate = 5
const restartMs = 1_000
const mostOwed = 60
const file = new URL('./worker.ts', import.meta.url)

export function openApart(log: Log): Apart {
  const taught = new Map<string, { learned: LearnedWaits | null; calibration: Calibration }>()
  const waiting = new Map<number, (quote: WaitQuote | null) => void>()
  let worker: Worker | null = null
  let isStopped = false
  let lastId = 0
  /** Answers come in the order of the questions: up to this one the worker owes none. */
  let lastAnswered = 0
  let late = 0
  let restart: NodeJS.Timeout | null = null

  const start = () => {
    const fresh = new Worker(file)
    fresh.unref()
    fresh.on('message', ({ id, quote }: FromWorker) => {
      if (id === 0) {
        worker = fresh
        late = 0
        lastAnswered = lastId
        for (const [pool, known] of taught) say({ is: 'learned', pool, ...known })
      } else {
        late = 0
        lastAnswered = id
        waiting.get(id)?.(quote ?? null)
        waiting.delete(id)
      }
    })
    fresh.on('error', (error: unknown) => log.warn({ err: error }, 'the thread that makes quotes failed'))
    fresh.on('exit', () => {
      if (worker === fresh) worker = null
      for (const give of waiting.values()) give(null)
      waiting.clear()
      if (isStopped) return
      restart = setTimeout(start, restartMs)
      restart.unref()
    })
    return fresh
  }
  const say = (message: ToWorker) => {
    if (worker) send(worker, message)
  }
  const first = start()

  const giveUp = (id: number, answeredBefore: number): null => {
    if (waiting.delete(id) && lastAnswered === answeredBefore) late += 1
    if (late >= mostLate) void worker?.terminate()
    return null
  }

  return {
    thread: () => worker,
    teach(pool, learned, calibration) {
      taught.set(pool, { learned: learned ?? taught.get(pool)?.learned ?? null, calibration })
      say({ is: 'learned', pool, learned, calibration })
    },
    async ask(pool, state) {
      // Behind so many nobody would be answered in time; also those count whom nobody waits for any more.
      if (!worker || lastId - lastAnswered >= mostOwed) return null
      lastId += 1
      const id = lastId
      const answeredBefore = lastAnswered
      return await new Promise(resolve => {
        // Where this thread was held up itself, answers that have come meanwhile are read first.
        const tooLate = () => resolve(giveUp(id, answeredBefore))
        const timer = setTimeout(() => setImmediate(tooLate), latestMs)
        waiting.set(id, quote => {
          clearTimeout(timer)
          resolve(quote)
        })
        say({ is: 'ask', id, pool, state })
      })
    },
    async stop() {
      isStopped = true
      if (restart) clearTimeout(restart)
      await (worker ?? first).terminate()
    },
  }
}

function send(worker: Worker, message: ToWorker): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, no window
  worker.postMessage(message)
}
