/** What an agent chooses for this browser: look, language, sound and notices. Kept here, told to nobody. */
import { createContext, use, useLayoutEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Language } from '../contract/case.ts'
import { deskWords } from '../contract/words/desk.ts'
import type { DeskWords } from '../contract/words/desk-en.ts'
import { keep, readKept } from './kept.ts'
import { localeAmong } from './locale.ts'

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

interface Chosen {
  readonly choices: Choices
  readonly choose: (change: Partial<Choices>) => void
}

const ChosenContext = createContext<Chosen | null>(null)

export function ChoicesProvider({ children }: { children: ReactNode }) {
  const [choices, setChoices] = useState(readChoices)
  // Before anything is asked for again in the new language.
  useLayoutEffect(() => showChoices(choices), [choices])
  const chosen = useMemo(
    () => ({
      choices,
      choose: (change: Partial<Choices>) =>
        setChoices(before => {
          const after = { ...before, ...change }
          keep('choices', after)
          return after
        }),
    }),
    [choices],
  )
  return <ChosenContext value={chosen}>{children}</ChosenContext>
}

export function useChoices(): Chosen {
  const chosen = use(ChosenContext)
  if (!chosen) throw new Error('choices are read outside their provider')
  return chosen
}

export function useWords(): DeskWords {
  return useWordsOf(deskWords)
}

/** The words of a part of the desk that brings a catalogue of its own. */
export function useWordsOf<Words>(catalogue: Readonly<Record<Language, Words>>): Words {
  return catalogue[useChoices().choices.language]
}

/** How dates and numbers are written: the browser's own habit where it speaks the chosen language. */
export function localeOf(language: Language): string {
  return localeAmong(navigator.languages, language)
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
