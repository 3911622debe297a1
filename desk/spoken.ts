/** The words of the first view, of which a browser fetches one language; the other when it is chosen. See vite.words.ts. */
import { bring } from 'virtual:desk-words'
import type { Language } from '../contract/case.ts'

/** Resolves once all that is shown can be said in this language. */
export async function bringWords(language: Language): Promise<void> {
  await bring[language]()
}
