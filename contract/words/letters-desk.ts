/** What the desk says of letters that could not be sent yet, by language. */
import type { Language } from '../case.ts'
import { en } from './letters-desk-en.ts'
import { es } from './letters-desk-es.ts'

export type LettersDeskWords = typeof en
export const lettersDeskWords: Readonly<Record<Language, LettersDeskWords>> = { en, es }
