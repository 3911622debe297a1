/** The words about recordings and copies that customers read, by language. */
import type { Language } from '../case.ts'
import { evidenceEn } from './evidence-en.ts'
import { evidenceEs } from './evidence-es.ts'

type EvidenceWords = typeof evidenceEn

export const evidenceWords: Readonly<Record<Language, EvidenceWords>> = { en: evidenceEn, es: evidenceEs }
