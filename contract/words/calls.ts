/** The words of calls and of a customer's own page, by language. */
import type { Language } from '../case.ts'
import { en } from './calls-en.ts'
import { es } from './calls-es.ts'

export type CallWords = typeof en
export const callWords: Readonly<Record<Language, CallWords>> = { en, es }
