/** The figures of the charter in words, by language; shares and times as they are written there. */
import type { Language } from '../case.ts'
import { figuresEn, type FiguresWords } from './figures-en.ts'
import { figuresEs } from './figures-es.ts'

export const figuresWords: Readonly<Record<Language, FiguresWords>> = { en: figuresEn, es: figuresEs }

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** 100 % is said of all alone, and 0 % of none: what is nearly all is rounded down. */
export function sayShare(language: Language, good: number, count: number): string {
  const tenths = Math.floor((good / count) * 1_000)
  const shown = tenths === 0 && good > 0 ? 1 : tenths
  return (shown / 1_000).toLocaleString(language, { style: 'percent', maximumFractionDigits: 1 })
}

/** "0.4 s", "72 s", "3 min 5 s", "2 h 10 min", "3.5 days". */
export function sayDuration(language: Language, milliseconds: number): string {
  // On one line, wherever it ends.
  return durationOf(language, milliseconds).replaceAll(' ', '\u00A0')
}

function durationOf(language: Language, milliseconds: number): string {
  const units = figuresWords[language].duration
  if (milliseconds < 9_950) return `${oneDigit(language, milliseconds / SECOND)} ${units.seconds}`
  const seconds = Math.round(milliseconds / SECOND)
  if (seconds < 90) return `${seconds} ${units.seconds}`
  if (milliseconds < 90 * MINUTE) {
    const rest = seconds % 60
    return `${Math.floor(seconds / 60)} ${units.minutes}${rest === 0 ? '' : ` ${rest} ${units.seconds}`}`
  }
  if (milliseconds < 2 * DAY) {
    const minutes = Math.round(milliseconds / MINUTE)
    const rest = minutes % 60
    return `${Math.floor(minutes / 60)} ${units.hours}${rest === 0 ? '' : ` ${rest} ${units.minutes}`}`
  }
  return `${oneDigit(language, milliseconds / DAY)} ${units.days}`
}

function oneDigit(language: Language, amount: number): string {
  return amount.toLocaleString(language, { maximumFractionDigits: 1 })
}
