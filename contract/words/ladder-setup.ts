import type { Language } from '../case.ts'
import { ladderSetupEn, type LadderSetupWords } from './ladder-setup-en.ts'
import { ladderSetupEs } from './ladder-setup-es.ts'

export const ladderSetupWords: Readonly<Record<Language, LadderSetupWords>> = {
  en: ladderSetupEn,
  es: ladderSetupEs,
}
