/** The words of setting up, by language. */
import type { Language } from '../case.ts'
import { setupEn } from './setup-en.ts'
import { setupEs } from './setup-es.ts'

export type SetupWords = typeof setupEn
export const setupWords: Readonly<Record<Language, SetupWords>> = { en: setupEn, es: setupEs }
