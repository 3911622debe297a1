import type { Language } from '../case.ts'
import { overridesEn, type OverridesWords } from './overrides-en.ts'
import { overridesEs } from './overrides-es.ts'

export const overridesWords: Readonly<Record<Language, OverridesWords>> = { en: overridesEn, es: overridesEs }
