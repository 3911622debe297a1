/** The words of the yearly evaluation, by language. */
import type { Language } from '../case.ts'
import { evaluationEn, type EvaluationWords } from './evaluation-en.ts'
import { evaluationEs } from './evaluation-es.ts'

export const evaluationWords: Readonly<Record<Language, EvaluationWords>> = {
  en: evaluationEn,
  es: evaluationEs,
}
