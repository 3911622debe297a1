/** Dates of the calendar as people say them: in no time zone, since a date is the same day everywhere. */
import { useMemo } from 'react'
import { localeOf, useChoices } from '../../../choices.tsx'

export interface Dates {
  /** 23 November */
  readonly short: (date: string) => string
  /** 29 November 2026 */
  readonly long: (date: string) => string
  /** Mon 23 */
  readonly column: (date: string) => string
  /** Monday 23 November */
  readonly whole: (date: string) => string
}

export function useDates(): Dates {
  const { language } = useChoices().choices
  return useMemo(() => datesIn(localeOf(language)), [language])
}

function datesIn(locale: string): Dates {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
    return (date: string) => formatter.format(new Date(`${date}T00:00:00Z`))
  }
  return {
    short: format({ day: 'numeric', month: 'long' }),
    long: format({ day: 'numeric', month: 'long', year: 'numeric' }),
    column: format({ weekday: 'short', day: 'numeric' }),
    whole: format({ weekday: 'long', day: 'numeric', month: 'long' }),
  }
}
