/** Makes quotes beside the main thread: plain data in, plain data out. What was learned is kept here between two questions. */
import { parentPort } from 'node:worker_threads'
import { emptyLongLineCache, type LongLineCache } from '../../domain/line/quote/long-line.ts'
import { type LearnedWaits, nothingLearned } from '../../domain/line/quote/learn.ts'
import { quoteWait } from '../../domain/line/quote/quote.ts'
import type { FromWorker, ToWorker } from './messages.ts'

if (!parentPort) throw new Error('this runs as a worker')
const port = parentPort

interface Pool {
  readonly learned: LearnedWaits
  readonly cache: LongLineCache
}

const pools = new Map<string, Pool>()
const nothing: Pool = { learned: nothingLearned(), cache: emptyLongLineCache() }

port.on('message', (message: ToWorker) => {
  if (message.is === 'learned') {
    const before = pools.get(message.pool)
    const learned = message.learned ?? before?.learned ?? nothing.learned
    pools.set(message.pool, {
      learned: { ...learned, calibration: message.calibration },
      cache: message.learned ? emptyLongLineCache() : (before?.cache ?? emptyLongLineCache()),
    })
  } else {
    const { learned, cache } = pools.get(message.pool) ?? nothing
    answer({ id: message.id, quote: quoteWait(message.state, learned, Math.random, cache) })
  }
})
answer({ id: 0 })

function answer(message: FromWorker): void {
  port.postMessage(message)
}
