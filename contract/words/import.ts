/** The words of customers in and out, by language. */
import type { Language } from '../case.ts'
import { en } from './import-en.ts'
import { es } from './import-es.ts'

export type ImportWords = typeof en
export const importWords: Readonly<Record<Language, ImportWords>> = { en, es }
