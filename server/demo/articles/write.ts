/** The help articles of the demo organisation, as its lead wrote them. */
import type { ArticleText } from '../../../contract/article.ts'
import { DAY } from '../../../domain/time.ts'
import type { Tx } from '../../db/connect.ts'
import type { Chance } from '../chance.ts'
import { insertRows } from '../insert.ts'
import { billArticles } from './bills.ts'
import { contractArticles } from './contract.ts'
import { lineArticles } from './lines.ts'

export interface DemoArticle {
  readonly slug: string
  /** How often it was read before the demo began. */
  readonly reads: number
  readonly en: ArticleText
  readonly es: ArticleText
}

const articles: readonly DemoArticle[] = [...lineArticles, ...billArticles, ...contractArticles]

export async function insertArticles(
  tx: Tx,
  { authorId, chance, now }: { readonly authorId: string; readonly chance: Chance; readonly now: number },
): Promise<void> {
  const at = new Date(now - 30 * DAY).toISOString()
  const rows = articles.map(article => ({ id: chance.uuid(), ...article }))
  await insertRows(
    tx,
    'article',
    rows.map(({ id, slug }) => ({
      id,
      slug,
      version: 1,
      created_at: at,
      created_by: authorId,
      updated_at: at,
      updated_by: authorId,
      published_at: at,
      published_by: authorId,
    })),
  )
  await insertRows(
    tx,
    'article_slug',
    rows.map(({ id, slug }) => ({ slug, article_id: id })),
  )
  await insertRows(
    tx,
    'article_text',
    rows.flatMap(({ id, en, es }) => [
      { article_id: id, language: 'en', ...en },
      { article_id: id, language: 'es', ...es },
    ]),
  )
  await insertRows(
    tx,
    'article_version',
    rows.map(({ id, slug, en, es }) => ({
      article_id: id,
      number: 1,
      saved_at: at,
      saved_by: authorId,
      slug,
      texts: { en, es },
    })),
  )
  await insertRows(
    tx,
    'article_reads',
    rows.map(({ id, reads }) => ({ article_id: id, reads })),
  )
}
