/** The desk's words about who acts, by language. */
import type { Language } from '../case.ts'
import type { ActingDeskWords } from './acting-desk-en.ts'
import { actingDeskEn } from './acting-desk-en.ts'
import { actingDeskEs } from './acting-desk-es.ts'

export const actingDeskWords: Readonly<Record<Language, ActingDeskWords>> = {
  en: actingDeskEn,
  es: actingDeskEs,
}
