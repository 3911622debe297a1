/** The words of promises at the desk, by language. */
import type { Language } from '../case.ts'
import { en } from './promises-en.ts'
import { es } from './promises-es.ts'

export const promisesWords: Readonly<Record<Language, typeof en>> = { en, es }
