import type { Language } from '../case.ts'
import { outsideLetterEn, type OutsideLetterWords } from './outside-letter-en.ts'
import { outsideLetterEs } from './outside-letter-es.ts'

export const outsideLetterWords: Readonly<Record<Language, OutsideLetterWords>> = {
  en: outsideLetterEn,
  es: outsideLetterEs,
}
