/** The words about mail as it is shown, by language. */
import type { Language } from '../case.ts'
import type { MailShownWords } from './mail-shown-en.ts'
import { mailShown as en } from './mail-shown-en.ts'
import { mailShown as es } from './mail-shown-es.ts'

export const mailShownWords: Readonly<Record<Language, MailShownWords>> = { en, es }
