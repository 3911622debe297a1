import type { Language } from '../case.ts'
import { stoppedEn, type StoppedWords } from './stopped-en.ts'
import { stoppedEs } from './stopped-es.ts'

export const stoppedWords: Readonly<Record<Language, StoppedWords>> = { en: stoppedEn, es: stoppedEs }
