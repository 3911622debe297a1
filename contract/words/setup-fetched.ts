/** The words of mailboxes that are fetched, by language. */
import type { Language } from '../case.ts'
import { setupFetchedEn, type SetupFetchedWords } from './setup-fetched-en.ts'
import { setupFetchedEs } from './setup-fetched-es.ts'

export const setupFetchedWords: Readonly<Record<Language, SetupFetchedWords>> = {
  en: setupFetchedEn,
  es: setupFetchedEs,
}
