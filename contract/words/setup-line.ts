/** The words of setting the line up, by language. */
import type { Language } from '../case.ts'
import { en } from './setup-line-en.ts'
import { es } from './setup-line-es.ts'

export const setupLineWords: Readonly<Record<Language, typeof en>> = { en, es }
