/**
 * Finds help articles. Forgiving: any of the words will do, the last may be half typed, accents may be missing, and when no word is
 * known at all, titles that look alike are taken.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Language } from '../../contract/case.ts'
import type { HelpLink } from '../../contract/pages.ts'
import type { Db } from '../db/connect.ts'

export interface ArticleTextRow {
  readonly slug: string
  readonly language: Language
  readonly topic: string
  readonly title: string
  readonly body: string
}

/** In the reader's language where it is written in it, else in the other; null for every language that it is written in. */
export type Reader = Language | null

export interface Wanted {
  readonly typed: string
  readonly reader: Reader
  readonly limit: number
  /** Only in titles, topics and first paragraphs: for words that were not meant as a search. */
  readonly isStrict?: boolean
  /** Drafts too, for the team. */
  readonly isDraftFound?: boolean
}

const MOST_WORDS = 24
/** Of the three-letter pieces of a word, how many a title must share with it. */
const LOOKS_ALIKE = 0.35

export async function findArticles(db: Db, wanted: Wanted): Promise<readonly ArticleTextRow[]> {
  const words = wordsIn(wanted.typed)
  if (words.length === 0) return []
  const known = await knownWords(db, wanted, words)
  return known.length > 0 || wanted.isStrict ? known : await alikeTitles(db, wanted, words)
}

function wordsIn(typed: string): readonly string[] {
  const words = typed.slice(0, 1_000).match(/[\p{L}\p{N}]{1,60}/gu) ?? []
  return [...new Set(words)].slice(-MOST_WORDS)
}

async function knownWords(
  db: Db,
  wanted: Wanted,
  words: readonly string[],
): Promise<readonly ArticleTextRow[]> {
  const among = wanted.isStrict ? 'AB' : 'ABCD'
  const query = words.map((word, at) => `'${word}':${at === words.length - 1 ? '*' : ''}${among}`).join(' | ')
  const { rows } = await sql<ArticleTextRow>`
    SELECT ${columns}
    FROM article_text t JOIN article a ON a.id = t.article_id,
      (SELECT to_tsquery('english', ${query}) AS en, to_tsquery('spanish', ${query}) AS es) asked
    WHERE (t.language = 'en' AND t.search @@ asked.en OR t.language = 'es' AND t.search @@ asked.es)
      AND ${isShownTo(wanted)}
    ORDER BY ts_rank(t.search, CASE t.language WHEN 'es' THEN asked.es ELSE asked.en END) DESC, t.title, t.language
    LIMIT ${wanted.limit}`.execute(db)
  return rows
}

async function alikeTitles(
  db: Db,
  wanted: Wanted,
  words: readonly string[],
): Promise<readonly ArticleTextRow[]> {
  const plain = words.map(word =>
    word
      .normalize('NFD')
      .replaceAll(/\p{Diacritic}/gu, '')
      .toLowerCase(),
  )
  const { rows } = await sql<ArticleTextRow>`
    SELECT ${columns}
    FROM article_text t JOIN article a ON a.id = t.article_id, LATERAL (
      SELECT max(word_similarity(word, translate(lower(t.title), 'áéíóúü', 'aeiouu'))) AS likeness
      FROM unnest(${plain}::text[]) word) alike
    WHERE likeness >= ${LOOKS_ALIKE} AND ${isShownTo(wanted)}
    ORDER BY likeness DESC, t.title, t.language
    LIMIT ${wanted.limit}`.execute(db)
  return rows
}

/** What customers open most. */
export async function mostReadArticles(
  db: Db,
  { reader, limit }: Pick<Wanted, 'reader' | 'limit'>,
): Promise<readonly ArticleTextRow[]> {
  const { rows } = await sql<ArticleTextRow>`
    SELECT ${columns}
    FROM article_text t JOIN article a ON a.id = t.article_id LEFT JOIN article_reads r ON r.article_id = a.id
    WHERE ${isShownTo({ reader })}
    ORDER BY r.reads DESC NULLS LAST, t.title, t.language
    LIMIT ${limit}`.execute(db)
  return rows
}

/** Everything that customers may read, topic by topic. */
export async function publishedArticles(
  db: Db,
  { reader, limit }: Pick<Wanted, 'reader' | 'limit'>,
): Promise<readonly ArticleTextRow[]> {
  const { rows } = await sql<ArticleTextRow>`
    SELECT ${columns}
    FROM article_text t JOIN article a ON a.id = t.article_id
    WHERE ${isShownTo({ reader })}
    ORDER BY t.topic = '', t.topic, t.title, t.language
    LIMIT ${limit}`.execute(db)
  return rows
}

const columns = sql`a.slug, t.language, t.topic, t.title, t.body`

function isShownTo({ reader, isDraftFound }: Pick<Wanted, 'reader' | 'isDraftFound'>): RawBuilder<boolean> {
  const published = isDraftFound ? sql`true` : sql`a.published_at IS NOT NULL`
  if (reader === null) return sql`${published}`
  return sql`${published} AND (t.language = ${reader}
    OR NOT EXISTS (SELECT FROM article_text o WHERE o.article_id = t.article_id AND o.language = ${reader}))`
}

/** What is read most, as links in a page of ours. */
export async function articleLinks(db: Db, reader: Language, limit: number): Promise<readonly HelpLink[]> {
  return (await mostReadArticles(db, { reader, limit })).map(linkTo)
}

/** In a page of ours, which knows its language. */
export function linkTo({ slug, title, language }: ArticleTextRow): HelpLink {
  return { title, language, href: `/help/${slug}` }
}

/** Where customers read it. An address that names the language stays in it, whoever opens it. */
export function articleHref(
  { slug, language }: Pick<ArticleTextRow, 'slug' | 'language'>,
  site = '',
): string {
  return `${site}/help/${slug}?language=${language}`
}
