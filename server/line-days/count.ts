/** Reads a day of the line and has it counted, in a thread of its own: a big day is sent through the line twice. */
import type { Temporal } from 'temporal-polyfill'
import type { Span } from '../../domain/line/selling.ts'
import { answerApart } from '../answer-apart.ts'
import type { Db } from '../db/connect.ts'
import { sellingSpans } from '../guarantees/sql.ts'
import type { CountedDay, DayRead } from './figures.ts'
import { type DayRow, presenceBetween, visitsBetween } from './sql.ts'

const worker = new URL('./worker.ts', import.meta.url)

/** From midnight to midnight by the clock on the wall. */
export function spanOf(day: Temporal.PlainDate, timeZone: string): Span {
  const [from = 0, until = 0] = [day, day.add({ days: 1 })].map(
    date => date.toZonedDateTime(timeZone).epochMilliseconds,
  )
  return { from, until }
}

export async function countDay(db: Db, day: Temporal.PlainDate, timeZone: string): Promise<DayRow> {
  const span = spanOf(day, timeZone)
  const [visits, presence, sales] = await Promise.all([
    visitsBetween(db, span),
    presenceBetween(db, span),
    sellingSpans(db, span),
  ])
  const read: DayRead = { span, timeZone, visits, presence, sales }
  return { day: day.toString(), ...(await answerApart<CountedDay>(worker, read)) }
}
