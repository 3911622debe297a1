/** Sentences about who was passed over, by language. */
import type { Language } from '../case.ts'
import { passedOverEn, type PassedOverWords } from './passed-over-en.ts'
import { passedOverEs } from './passed-over-es.ts'

export const passedOverWords: Readonly<Record<Language, PassedOverWords>> = {
  en: passedOverEn,
  es: passedOverEs,
}
