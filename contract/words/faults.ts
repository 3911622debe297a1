/** What is said of a wrong request, by language. */
import type { Language } from '../case.ts'
import { en } from './faults-en.ts'
import { es } from './faults-es.ts'

export type FaultWords = typeof en
export const faultWords: Readonly<Record<Language, FaultWords>> = { en, es }
