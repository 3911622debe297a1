/** How times and sizes are told: in the organisation's zone and the page's language, against the server's clock. */
import { endsDay } from '../contract/end-of-day.ts'
import type { FrontWords } from '../contract/words/front-en.ts'

export interface Telling {
  /** "today at 14:05", "Thursday 27 November at 09:00" */
  readonly moment: (at: number) => string
  /** "14:05" */
  readonly clock: (at: number) => string
  /** "Thursday 27 November" */
  readonly day: (at: number) => string
  /** The day that ends at this moment; null at any other than midnight. */
  readonly dayEnding: (at: number) => string | null
  /** "27 November 2025" */
  readonly date: (at: number) => string
  /** "3.2 MB" */
  readonly size: (bytes: number) => string
  readonly percent: (share: number) => string
  readonly count: (count: number) => string
}

interface TellingOptions {
  readonly locale: string
  readonly timeZone: string
  /** The time by the server's clock, asked whenever a day is told. */
  readonly now: () => number
  readonly words: FrontWords['when']
}

const DAY_MS = 86_400_000

export function telling({ locale, timeZone, now, words }: TellingOptions): Telling {
  const time = new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' })
  const day = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long', day: 'numeric', month: 'long' })
  const dayOfYear = new Intl.DateTimeFormat(locale, {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 15 })
  const rough = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 })
  const daysFromNow = (at: number) =>
    Math.round((dayNumber(at, timeZone) - dayNumber(now(), timeZone)) / DAY_MS)

  return {
    clock: at => time.format(at),
    moment: moment => {
      const isEnd = endsDay(time, moment)
      const at = isEnd ? moment - 1 : moment
      const days = daysFromNow(at)
      const clock = isEnd ? '24:00' : time.format(at)
      if (days === 0) return words.today(clock)
      if (days === -1) return words.yesterday(clock)
      if (days === 1) return words.tomorrow(clock)
      return words.onDay((Math.abs(days) > 180 ? dayOfYear : day).format(at), clock)
    },
    day: at => day.format(at),
    dayEnding: at => (day.format(at - 1) === day.format(at) ? null : day.format(at - 1)),
    date: at => dayOfYear.format(at),
    size: bytes => {
      const units = ['B', 'kB', 'MB', 'GB']
      const step = bytes < 1 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3))
      const share = bytes / 1000 ** step
      return `${share < 100 ? rough.format(share) : number.format(Math.round(share))} ${units[step]}`
    },
    percent: share => percent.format(share),
    count: count => number.format(count),
  }
}

/** The calendar day of a moment in a zone, as the UTC midnight of that date. */
function dayNumber(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(at)
  const part = (type: string) => Number(parts.find(found => found.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'))
}
