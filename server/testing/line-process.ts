/**
 * A process of its own that would lead the line and lets people join, for tests that stop, cut off and kill it.
 * `node line-process.ts URL`: tells each entry on a line of its own once it is committed; some of those who join ask to be called. Nobody
 * joins any more when its input ends; on SIGTERM it stops. At the word `die` it kills itself as soon as its leader has committed
 * something more, before anybody is told of it.
 */
import { once } from 'node:events'
import { silent } from '../db/log.ts'
import { leadLine } from '../line/leader.ts'
import { openLineMemory } from '../line/memory.ts'
import type { Signals } from '../ledger/signals.ts'
import { asksForCall, openCase, openLedger, tryTo } from './office.ts'

const everyMs = 25
/** So many join for each one who asks to be called. */
const callEvery = 5

const { ledger, close } = openLedger(process.argv[2] ?? '', Date.now)
let isToDie = false
let isOver = false
process.stdin.on('data', () => {
  isToDie = true
})
process.stdin.on('end', () => {
  isOver = true
})
const signals: Signals = {
  ...ledger.signals,
  send(signal) {
    if (isToDie && signal.kind === 'facts') process.kill(process.pid, 'SIGKILL')
    else ledger.signals.send(signal)
  },
}
const leader = leadLine({ ledger: { ...ledger, signals }, memory: openLineMemory(ledger), log: silent })
const stopping = once(process, 'SIGTERM')
for (let joins = 1; !isOver; joins += 1) {
  // A join whose answer is lost with its connection is not acknowledged; the next one goes on.
  const joined = await openCase(ledger).catch(() => null)
  if (joined && joins % callEvery === 0) await tryTo(ledger, joined.id, asksForCall()).catch(() => null)
  if (joined) process.stdout.write(`${joined.entryId}\n`)
  await new Promise(resolve => setTimeout(resolve, everyMs))
}
await stopping
await leader.stop()
await close()
process.exit(0)
