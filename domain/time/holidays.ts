/**
 * Public holidays of a country and its region, by the catalogue of `date-holidays`.
 *
 * Days that go by the moon are reckoned there and seen elsewhere: they are marked, so that a person looks at them and sets them right.
 */
import type Catalogue from 'date-holidays'
import { Temporal } from 'temporal-polyfill'

export interface PublicHoliday {
  /** 'YYYY-MM-DD' in the country. */
  readonly date: string
  readonly name: string
  /** By a lunar month that begins when its moon is seen: it may be a day earlier or later. */
  readonly isByTheMoon: boolean
}

/** Months of the Islamic year, as rules of the catalogue write them. */
const HIJRI =
  /\b(?:Muharram|Safar|Rabi al-(?:awwal|thani)|Jumada al-(?:awwal|thani)|Rajab|Shaban|Ramadan|Shawwal|Dhu al-(?:Qidah|Hijjah))\b/i

/**
 * The public holidays of one year, in order, each day once. A holiday of three days is three days.
 * @param place the catalogue for a country and its region
 * @param year of the Gregorian calendar
 */
export function publicHolidays(place: Catalogue, year: number, language?: string): readonly PublicHoliday[] {
  const days = place
    .getHolidays(year, language)
    .filter(({ type }) => type === 'public')
    .flatMap(({ date, name, rule, start, end }) =>
      daysFrom(date.slice(0, 10), end.getTime() - start.getTime()).map(day => ({
        date: day,
        name,
        isByTheMoon: HIJRI.test(rule),
      })),
    )
  // Where two holidays meet on a day, the one that does not move holds it.
  const back = days.toReversed()
  const steadyLast = [...back.filter(day => day.isByTheMoon), ...back.filter(day => !day.isByTheMoon)]
  const once = new Map(steadyLast.map(day => [day.date, day]))
  return [...once.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1))
}

/** A holiday that begins in an evening is the day that it is named for. */
function daysFrom(first: string, lasts: number): readonly string[] {
  const count = Math.max(1, Math.round(lasts / Temporal.Duration.from({ hours: 24 }).total('milliseconds')))
  const day = Temporal.PlainDate.from(first)
  return Array.from({ length: count }, (_, days) => day.add({ days }).toString())
}
