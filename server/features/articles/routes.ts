/** Help articles: read by everybody at /help, written by leads and administrators at the desk. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  ArticleList,
  ArticleVersions,
  ArticleView,
  FoundArticles,
  NewArticle,
  PreviewAnswer,
  PreviewArticle,
  RestoreArticle,
  SaveArticle,
  ShowArticle,
  type Suggestions,
} from '../../../contract/article.ts'
import { Fault } from '../../../contract/faults.ts'
import { can } from '../../../domain/policies/can.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import { findArticles, linkTo, mostReadArticles, publishedArticles } from '../../articles/find.ts'
import { articleHtml } from '../../articles/markdown.ts'
import { type Asker, mustBeAllowed, type Reception } from '../../http/desk.ts'
import { browserLanguageOf, languageOf } from '../../http/language.ts'
import type { Pages } from '../../http/pages.ts'
import { read, route } from '../../http/route.ts'
import { siteOf } from '../../http/site.ts'
import type { Directory } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { createArticle, restoreArticle, saveArticle, showArticle } from './handle.ts'
import { allArticles, articleAt, type ArticleRow, articlesIn, countRead, versionsOf } from './sql.ts'
import { viewArticle, viewArticlePage, viewFound, viewHelp, viewSummary } from './views.ts'

export interface ArticlesSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly directory: Directory
  readonly pages: Pages
  readonly reception: Reception
  readonly publicUrl: string | undefined
}

/** More than anybody writes; a list that is longer is searched. */
const mostListed = 500
const mostFound = 20
const mostSuggested = 3
/** One address may hold a whole office; who types without pause asks about twice a second. */
const suggestionsPerMinute = 240

const Typed = z.object({ q: z.string().trim().max(1_000).default('') })
const At = z.object({ slug: z.string().max(80) })

export function articlesRoutes(setting: ArticlesSetting): void {
  helpRoutes(setting)
  readingRoutes(setting)
  writingRoutes(setting)
}

function helpRoutes({ app, ledger: { db }, directory, pages, publicUrl }: ArticlesSetting): void {
  app.get('/help', async (request, reply) => {
    const { q: typed } = read('query', Typed, request.query)
    const reader = languageOf(request)
    const found = typed === '' ? null : await findArticles(db, { typed, reader, limit: mostFound })
    const all = await publishedArticles(db, { reader, limit: mostListed })
    const page = viewHelp(typed, { found, all }, siteOf(request, publicUrl))
    return pages.send(request, reply, await directory.house(), page)
  })

  app.get(
    '/help/suggest',
    { config: { rateLimit: { max: suggestionsPerMinute, timeWindow: 60_000 } } },
    async (request, reply) => {
      const { q: typed } = read('query', Typed, request.query)
      const reader = languageOf(request)
      const found = await findArticles(db, { typed, reader, limit: mostSuggested, isStrict: true })
      return reply
        .header('cache-control', 'no-store')
        .send({ articles: found.map(linkTo) } satisfies Suggestions)
    },
  )

  app.get('/help/:slug', async (request, reply) => {
    const { slug } = read('address', At, request.params)
    const row = await articleAt(db, slug)
    const site = siteOf(request, publicUrl)
    const page = row && row.publishedAt !== null ? viewArticlePage(row, languageOf(request), site) : null
    if (!row || !page) throw new Fault('not-found')
    // A place that it once had leads to the one that it has, with what was asked for.
    if (row.slug !== slug) return reply.redirect(`/help/${row.slug}${queryOf(request.url)}`, 301)
    if (request.method === 'GET') await countRead(db, row.id)
    return pages.send(request, reply, await directory.house(), page)
  })
}

function queryOf(url: string): string {
  const at = url.indexOf('?')
  return at < 0 ? '' : url.slice(at)
}

function mayEdit({ actor }: Asker): boolean {
  return can(actor, 'edit articles', null) === true
}

function readingRoutes({ app, ledger: { db }, reception, publicUrl }: ArticlesSetting): void {
  const place = '/api/desk/articles'

  route(
    app,
    { method: 'GET', url: place, says: 'Help articles, drafts too', query: Typed, answer: ArticleList },
    async ({ query: { q: typed }, request }) => {
      const asker = await reception.asker(request)
      const wanted = { typed, reader: null, limit: mostListed, isDraftFound: true }
      const rows =
        typed === ''
          ? await allArticles(db, mostListed)
          : await articlesIn(db, [...new Set((await findArticles(db, wanted)).map(({ slug }) => slug))])
      return { articles: rows.map(viewSummary), mayEdit: mayEdit(asker) }
    },
  )

  route(
    app,
    {
      method: 'GET',
      url: `${place}/found`,
      says: 'Articles for a reply',
      query: Typed,
      answer: FoundArticles,
    },
    async ({ query: { q: typed }, request }) => {
      await reception.asker(request)
      const rows =
        typed === ''
          ? await mostReadArticles(db, { reader: browserLanguageOf(request), limit: mostFound })
          : await findArticles(db, { typed, reader: null, limit: mostFound })
      const site = siteOf(request, publicUrl)
      return { articles: rows.map(row => viewFound(row, site)) }
    },
  )

  route(
    app,
    { method: 'GET', url: `${place}/:slug`, says: 'One article', params: At, answer: ArticleView },
    async ({ params, request }) => {
      const asker = await reception.asker(request)
      return viewArticle(await mustBeAt(params.slug), siteOf(request, publicUrl), mayEdit(asker))
    },
  )

  route(
    app,
    {
      method: 'GET',
      url: `${place}/:slug/versions`,
      says: 'What an article said, each time that it was saved',
      params: At,
      answer: ArticleVersions,
    },
    async ({ params, request }) => {
      await reception.asker(request)
      const { id } = await mustBeAt(params.slug)
      return { versions: [...(await versionsOf(db, id, mostVersions))] }
    },
  )

  async function mustBeAt(slug: string): Promise<ArticleRow> {
    const row = await articleAt(db, slug)
    if (!row) throw new Fault('not-found')
    return row
  }
}

/** Of the newest; older ones stay in the database. */
const mostVersions = 100

function writingRoutes({ app, ledger: { db, clock }, reception, publicUrl }: ArticlesSetting): void {
  const place = '/api/desk/articles'
  const writer = async (request: Parameters<Reception['asker']>[0]) => {
    const { agent, actor } = await reception.asker(request)
    mustBeAllowed(actor, 'edit articles', null)
    return {
      by: { db, by: agent.id, now: clock() },
      view: (row: ArticleRow | Refusal) =>
        isRefusal(row) ? row : viewArticle(row, siteOf(request, publicUrl), true),
    }
  }

  route(
    app,
    { method: 'POST', url: place, says: 'A new draft', body: NewArticle, answer: ArticleView },
    async ({ body, request }) => {
      const { by, view } = await writer(request)
      return view(await createArticle(by, body))
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: `${place}/preview`,
      says: 'The words as customers would see them',
      body: PreviewArticle,
      answer: PreviewAnswer,
    },
    async ({ body, request }) => {
      await writer(request)
      return { html: articleHtml(body.body) }
    },
  )

  const at = { params: At, answer: ArticleView }
  route(
    app,
    { method: 'PUT', url: `${place}/:slug`, says: 'Saves an article', body: SaveArticle, ...at },
    async ({ params, body, request }) => {
      const { by, view } = await writer(request)
      return view(await saveArticle(by, params.slug, body))
    },
  )
  route(
    app,
    { method: 'PUT', url: `${place}/:slug/shown`, says: 'Shows or hides it', body: ShowArticle, ...at },
    async ({ params, body, request }) => {
      const { by, view } = await writer(request)
      return view(await showArticle(by, params.slug, body.isPublished))
    },
  )
  route(
    app,
    {
      method: 'POST',
      url: `${place}/:slug/restore`,
      says: 'Says again what a version said',
      body: RestoreArticle,
      ...at,
    },
    async ({ params, body, request }) => {
      const { by, view } = await writer(request)
      return view(await restoreArticle(by, params.slug, body))
    },
  )
}
