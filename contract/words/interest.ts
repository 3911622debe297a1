import type { Language } from '../case.ts'
import { interestEn, type InterestWords } from './interest-en.ts'
import { interestEs } from './interest-es.ts'

export const interestWords: Readonly<Record<Language, InterestWords>> = { en: interestEn, es: interestEs }
