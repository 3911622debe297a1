/** The words about help articles at the desk, by language. */
import type { Language } from '../case.ts'
import { articlesEn, type ArticleWords } from './articles-en.ts'
import { articlesEs } from './articles-es.ts'

export const articleWords: Readonly<Record<Language, ArticleWords>> = { en: articlesEn, es: articlesEs }
