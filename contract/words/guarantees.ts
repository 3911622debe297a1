/** The words of the guarantees at the desk, by language. */
import type { Language } from '../case.ts'
import { guaranteesEn } from './guarantees-en.ts'
import type { GuaranteesWords } from './guarantees-en.ts'
import { guaranteesEs } from './guarantees-es.ts'

export const guaranteesWords: Readonly<Record<Language, GuaranteesWords>> = {
  en: guaranteesEn,
  es: guaranteesEs,
}
