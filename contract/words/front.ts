/** The words of the customers' pages, by language. A language that `Language` gains does not compile until it is here. */
import type { Language } from '../case.ts'
import type { FrontWords } from './front-en.ts'
import { frontEn } from './front-en.ts'
import { frontEs } from './front-es.ts'

export const frontWords: Readonly<Record<Language, FrontWords>> = { en: frontEn, es: frontEs }
