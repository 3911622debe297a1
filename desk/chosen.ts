/** What an agent chooses for this browser: look, language, sound and notices. Kept here, told to nobody. */
import type { Language } from '../contract/case.ts'
import { readKept } from './kept.ts'

export type Theme = 'auto' | 'light' | 'dark'

export interface Choices {
  readonly theme: Theme
  readonly language: Language
  readonly sound: boolean
  readonly notices: boolean
  /** What sounds and notices are about, beside offers. */
  readonly tellWords: boolean
  readonly tellMentions: boolean
  /** Seconds in which what was sent can be taken back. */
  readonly holdLetters: number
  readonly holdChats: number
  /** Commands by single letters, without Control or Alt. */
  readonly singleKeys: boolean
}

/** Before the first paint, so that nothing flashes. */
export function showChoices({ theme, language }: Choices): void {
  const root = document.documentElement
  root.lang = language
  if (theme === 'auto') delete root.dataset['theme']
  else root.dataset['theme'] = theme
}

export function readChoices(): Choices {
  const kept = readKept('choices')
  const { theme, language, sound, notices, singleKeys, tellWords, tellMentions, ...holds } = (kept ??
    {}) as Partial<Record<keyof Choices, unknown>> // each is checked below
  const speaksSpanish = navigator.language.toLowerCase().startsWith('es')
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    language: language === 'en' || language === 'es' ? language : speaksSpanish ? 'es' : 'en',
    sound: sound === true,
    notices: notices === true,
    tellWords: tellWords !== false,
    tellMentions: tellMentions !== false,
    holdLetters: seconds(holds.holdLetters, 8),
    holdChats: seconds(holds.holdChats, 3),
    singleKeys: singleKeys !== false,
  }
}

export const HOLDS: readonly number[] = [0, 3, 5, 8, 15]

function seconds(kept: unknown, otherwise: number): number {
  return HOLDS.find(choice => choice === kept) ?? otherwise
}
