/** What an agent has chosen, for all that is shown: and the words in their language. */
import { createContext, use, useLayoutEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Language } from '../contract/case.ts'
import { deskWords } from '../contract/words/desk.ts'
import type { DeskWords } from '../contract/words/desk-en.ts'
import { type Choices, readChoices, showChoices } from './chosen.ts'
import { keep } from './kept.ts'
import { localeAmong } from './locale.ts'
import { bringWords } from './spoken.ts'

interface Chosen {
  readonly choices: Choices
  readonly choose: (change: Partial<Choices>) => void
}

const ChosenContext = createContext<Chosen | null>(null)

export function ChoicesProvider({ children }: { children: ReactNode }) {
  const [choices, setChoices] = useState(readChoices)
  // Before anything is asked for again in the new language.
  useLayoutEffect(() => showChoices(choices), [choices])
  const chosen = useMemo(() => {
    const take = (change: Partial<Choices>) =>
      setChoices(before => {
        const after = { ...before, ...change }
        keep('choices', after)
        return after
      })
    const choose = (change: Partial<Choices>) => {
      const { language = choices.language } = change
      if (language === choices.language) return take(change)
      // Nothing is said in a language before its words are here; where they cannot be had, all stays as it is.
      void bringWords(language).then(
        () => take(change),
        () => {},
      )
    }
    return { choices, choose }
  }, [choices])
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
