import type { ArticleSummary, ArticleView, FoundArticle } from '../../../contract/article.ts'
import { Language } from '../../../contract/case.ts'
import type { ArticlePage, HelpItem, HelpPage, PageLinks } from '../../../contract/pages.ts'
import { type ArticleTextRow, articleHref, linkTo } from '../../articles/find.ts'
import { articleHtml, articleLead, articleWords } from '../../articles/markdown.ts'
import type { ArticleRow } from './sql.ts'

export function viewSummary({ texts: { en, es }, ...row }: ArticleRow): ArticleSummary {
  return {
    slug: row.slug,
    titles: { en: en?.title ?? null, es: es?.title ?? null },
    topics: { en: en?.topic ?? null, es: es?.topic ?? null },
    isPublished: row.publishedAt !== null,
    updatedAt: row.updatedAt,
    updatedBy: row.updatedBy,
    reads: row.reads,
  }
}

export function viewArticle(row: ArticleRow, site: string, mayEdit: boolean): ArticleView {
  const { slug, version, texts, updatedAt, updatedBy } = row
  const { en, es } = texts
  return {
    slug,
    version,
    texts,
    updatedAt,
    updatedBy,
    mayEdit,
    isPublished: row.publishedAt !== null,
    html: { en: en && articleHtml(en.body), es: es && articleHtml(es.body) },
    href: `${site}/help/${slug}`,
  }
}

export function viewFound(row: ArticleTextRow, site: string): FoundArticle {
  const { slug, language, title, body } = row
  return {
    slug,
    language,
    title,
    lead: articleLead(body),
    href: articleHref(row, site),
    words: articleWords(body, site),
  }
}

function viewItem(row: ArticleTextRow): HelpItem {
  return { ...linkTo(row), lead: articleLead(row.body) }
}

export function viewHelp(
  typed: string,
  {
    found,
    all,
  }: { readonly found: readonly ArticleTextRow[] | null; readonly all: readonly ArticleTextRow[] },
  site: string,
): HelpPage {
  const topics = [...Map.groupBy(all, row => row.topic)]
  return {
    page: 'help',
    typed,
    found: found && found.map(viewItem),
    topics: topics.map(([topic, rows]) => ({ topic, articles: rows.map(viewItem) })),
    links: linksTo(`${site}/help`, Language.options),
  }
}

/** Null when it says nothing in any language. */
export function viewArticlePage(row: ArticleRow, reader: Language, site: string): ArticlePage | null {
  const written = Language.options.filter(language => row.texts[language] !== null)
  const language = written.includes(reader) ? reader : written[0]
  const text = language === undefined ? null : row.texts[language]
  if (language === undefined || text === null) return null
  const { canonical, alternates } = linksTo(`${site}/help/${row.slug}`, written)
  return {
    page: 'article',
    title: text.title,
    topic: text.topic,
    language,
    html: articleHtml(text.body),
    updatedAt: row.updatedAt,
    links: { canonical: `${canonical}?language=${language}`, alternates },
  }
}

function linksTo(address: string, written: readonly Language[]): PageLinks {
  const named = written.map(language => ({ language, href: `${address}?language=${language}` }))
  return { canonical: address, alternates: [...named, { language: 'x-default', href: address }] }
}
