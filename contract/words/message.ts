/** The words of the page that says what went wrong, by language. */
import type { Language } from '../case.ts'
import { messageEn, type MessageWords } from './message-en.ts'
import { messageEs } from './message-es.ts'

export const messageWords: Readonly<Record<Language, MessageWords>> = { en: messageEn, es: messageEs }
