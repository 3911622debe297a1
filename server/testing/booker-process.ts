/**
 * A process of its own that books, for tests that kill it. `node booker-process.ts URL NOW SECRET [die]`: the clock stands at NOW, and
 * every name leads to this machine. With `die` it kills itself when the first booking is committed, with others told and unanswered.
 */
import { openBooker } from '../billing/booker.ts'
import { openPost } from '../billing/outside.ts'
import { silent } from '../db/log.ts'
import type { Signals } from '../ledger/signals.ts'
import { openLedger } from './office.ts'

const [url = '', now = '', secret = '', fate] = process.argv.slice(2)
const { ledger, close } = openLedger(url, () => Number(now))
const signals: Signals = {
  ...ledger.signals,
  send(signal) {
    if (fate === 'die' && signal.kind === 'facts') process.kill(process.pid, 'SIGKILL')
    else ledger.signals.send(signal)
  },
}
const booker = openBooker({
  ledger: { ...ledger, signals },
  log: silent,
  secret,
  post: openPost({
    mayReach: address => address === '127.0.0.1',
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  }),
  mayBeTold: async () => true,
  timeZone: async () => 'Europe/London',
})
await booker.sweep()
await booker.stop()
await close()
