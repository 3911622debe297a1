/** The words about who sits before a page and who may act, by language. */
import type { Language } from '../case.ts'
import type { HelpersWords } from './helpers-en.ts'
import { helpersEn } from './helpers-en.ts'
import { helpersEs } from './helpers-es.ts'

export const helpersWords: Readonly<Record<Language, HelpersWords>> = { en: helpersEn, es: helpersEs }
