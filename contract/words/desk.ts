/** Every sentence of the desk, by language. One that is missing in any of them does not compile. */
import type { Language } from '../case.ts'
import { en } from './desk-en.ts'
import type { DeskWords } from './desk-en.ts'
import { es } from './desk-es.ts'

export const deskWords: Readonly<Record<Language, DeskWords>> = { en, es }
