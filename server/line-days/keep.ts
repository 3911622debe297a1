/**
 * Keeps what a day of the line came to, once it is over: yesterday soon after midnight, and, new to an installation, the days of the
 * last weeks one after another, the newest first. A day that is kept is not counted again; what changes afterwards (somebody says
 * that a matter was a request) does not change it.
 */
import { dateAt } from '../../domain/hours/hours.ts'
import { HOUR, MINUTE } from '../../domain/time.ts'
import type { Directory } from '../ledger/directory.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { type Looking, lookEvery } from '../ledger/wake.ts'
import { countDay } from './count.ts'
import { countedAmong, firstVisitAt, keepDay } from './sql.ts'

/** Eight of each weekday, and one more. */
export const KEPT_DAYS = 57
/** So long after midnight contacts of the day before are over. */
const settledAfter = HOUR
const lookEveryMs = 10 * MINUTE

interface Keeping {
  readonly ledger: Ledger
  readonly directory: Directory
  readonly onTrouble: (error: unknown) => void
}

/** Counts those of the last days that are over and not counted yet. */
export async function countDays(
  { ledger, directory }: Omit<Keeping, 'onTrouble'>,
  goesOn: () => boolean = () => true,
): Promise<void> {
  const { db, clock } = ledger
  const { hours } = (await directory.house()).organisation
  const first = await firstVisitAt(db)
  if (first === null) return
  const newest = dateAt(hours, clock() - settledAfter).subtract({ days: 1 })
  const oldest = dateAt(hours, first)
  const days = Array.from({ length: KEPT_DAYS }, (_, ago) => newest.subtract({ days: ago })).filter(
    day => day.since(oldest).sign >= 0,
  )
  const counted = await countedAmong(db, days.map(String))
  const missing = days.filter(day => !counted.has(day.toString()))
  for (const day of missing) if (goesOn()) await keepDay(db, await countDay(db, day, hours.timeZone))
}

export function keepLineDays({ onTrouble, ...keeping }: Keeping): Pick<Looking, 'stop'> {
  return lookEvery(lookEveryMs, goesOn => countDays(keeping, goesOn), onTrouble)
}
