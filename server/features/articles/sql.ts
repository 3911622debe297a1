import { sql } from 'kysely'
import type { ArticleText, ArticleTexts } from '../../../contract/article.ts'
import type { Language } from '../../../contract/case.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { timestamptz } from '../../db/values.ts'

export interface ArticleRow {
  readonly id: string
  readonly slug: string
  readonly version: number
  readonly updatedAt: number
  readonly updatedBy: string
  readonly publishedAt: number | null
  readonly texts: ArticleTexts
  readonly reads: number
}

const article = sql`
  SELECT a.id, a.slug, a.version, a.updated_at AS "updatedAt", g.name AS "updatedBy", a.published_at AS "publishedAt",
    (SELECT json_build_object('en', NULL, 'es', NULL)::jsonb
      || coalesce(jsonb_object_agg(t.language, jsonb_build_object('topic', t.topic, 'title', t.title, 'body', t.body)), '{}')
      FROM article_text t WHERE t.article_id = a.id) AS texts,
    coalesce((SELECT r.reads FROM article_reads r WHERE r.article_id = a.id), 0) AS reads
  FROM article a JOIN agent g ON g.id = a.updated_by`

/** By its place, or one that it once had. */
export async function articleAt(db: Db | Tx, slug: string): Promise<ArticleRow | null> {
  const { rows } = await sql<ArticleRow>`
    ${article} WHERE a.id = (SELECT s.article_id FROM article_slug s WHERE s.slug = ${slug})`.execute(db)
  return rows[0] ?? null
}

/** The same, and nobody else saves it until this transaction is over. */
export async function lockArticleAt(tx: Tx, slug: string): Promise<ArticleRow | null> {
  await sql`
    SELECT FROM article WHERE id = (SELECT s.article_id FROM article_slug s WHERE s.slug = ${slug}) FOR UPDATE`.execute(
    tx,
  )
  return await articleAt(tx, slug)
}

/** The newest first. */
export async function allArticles(db: Db, limit: number): Promise<readonly ArticleRow[]> {
  const { rows } =
    await sql<ArticleRow>`${article} ORDER BY a.updated_at DESC, a.slug LIMIT ${limit}`.execute(db)
  return rows
}

export async function articlesIn(db: Db, slugs: readonly string[]): Promise<readonly ArticleRow[]> {
  const { rows } = await sql<ArticleRow>`
    ${article} WHERE a.slug = ANY(${[...slugs]}::text[]) ORDER BY array_position(${[...slugs]}::text[], a.slug)`.execute(
    db,
  )
  return rows
}

/** Keeps a place for an article for good; false when it is another one's. */
export async function takeSlug(tx: Tx, slug: string, articleId: string): Promise<boolean> {
  await sql`INSERT INTO article_slug (slug, article_id) VALUES (${slug}, ${articleId}) ON CONFLICT DO NOTHING`.execute(
    tx,
  )
  const { rows } =
    await sql`SELECT FROM article_slug WHERE slug = ${slug} AND article_id = ${articleId}`.execute(tx)
  return rows.length > 0
}

export async function slugsLike(tx: Tx, slug: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ readonly slug: string }>`
    SELECT slug FROM article_slug WHERE slug = ${slug} OR slug LIKE ${`${slug}-%`}`.execute(tx)
  return new Set(rows.map(row => row.slug))
}

interface Saving {
  readonly id: string
  readonly slug: string
  readonly version: number
  readonly by: string
  readonly now: number
}

export async function insertArticle(tx: Tx, { id, slug, version, by, now }: Saving): Promise<void> {
  await sql`
    INSERT INTO article (id, slug, version, created_at, created_by, updated_at, updated_by)
    VALUES (${id}, ${slug}, ${version}, ${timestamptz(now)}, ${by}, ${timestamptz(now)}, ${by})`.execute(tx)
}

export async function updateArticle(tx: Tx, { id, slug, version, by, now }: Saving): Promise<void> {
  await sql`
    UPDATE article SET slug = ${slug}, version = ${version}, updated_at = ${timestamptz(now)}, updated_by = ${by}
    WHERE id = ${id}`.execute(tx)
}

export async function writeText(
  tx: Tx,
  id: string,
  { language, text }: { readonly language: Language; readonly text: ArticleText | null },
): Promise<void> {
  if (text === null) {
    await sql`DELETE FROM article_text WHERE article_id = ${id} AND language = ${language}`.execute(tx)
    return
  }
  await sql`
    INSERT INTO article_text (article_id, language, topic, title, body)
    VALUES (${id}, ${language}, ${text.topic}, ${text.title}, ${text.body})
    ON CONFLICT (article_id, language) DO UPDATE
    SET topic = excluded.topic, title = excluded.title, body = excluded.body`.execute(tx)
}

export async function keepVersion(
  tx: Tx,
  { id, slug, version, by, now }: Saving,
  texts: ArticleTexts,
): Promise<void> {
  await sql`
    INSERT INTO article_version (article_id, number, saved_at, saved_by, slug, texts)
    VALUES (${id}, ${version}, ${timestamptz(now)}, ${by}, ${slug}, ${JSON.stringify(texts)}::jsonb)`.execute(
    tx,
  )
}

export interface VersionRow {
  readonly number: number
  readonly at: number
  readonly by: string
  readonly slug: string
  readonly texts: ArticleTexts
}

/** The newest first. */
export async function versionsOf(db: Db, articleId: string, limit: number): Promise<readonly VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    SELECT v.number, v.saved_at AS at, g.name AS by, v.slug, v.texts
    FROM article_version v JOIN agent g ON g.id = v.saved_by
    WHERE v.article_id = ${articleId} ORDER BY v.number DESC LIMIT ${limit}`.execute(db)
  return rows
}

export async function versionOf(db: Db, articleId: string, number: number): Promise<ArticleTexts | null> {
  const { rows } = await sql<Pick<VersionRow, 'texts'>>`
    SELECT texts FROM article_version WHERE article_id = ${articleId} AND number = ${number}`.execute(db)
  return rows[0]?.texts ?? null
}

/** Shown to customers since now, or to the team alone when `by` is null. */
export async function setPublished(
  tx: Tx,
  id: string,
  shown: { by: string; now: number } | null,
): Promise<void> {
  await sql`
    UPDATE article SET published_at = ${shown && new Date(shown.now)}, published_by = ${shown?.by ?? null}
    WHERE id = ${id}`.execute(tx)
}

export async function countRead(db: Db, articleId: string): Promise<void> {
  await sql`
    INSERT INTO article_reads (article_id, reads) VALUES (${articleId}, 1)
    ON CONFLICT (article_id) DO UPDATE SET reads = article_reads.reads + 1`.execute(db)
}
