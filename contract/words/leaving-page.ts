/** The words of the page on which a service is cancelled, by language. */
import type { Language } from '../case.ts'
import { leavingPageEn, type LeavingPageWords } from './leaving-page-en.ts'
import { leavingPageEs } from './leaving-page-es.ts'

export const leavingPageWords: Readonly<Record<Language, LeavingPageWords>> = {
  en: leavingPageEn,
  es: leavingPageEs,
}
