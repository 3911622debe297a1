/** The clock of a story: it goes on as clocks do, from a morning of the story's choice, and can be moved on (`HEED_CLOCK`). */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE

/** A Tuesday, ten in the morning in London. */
export const TUESDAY_AT_TEN = Date.UTC(2031, 5, 10, 9)

/** Answers are dated in whole seconds. */
const roundedBy = SECOND

export interface StoryClock {
  readonly now: () => number
  /** So much later, all at once; Heed goes by it when this is settled. */
  readonly pass: (ms: number) => Promise<void>
  readonly settings: () => Readonly<Record<string, string>>
  /** Where Heed looks how far it is moved, and where it answers by it. */
  readonly goesFor: (heed: { readonly dataDir: string; readonly url: string }) => void
}

export function openStoryClock(startsAt: number): StoryClock {
  // A story that starts now was asked for a moment ago.
  let ahead = Math.max(0, startsAt - Date.now())
  let heed: { readonly dataDir: string; readonly url: string } | undefined
  const written = () => `+${ahead}ms`
  const now = () => Date.now() + ahead
  return {
    now,
    async pass(ms) {
      const reached = now() + ms
      ahead += ms
      if (!heed) return
      writeFileSync(join(heed.dataDir, 'clock'), written())
      while ((await dateThere(heed.url)) < reached - roundedBy)
        await new Promise(resolve => setTimeout(resolve, 20))
    },
    settings: () => ({ HEED_CLOCK: written() }),
    goesFor(started) {
      heed = started
    },
  }
}

async function dateThere(url: string): Promise<number> {
  const answer = await fetch(`${url}/healthz`)
  await answer.body?.cancel()
  return Date.parse(answer.headers.get('date') ?? '')
}
