/** Times as people say them, in the organisation's time zone and the agent's language. */
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import type { Me } from '../contract/desk.ts'
import { tellMoment } from '../contract/end-of-day.ts'
import type { DeskWords } from '../contract/words/desk-en.ts'
import { localeOf, useChoices, useWords } from './choices.tsx'
import { now } from './clock.ts'
import { isSameDay } from './due.ts'
import { keys } from './api/queries.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "4 min": how long, without promising more exactness than matters. */
export function duration(milliseconds: number, words: DeskWords['time']): string {
  const length = Math.max(0, milliseconds)
  if (length < MINUTE) return words.seconds(Math.floor(length / SECOND))
  if (length < HOUR) return words.minutes(Math.floor(length / MINUTE))
  if (length < DAY) return words.hours(Math.floor(length / HOUR))
  return words.days(Math.floor(length / DAY))
}

/** The current time, told anew every so many milliseconds to whoever shows it. */
export function useNow(every: number): number {
  return useSyncExternalStore(
    tell => {
      const timer = setInterval(tell, every)
      return () => clearInterval(timer)
    },
    () => Math.floor(now() / every) * every,
  )
}

export interface Times {
  readonly timeZone: string
  /** 17:00 */
  readonly time: (at: number) => string
  /** 24 November 2026 */
  readonly date: (at: number) => string
  /** Today's as a time, this week's with the day, older ones as a date. */
  readonly short: (at: number) => string
  /** Tue 24 Nov, 17:00 */
  readonly full: (at: number) => string
  readonly day: (at: number) => string
  readonly monthOf: (month: string) => string
  readonly dateOf: (date: string) => string
  readonly number: (value: number) => string
}

export function useTimes(): Times {
  const { language } = useChoices().choices
  const words = useWords()
  const timeZone = useQueryClient().getQueryData<Me>(keys.me)?.organisation.timeZone ?? 'UTC'
  return useMemo(() => knownTimes(localeOf(language), timeZone, words), [language, timeZone, words])
}

const times = new Map<string, Times>()

/** Made once for all that tell times: a formatter costs more than what is done with it. */
function knownTimes(locale: string, timeZone: string, words: DeskWords): Times {
  const key = `${words.language} ${locale} ${timeZone}`
  const known = times.get(key) ?? timesFor(locale, timeZone, words)
  times.set(key, known)
  return known
}

function timesFor(locale: string, timeZone: string, words: DeskWords): Times {
  const format = (options: Intl.DateTimeFormatOptions, zone = timeZone) => {
    const formatter = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })
    const tellsClock = options.minute !== undefined
    return (at: number) => (tellsClock ? tellMoment(formatter, at) : formatter.format(at))
  }
  const time = format({ hour: '2-digit', minute: '2-digit' })
  const weekday = format({ weekday: 'short', hour: '2-digit', minute: '2-digit' })
  const dayAndMonth = format({ day: 'numeric', month: 'short' })
  const full = format({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  const longDay = format({ weekday: 'long', day: 'numeric', month: 'long' })
  const date = format({ day: 'numeric', month: 'long', year: 'numeric' })
  const month = format({ month: 'short', year: '2-digit' }, 'UTC')
  const shortDate = format({ day: 'numeric', month: 'short', year: 'numeric' }, 'UTC')
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return {
    timeZone,
    time,
    date,
    full,
    short: at => {
      const today = now()
      if (isSameDay(at - 1, today, timeZone)) return time(at)
      return Math.abs(at - today) < 6 * DAY ? weekday(at) : dayAndMonth(at)
    },
    day: at => {
      const today = now()
      if (isSameDay(at, today, timeZone)) return words.story.today
      return isSameDay(at, today - DAY, timeZone) ? words.story.yesterday : longDay(at)
    },
    // Months and dates of bills are calendar words, not moments: they are read and written in one zone.
    monthOf: text => readable(month, text.length === 7 ? `${text}-01` : text, text),
    dateOf: text => readable(shortDate, text, text),
    number: value => number.format(value),
  }
}

function readable(format: (at: number) => string, date: string, otherwise: string): string {
  const at = Date.parse(date)
  return Number.isNaN(at) ? otherwise : format(at)
}
