/** How fast the line moves now, for what own-case-first may not break; see domain/line/own-first.ts. */
import { staffFor } from '../../domain/line/ahead.ts'
import type { Wish } from '../../domain/line/entry.ts'
import type { Line } from '../../domain/line/line.ts'
import { needOf } from '../../domain/line/need.ts'
import type { Pace } from '../../domain/line/own-first.ts'
import { MEDIA } from '../../domain/line/seat.ts'
import type { Db } from '../db/connect.ts'
import { recentHandling } from './sql.ts'

const keepMs = 10_000
/** Fewer handling times than this say nothing. */
const fewestSamples = 10

/** A pace of the line as it is now; how long contacts take is asked for once in a while. */
export function paceOf(db: Db, clock: () => number): (line: Line, now: number) => Promise<Pace> {
  let known: Promise<ReadonlyMap<Wish['medium'], number | null>> | null = null
  let since = Number.NEGATIVE_INFINITY
  return async (line, now) => {
    const at = clock()
    if (!known || at < since || at - since > keepMs) {
      since = at
      known = meanSeconds(db)
      known.catch(() => {
        known = null
      })
    }
    return fromMeans(line, now, await known)
  }
}

async function meanSeconds(db: Db): Promise<ReadonlyMap<Wish['medium'], number | null>> {
  const found = new Map<Wish['medium'], number | null>()
  for (const medium of MEDIA) {
    const handling = await recentHandling(db, medium)
    found.set(medium, handling.samples < fewestSamples ? null : handling.meanSeconds)
  }
  return found
}

function fromMeans(line: Line, now: number, means: ReadonlyMap<Wish['medium'], number | null>): Pace {
  const kept = new Map<string, number | null>()
  return {
    now,
    secondsPerEnd(wish) {
      const like = `${wish.medium} ${needOf(wish) ?? ''}`
      const known = kept.get(like)
      if (known !== undefined) return known
      const mean = means.get(wish.medium) ?? null
      const { hands } = staffFor(line, wish)
      const seconds = mean === null || hands === 0 ? null : mean / hands
      kept.set(like, seconds)
      return seconds
    },
  }
}
