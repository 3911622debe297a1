/** Help articles at the desk: everything under /api/desk/articles. Everybody of the team reads; see `edit articles` for who writes. */
import { z } from 'zod'
import { Language } from './case.ts'

export const LONGEST_BODY = 40_000

/** What an article says in one language. The body is Markdown. */
export const ArticleText = z.object({
  topic: z.string().trim().max(80),
  title: z.string().trim().max(160),
  body: z
    .string()
    .max(LONGEST_BODY)
    .transform(body => body.replaceAll('\r\n', '\n').trim()),
})
export type ArticleText = z.infer<typeof ArticleText>

/** In the languages that it is written in. */
export const ArticleTexts = z.object({ en: ArticleText.nullable(), es: ArticleText.nullable() })
export type ArticleTexts = z.infer<typeof ArticleTexts>

export const ArticleSummary = z.object({
  slug: z.string(),
  titles: z.object({ en: z.string().nullable(), es: z.string().nullable() }),
  topics: z.object({ en: z.string().nullable(), es: z.string().nullable() }),
  isPublished: z.boolean(),
  updatedAt: z.number(),
  updatedBy: z.string(),
  reads: z.number(),
})
export type ArticleSummary = z.infer<typeof ArticleSummary>

/** GET /api/desk/articles?q= : drafts too, the newest first; of a search, the best first. */
export const ArticleList = z.object({
  articles: z.array(ArticleSummary),
  mayEdit: z.boolean(),
})
export type ArticleList = z.infer<typeof ArticleList>

/** GET /api/desk/articles/:slug , by its place or one that it once had. */
export const ArticleView = z.object({
  slug: z.string(),
  version: z.number(),
  isPublished: z.boolean(),
  texts: ArticleTexts,
  /** The bodies as customers see them: HTML of which nothing can do harm. */
  html: z.object({ en: z.string().nullable(), es: z.string().nullable() }),
  /** Where customers read it. */
  href: z.string(),
  updatedAt: z.number(),
  updatedBy: z.string(),
  mayEdit: z.boolean(),
})
export type ArticleView = z.infer<typeof ArticleView>

/** POST /api/desk/articles : a draft. Without a slug, its place is made from its title. */
export const NewArticle = z.object({ slug: z.string().trim().max(80).default(''), texts: ArticleTexts })
/** PUT /api/desk/articles/:slug ; `base` is the version that the writer began from. */
export const SaveArticle = z.object({
  base: z.number().int(),
  slug: z.string().trim().max(80),
  texts: ArticleTexts,
})
export type SaveArticle = z.infer<typeof SaveArticle>
/** PUT /api/desk/articles/:slug/shown */
export const ShowArticle = z.object({ isPublished: z.boolean() })
/** POST /api/desk/articles/:slug/restore : says again what a version said; saved as a new version. */
export const RestoreArticle = z.object({ base: z.number().int(), number: z.number().int() })

/** GET /api/desk/articles/:slug/versions , the newest first */
export const ArticleVersion = z.object({
  number: z.number(),
  at: z.number(),
  by: z.string(),
  slug: z.string(),
  texts: ArticleTexts,
})
export type ArticleVersion = z.infer<typeof ArticleVersion>
export const ArticleVersions = z.object({ versions: z.array(ArticleVersion) })
export type ArticleVersions = z.infer<typeof ArticleVersions>

/** POST /api/desk/articles/preview : the body as customers would see it. */
export const PreviewArticle = z.object({ body: ArticleText.shape.body })
export const PreviewAnswer = z.object({ html: z.string() })

/** GET /api/desk/articles/found?q= : what can go into a reply; without words, what is read most. */
export const FoundArticle = z.object({
  slug: z.string(),
  language: Language,
  title: z.string(),
  /** How it begins. */
  lead: z.string(),
  /** Absolute: it stands in letters too. */
  href: z.string(),
  /** All of it, without marks, as it can stand in a reply. */
  words: z.string(),
})
export type FoundArticle = z.infer<typeof FoundArticle>
export const FoundArticles = z.object({ articles: z.array(FoundArticle) })

/** GET /help/suggest?q= : beside the words that a customer is writing. */
export const Suggestions = z.object({
  articles: z.array(z.object({ title: z.string(), language: Language, href: z.string() })),
})
export type Suggestions = z.infer<typeof Suggestions>
