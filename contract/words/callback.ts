/** The words about being called back, by language. */
import type { Language } from '../case.ts'
import { callbackEn, type CallbackWords } from './callback-en.ts'
import { callbackEs } from './callback-es.ts'

export type { CallbackWords } from './callback-en.ts'

export const callbackWords: Readonly<Record<Language, CallbackWords>> = { en: callbackEn, es: callbackEs }
