/** The words of amounts that are typed, by language. */
import type { Language } from '../case.ts'
import { type AmountsWords, amountsEn } from './amounts-en.ts'
import { amountsEs } from './amounts-es.ts'

export const amountsWords: Readonly<Record<Language, AmountsWords>> = { en: amountsEn, es: amountsEs }
