/** What was learned of each line, as the rows have it: read anew every few seconds, and taught to the thread that makes quotes. */
import { type Calibration, UNCALIBRATED } from '../../domain/line/quote/calibration.ts'
import { type LearnedWaits, nothingLearned } from '../../domain/line/quote/learn.ts'
import { emptyLongLineCache, type LongLineCache } from '../../domain/line/quote/long-line.ts'
import type { Db } from '../db/connect.ts'
import type { Apart } from './apart.ts'
import { calibrations, newestLearned } from './sql.ts'

export interface Known {
  readonly version: number
  readonly learned: LearnedWaits
  readonly cache: LongLineCache
}

export interface LearnedByPool {
  readonly of: (pool: string) => Promise<Known>
  /** Before the next question the rows are read anew. */
  readonly forget: () => void
}

const keepMs = 2_000
const nothing: Known = { version: 0, learned: nothingLearned(), cache: emptyLongLineCache() }

export function openLearned(db: Db, apart: Pick<Apart, 'teach'>): LearnedByPool {
  const known = new Map<string, Known>()
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | null = null

  const read = async () => {
    const versions = new Map([...known].map(([pool, { version }]) => [pool, version]))
    const [rows, moved] = await Promise.all([newestLearned(db, versions), calibrations(db)])
    for (const { pool, version, learned } of rows) {
      const calibration = moved.get(pool) ?? UNCALIBRATED
      known.set(pool, { version, learned: { ...learned, calibration }, cache: emptyLongLineCache() })
      apart.teach(pool, learned, calibration)
    }
    const isNew = new Set(rows.map(({ pool }) => pool))
    for (const [pool, calibration] of moved) if (!isNew.has(pool)) recalibrate(pool, calibration)
    readAt = performance.now()
  }
  const recalibrate = (pool: string, calibration: Calibration) => {
    const before = known.get(pool)
    if (!before || JSON.stringify(before.learned.calibration) === JSON.stringify(calibration)) return
    known.set(pool, { ...before, learned: { ...before.learned, calibration } })
    apart.teach(pool, null, calibration)
  }

  return {
    forget: () => {
      readAt = Number.NEGATIVE_INFINITY
    },
    async of(pool) {
      if (performance.now() - readAt > keepMs) {
        reading ??= read().finally(() => {
          reading = null
        })
        await reading
      }
      return known.get(pool) ?? nothing
    },
  }
}
