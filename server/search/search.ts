/** Search, kept up to date while Heed runs: behind by a moment, and by its whole past when it is new to an installation. */
import { follow } from '../ledger/follow.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { onWake } from '../ledger/wake.ts'
import { refreshStale, searchFollower } from './follower.ts'

export interface Search {
  /** Reads every fact and every change that was noted, then resolves. */
  readonly catchUp: () => Promise<void>
  readonly stop: () => Promise<void>
}

const pollMs = 500

export function keepSearch(ledger: Ledger, onTrouble: (error: unknown) => void): Search {
  let isStopped = false
  const following = follow(ledger, searchFollower, onTrouble)
  const refresh = onWake(async () => {
    while (!isStopped && (await refreshStale(ledger.db)));
  }, onTrouble)
  const poll = setInterval(() => void refresh(), pollMs)
  return {
    async catchUp() {
      await following.catchUp()
      await refresh()
    },
    async stop() {
      isStopped = true
      clearInterval(poll)
      await following.stop()
      await refresh()
    },
  }
}
