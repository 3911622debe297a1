/** Words about waits that are told, by language. */
import type { Language } from '../case.ts'
import { quoteEn } from './quote-en.ts'
import type { QuoteWords } from './quote-en.ts'
import { quoteEs } from './quote-es.ts'

export const quoteWords: Readonly<Record<Language, QuoteWords>> = { en: quoteEn, es: quoteEs }
