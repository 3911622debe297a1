/** Lengths of time on the wallboard. */
import type { DeskWords } from '../../../../contract/words/desk-en.ts'

/** Rounded, unlike a running clock: 42 s, 3 min, 1 h 20 min. */
export function spelled(seconds: number, words: DeskWords['time']): string {
  if (seconds < 59.5) return words.seconds(Math.round(seconds))
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return words.minutes(minutes)
  const rest = minutes % 60
  const hours = words.hours(Math.floor(minutes / 60))
  return rest === 0 ? hours : `${hours} ${words.minutes(rest)}`
}

/** 0 to 47 as 09:30, written as the language writes times of the day. */
export function halfSpelled(half: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(
    half * 30 * 60_000,
  )
}

/** 2026-11-24 as Tuesday 24 November. */
export function weekdaySpelled(day: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  return format.format(Date.parse(day))
}
