/** The words of the wallboard, by language. */
import type { Language } from '../case.ts'
import { wallboardEn, type WallboardWords } from './wallboard-en.ts'
import { wallboardEs } from './wallboard-es.ts'

export const wallboardWords: Readonly<Record<Language, WallboardWords>> = { en: wallboardEn, es: wallboardEs }
