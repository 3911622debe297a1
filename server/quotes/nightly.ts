/**
 * The nightly fit: what the line has offered in the last eight weeks becomes what the next day's quotes are made from. At 03:30 of
 * the house, or as soon as Heed runs again after it; by one process, in a thread of its own.
 */
import { Temporal } from 'temporal-polyfill'
import { waitsFromHistory } from '../../domain/line/quote/from-history.ts'
import { FEWEST_WAITS, type LearnedWaits, type LineHistory } from '../../domain/line/quote/learn.ts'
import { DAY, MINUTE, SECOND, type Instant } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import { answerApart } from '../answer-apart.ts'
import type { Log } from '../db/log.ts'
import type { Directory } from '../ledger/directory.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { type Looking, lookEvery } from '../ledger/wake.ts'
import { historyOf, pastVisits, poolsSince } from './history-sql.ts'
import type { LearnedByPool } from './learned.ts'
import { newestLearned, saveLearned } from './sql.ts'
import { timeOfDay } from './time-of-day.ts'

interface Setting {
  readonly ledger: Ledger
  readonly directory: Directory
  readonly learned: Pick<LearnedByPool, 'forget'>
  readonly log: Log
}

const weeks = 8
const at = Temporal.PlainTime.from('03:30')
const lookEachMs = MINUTE

export function startLearning(setting: Setting): Pick<Looking, 'stop'> {
  return lookEvery(
    lookEachMs,
    async () => {
      const { timeZone } = (await setting.directory.house()).organisation
      const fitted = await learnIfDue(setting.ledger, timeZone)
      if (fitted.length === 0) return
      setting.learned.forget()
      setting.log.info({ fitted }, 'waits were learned anew')
    },
    error => setting.log.warn({ err: error }, 'waits could not be learned; trying again'),
  )
}

/** @returns the lines that were learned anew */
export async function learnIfDue(
  ledger: Pick<Ledger, 'db' | 'clock'>,
  timeZone: string,
): Promise<readonly string[]> {
  const now = ledger.clock()
  const dueSince = lastNight(timeZone, now)
  const newest = new Map((await newestLearned(ledger.db)).map(row => [row.pool, row]))
  const fitted: string[] = []
  for (const pool of await poolsSince(ledger.db, now - weeks * 7 * DAY)) {
    const before = newest.get(pool)
    if (before && before.learnedAt >= dueSince) continue
    await learn(ledger, pool, {
      version: (before?.version ?? 0) + 1,
      before: before?.learned ?? null,
      timeZone,
    })
    fitted.push(pool)
  }
  return fitted
}

/** Where too few states were kept when people asked, the line is played again from when they came and went. */
async function wholeHistory(db: Db, pool: string, since: Instant, timeZone: string): Promise<LineHistory> {
  const history = await historyOf(db, pool, since)
  if (history.offered.length >= FEWEST_WAITS) return history
  const played = waitsFromHistory(await pastVisits(db, since), pool, joinedAt =>
    timeOfDay(timeZone, joinedAt * SECOND),
  )
  return { ...history, offered: [...played, ...history.offered] }
}

const worker = new URL('./fit-worker.ts', import.meta.url)

export interface ToFit {
  readonly history: LineHistory
  readonly before: LearnedWaits | null
}

interface Fit {
  readonly version: number
  readonly before: LearnedWaits | null
  readonly timeZone: string
}

/** Two processes that learn at once make the same version, and the second one's is not kept. */
async function learn(
  { db, clock }: Pick<Ledger, 'db' | 'clock'>,
  pool: string,
  { version, before, timeZone }: Fit,
): Promise<void> {
  const now = clock()
  const history = await wholeHistory(db, pool, now - weeks * 7 * DAY, timeZone)
  const asked: ToFit = { history, before }
  const learned = await answerApart<LearnedWaits>(worker, asked)
  await saveLearned(db, { pool, version, learnedAt: now, learned })
}

/** The last 03:30 by the clock of the house. */
function lastNight(timeZone: string, now: Instant): Instant {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone)
  const today = local.withPlainTime(at)
  const night = Temporal.ZonedDateTime.compare(today, local) > 0 ? today.subtract({ days: 1 }) : today
  return night.epochMilliseconds
}
