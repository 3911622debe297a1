/** How the panel speaks: the words of its language, and times in the organisation's zone by the server's clock. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '../../contract/case.ts'
import type { WidgetWays } from '../../contract/widget.ts'
import type { CallbackWords } from '../../contract/words/callback-en.ts'
import type { CalledWords } from '../../contract/words/called-en.ts'
import type { WidgetWords } from '../../contract/words/widget-en.ts'
import type { Telling } from '../telling.ts'
import { telling } from '../telling.ts'
import type { Contact } from './contact.ts'

/** Of being called back, the words of our own pages: it is the same door. */
export type PanelWords = WidgetWords & { readonly callback: CallbackWords; readonly called: CalledWords }

export interface Speech {
  readonly words: PanelWords
  readonly tell: Telling
}

export function speechIn(language: Language, words: PanelWords, ways: WidgetWays | null): Speech {
  // A clock that is wrong by a day is wrong by a day all the time: only what has passed on it counts.
  const behind = ways ? ways.now - Date.now() : 0
  const now = () => Date.now() + behind
  const locale = language === 'es' ? 'es-ES' : 'en-GB'
  return { words, tell: telling({ locale, timeZone: ways?.timeZone ?? 'UTC', now, words: words.when }) }
}

interface Around extends Speech {
  readonly contact: Contact
}

const AroundContext = createContext<Around | null>(null)
export const AroundProvider = AroundContext.Provider

export function useAround(): Around {
  const around = useContext(AroundContext)
  if (!around) throw new Error('A part was shown outside of the panel.')
  return around
}
