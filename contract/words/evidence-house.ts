/** The words about recordings and copies at the desk and in a copy, by language. */
import type { Language } from '../case.ts'
import { evidenceHouseEn } from './evidence-house-en.ts'
import { evidenceHouseEs } from './evidence-house-es.ts'

export type EvidenceHouseWords = typeof evidenceHouseEn

export const evidenceHouseWords: Readonly<Record<Language, EvidenceHouseWords>> = {
  en: evidenceHouseEn,
  es: evidenceHouseEs,
}
