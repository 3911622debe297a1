/** The words of what can be given and of billing, by language. */
import type { Language } from '../case.ts'
import { moneyEn } from './money-en.ts'
import { moneyEs } from './money-es.ts'

export type MoneyWords = typeof moneyEn
export const moneyWords: Readonly<Record<Language, MoneyWords>> = { en: moneyEn, es: moneyEs }
