/** The words of "Your account", by language. */
import type { Language } from '../case.ts'
import { ownAccountEn, type OwnAccountWords } from './own-account-en.ts'
import { ownAccountEs } from './own-account-es.ts'

export const ownAccountWords: Readonly<Record<Language, OwnAccountWords>> = {
  en: ownAccountEn,
  es: ownAccountEs,
}
