/** The guarantees in the words of customers, by language. */
import type { Language } from '../case.ts'
import { charterEn } from './charter-en.ts'
import type { CharterWords } from './charter-en.ts'
import { charterEs } from './charter-es.ts'

export const charterWords: Readonly<Record<Language, CharterWords>> = { en: charterEn, es: charterEs }
