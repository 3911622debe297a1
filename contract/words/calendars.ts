/** The words of calendars in the setup, by language. */
import type { Language } from '../case.ts'
import { en } from './calendars-en.ts'
import { es } from './calendars-es.ts'

export const calendarsWords: Readonly<Record<Language, typeof en>> = { en, es }
