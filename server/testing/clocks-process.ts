/**
 * A process of its own whose clocks run, for tests that kill it. `node clocks-process.ts URL NOW [die]`: the clock stands at NOW. With
 * `die` it kills itself when the first of what is due is committed, with the next in hand and before anybody is told.
 */
import { startClocks } from '../clocks/clocks.ts'
import { silent } from '../db/log.ts'
import { openDirectory } from '../ledger/directory.ts'
import type { Signals } from '../ledger/signals.ts'
import { openLedger } from './office.ts'

const [url = '', now = '', fate] = process.argv.slice(2)
const { ledger, close } = openLedger(url, () => Number(now))
const signals: Signals = {
  ...ledger.signals,
  send(signal) {
    if (fate === 'die' && signal.kind === 'facts') process.kill(process.pid, 'SIGKILL')
    else ledger.signals.send(signal)
  },
}
const directory = openDirectory(ledger.db, ledger.signals)
const clocks = startClocks({ ledger: { ...ledger, signals }, directory, log: silent })
await clocks.sweep()
await clocks.stop()
await close()
