/** The words of help pages, by language. */
import type { Language } from '../case.ts'
import { helpEn, type HelpWords } from './help-en.ts'
import { helpEs } from './help-es.ts'

export const helpWords: Readonly<Record<Language, HelpWords>> = { en: helpEn, es: helpEs }
