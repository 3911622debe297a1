/**
 * What selling cost in the last thirty days, today included: the one figure of the charter, the setup and the wallboard. Days that are over
 * are as they were counted; what no count has reached yet is counted now.
 */
import { Temporal } from 'temporal-polyfill'
import { dateAt, type OpeningHours } from '../../domain/hours/hours.ts'
import { waitingCausedBySelling } from '../../domain/line/selling.ts'
import { type Instant, SECOND } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import { sellingSpans, waitingDuring } from '../guarantees/sql.ts'
import { spanOf } from './count.ts'
import type { Selling } from './figures.ts'
import { sellingDaysSince } from './sql.ts'

export const SELLING_DAYS = 30

export interface SellingMonth extends Selling {
  readonly today: Selling
  /** How many days it rests on. */
  readonly days: number
  /** Waiting that would not have been on the days that are counted; null where nothing was sold on any of them. */
  readonly sparedSeconds: number | null
}

export async function sellingMonth(db: Db, hours: OpeningHours, now: Instant): Promise<SellingMonth> {
  const date = dateAt(hours, now)
  const month = date.subtract({ days: SELLING_DAYS - 1 })
  const counted = await sellingDaysSince(db, month.toString())
  const newest = counted.at(-1)
  const uncounted = newest === undefined ? month : Temporal.PlainDate.from(newest.day).add({ days: 1 })
  const from = spanOf(uncounted, hours.timeZone).from
  const today = await sellingFrom(db, spanOf(date, hours.timeZone).from, now)
  const live = uncounted.equals(date) ? today : await sellingFrom(db, from, now)
  const sum = (of: (day: Selling) => number) => counted.reduce((total, day) => total + of(day), of(live))
  const spared = counted.flatMap(({ sparedSeconds }) => sparedSeconds ?? [])
  return {
    today,
    days: counted.length + uncounted.until(date).days + 1,
    sellingSeconds: sum(day => day.sellingSeconds),
    causedSeconds: sum(day => day.causedSeconds),
    sparedSeconds: spared.length === 0 ? null : spared.reduce((total, one) => total + one, 0),
  }
}

async function sellingFrom(db: Db, from: Instant, now: Instant): Promise<Selling> {
  const span = { from, until: now }
  const [sales, waiting] = await Promise.all([sellingSpans(db, span), waitingDuring(db, span)])
  return {
    sellingSeconds: sales.reduce((total, sale) => total + sale.until - sale.from, 0) / SECOND,
    causedSeconds: waitingCausedBySelling(sales, waiting) / SECOND,
  }
}
