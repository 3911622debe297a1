/** The words of living pages about being called back, by language. */
import type { Language } from '../case.ts'
import { calledEn, type CalledWords } from './called-en.ts'
import { calledEs } from './called-es.ts'

export const calledWords: Readonly<Record<Language, CalledWords>> = { en: calledEn, es: calledEs }
