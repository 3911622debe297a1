/** How a page speaks: the words of its language, its way of telling times, and where its forms go. Read by every part. */
import type { Frame } from '../contract/pages.ts'
import type { FrontWords } from '../contract/words/front-en.ts'
import { frontWords } from '../contract/words/front.ts'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Telling } from './telling.ts'
import { telling } from './telling.ts'

/** What an island is given of the frame: all that is not about loading the page. */
export type SpokenFrame = Pick<
  Frame,
  'language' | 'locale' | 'timeZone' | 'now' | 'organisation' | 'formToken'
>

export interface Speech {
  /** For parts that bring words of their own. */
  readonly language: Frame['language']
  readonly words: FrontWords
  readonly tell: Telling
  readonly organisation: Frame['organisation']
  readonly formToken: string
}

const SpeechContext = createContext<Speech | null>(null)
export const SpeechProvider = SpeechContext.Provider

/** `now` runs on in a browser, where a page may stay open over midnight. */
export function speechOf(frame: SpokenFrame, now: () => number = () => frame.now): Speech {
  const words = frontWords[frame.language]
  const tell = telling({ ...frame, now, words: words.when })
  return {
    language: frame.language,
    words,
    tell,
    organisation: frame.organisation,
    formToken: frame.formToken,
  }
}

export function spokenPart(frame: Frame): SpokenFrame {
  const { language, locale, timeZone, now, organisation, formToken } = frame
  return { language, locale, timeZone, now, organisation, formToken }
}

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext)
  if (!speech) throw new Error('A part was shown outside of a page.')
  return speech
}
