import type { Language } from '../case.ts'
import { ladderEn, type LadderWords } from './ladder-en.ts'
import { ladderEs } from './ladder-es.ts'

export const ladderWords: Readonly<Record<Language, LadderWords>> = { en: ladderEn, es: ladderEs }
