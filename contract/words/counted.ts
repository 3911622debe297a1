/** The words of the page of what is counted, by language. */
import type { Language } from '../case.ts'
import { countedEn, type CountedWords } from './counted-en.ts'
import { countedEs } from './counted-es.ts'

export const countedWords: Readonly<Record<Language, CountedWords>> = { en: countedEn, es: countedEs }
