/** The words of `/account`, by language. */
import type { Language } from '../case.ts'
import type { AccountWords } from './account-en.ts'
import { accountEn } from './account-en.ts'
import { accountEs } from './account-es.ts'

export const accountWords: Readonly<Record<Language, AccountWords>> = { en: accountEn, es: accountEs }
