/** The clock of a story: it goes on as clocks do, from a morning of the story's choice, and can be moved on. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE

/** A Tuesday, ten in the morning in London. */
export const TUESDAY_AT_TEN = Date.UTC(2031, 5, 10, 9)

export interface StoryClock {
  readonly now: () => number
  /** So much later, all at once; Heed goes by it when this is settled. */
  readonly pass: (ms: number) => Promise<void>
  /** How Node is started so that it goes by this clock. */
  readonly flags: readonly string[]
  readonly settings: () => Readonly<Record<string, string>>
  /** The process that goes by it from now on. */
  readonly goesFor: (heed: ChildProcess) => void
}

export function openStoryClock(startsAt: number): StoryClock {
  let ahead = startsAt - Date.now()
  let heed: ChildProcess | undefined
  return {
    now: () => Date.now() + ahead,
    async pass(ms) {
      ahead += ms
      if (!heed) return
      const heard = once(heed, 'message')
      heed.send(ahead)
      await heard
    },
    flags: ['--import', join(import.meta.dirname, 'moved-clock.ts')],
    settings: () => ({ STORY_CLOCK_AHEAD: String(ahead) }),
    goesFor(started) {
      heed = started
    },
  }
}
