/**
 * A process of its own that would lead the line and lets people join, for tests that stop, cut off and kill it.
 * `node line-process.ts URL`: tells each entry on a line of its own once it is committed. Nobody joins any more when its input ends;
 * on SIGTERM it stops.
 */
import { once } from 'node:events'
import { silent } from '../db/log.ts'
import { leadLine } from '../line/leader.ts'
import { openLineMemory } from '../line/memory.ts'
import { openCase, openLedger } from './office.ts'

const everyMs = 25

const { ledger, close } = openLedger(process.argv[2] ?? '', Date.now)
const leader = leadLine({ ledger, memory: openLineMemory(ledger), log: silent })
let isOver = false
process.stdin.on('end', () => {
  isOver = true
})
process.stdin.resume()
const stopping = once(process, 'SIGTERM')
while (!isOver) {
  // A join whose answer is lost with its connection is not acknowledged; the next one goes on.
  const joined = await openCase(ledger).catch(() => null)
  if (joined) process.stdout.write(`${joined.entryId}\n`)
  await new Promise(resolve => setTimeout(resolve, everyMs))
}
await stopping
await leader.stop()
await close()
process.exit(0)
