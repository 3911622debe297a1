/** Writing help articles. Every save keeps what was said before, and nobody saves over words that they have not seen. */
import { randomUUID } from 'node:crypto'
import type { ArticleText, ArticleTexts, SaveArticle } from '../../../contract/article.ts'
import { Language } from '../../../contract/case.ts'
import { Fault } from '../../../contract/faults.ts'
import { articleRules, LONGEST_SLUG, PLACES_KEPT_FREE, SLUG, slugOf } from '../../../domain/article/rules.ts'
import { isRefusal, type Refusal, refusedBy } from '../../../domain/rule.ts'
import { articleHtml } from '../../articles/markdown.ts'
import type { Db, Tx } from '../../db/connect.ts'
import {
  type ArticleRow,
  articleAt,
  insertArticle,
  keepVersion,
  lockArticleAt,
  setPublished,
  slugsLike,
  takeSlug,
  updateArticle,
  versionOf,
  writeText,
} from './sql.ts'

interface Writer {
  readonly db: Db
  /** The agent who saves. */
  readonly by: string
  readonly now: number
}

/** A draft. A place that was not chosen is made from the title, with a number where it is taken. */
export async function createArticle(
  { db, by, now }: Writer,
  { slug, texts }: { readonly slug: string; readonly texts: ArticleTexts },
): Promise<ArticleRow | Refusal> {
  const said = readable(texts)
  return await inTransaction(db, async tx => {
    const id = randomUUID()
    const place = slug === '' ? await freeSlug(tx, said) : wellWritten(slug)
    const saving = { id, slug: place, version: 1, by, now }
    await insertArticle(tx, saving)
    const isTaken = !(await takeSlug(tx, place, id))
    const refused = refusedBy(articleRules, {
      version: 1,
      base: 1,
      slug: place,
      isTaken,
      isPublished: false,
      texts: written(said),
    })
    if (refused) return refused
    await write(tx, saving, said)
    return await mustFind(tx, place)
  })
}

/** @throws Fault not-found */
export async function saveArticle(
  { db, by, now }: Writer,
  at: string,
  { base, slug, texts }: SaveArticle,
): Promise<ArticleRow | Refusal> {
  const said = readable(texts)
  return await inTransaction(db, async tx => {
    const before = await mustLock(tx, at)
    // What says the same already is done.
    if (before.slug === slug && isSame(before.texts, said)) return before
    const isTaken = !(await takeSlug(tx, wellWritten(slug), before.id))
    const isPublished = before.publishedAt !== null
    const refused = refusedBy(articleRules, {
      version: before.version,
      base,
      slug,
      isTaken,
      isPublished,
      texts: written(said),
    })
    if (refused) return refused
    const saving = { id: before.id, slug, version: before.version + 1, by, now }
    await updateArticle(tx, saving)
    await write(tx, saving, said)
    return await mustFind(tx, slug)
  })
}

/**
 * Says again what a version said, as a new version.
 * @throws Fault not-found
 */
export async function restoreArticle(
  writer: Writer,
  at: string,
  { base, number }: { readonly base: number; readonly number: number },
): Promise<ArticleRow | Refusal> {
  const before = await mustFind(writer.db, at)
  const texts = await versionOf(writer.db, before.id, number)
  if (!texts) throw new Fault('not-found', say => say.noVersion)
  return await saveArticle(writer, at, { base, slug: before.slug, texts })
}

/** @throws Fault not-found */
export async function showArticle(
  { db, by, now }: Writer,
  at: string,
  isPublished: boolean,
): Promise<ArticleRow | Refusal> {
  return await inTransaction(db, async tx => {
    const before = await mustLock(tx, at)
    if ((before.publishedAt !== null) === isPublished) return before
    const { version, slug } = before
    const refused = refusedBy(articleRules, {
      version,
      base: version,
      slug,
      isTaken: false,
      isPublished,
      texts: written(before.texts),
    })
    if (refused) return refused
    await setPublished(tx, before.id, isPublished ? { by, now } : null)
    return await mustFind(tx, slug)
  })
}

/** A refusal leaves nothing behind. */
async function inTransaction<Done>(
  db: Db,
  work: (tx: Tx) => Promise<Done | Refusal>,
): Promise<Done | Refusal> {
  const no: { refusal: Refusal | null } = { refusal: null }
  try {
    return await db.transaction().execute(async tx => {
      const done = await work(tx)
      if (!isRefusal(done)) return done
      no.refusal = done
      throw new Error('taken back')
    })
  } catch (error) {
    if (no.refusal) return no.refusal
    throw error
  }
}

async function write(tx: Tx, saving: Parameters<typeof keepVersion>[1], texts: ArticleTexts): Promise<void> {
  for (const language of Language.options) await writeText(tx, saving.id, { language, text: texts[language] })
  await keepVersion(tx, saving, texts)
}

async function freeSlug(tx: Tx, texts: ArticleTexts): Promise<string> {
  const wanted = slugOf(texts.en?.title ?? '') || slugOf(texts.es?.title ?? '') || 'article'
  const taken = await slugsLike(tx, wanted)
  for (let number = 1; ; number++) {
    const end = number === 1 ? '' : `-${number}`
    const slug = `${wanted.slice(0, LONGEST_SLUG - end.length).replace(/-$/, '')}${end}`
    if (!taken.has(slug) && !PLACES_KEPT_FREE.has(slug)) return slug
  }
}

function wellWritten(slug: string): string {
  if (SLUG.test(slug) && slug.length <= LONGEST_SLUG) return slug
  throw Object.assign(new Fault('bad-request', say => say.articleAddress), { fields: ['slug'] })
}

/** A language in which nothing was written is none. Words that cannot be shown are refused before they are kept. */
function readable(texts: ArticleTexts): ArticleTexts {
  const said = (text: ArticleText | null) => {
    if (text === null || (text.title === '' && text.body === '')) return null
    articleHtml(text.body)
    return text
  }
  return { en: said(texts.en), es: said(texts.es) }
}

function written({ en, es }: ArticleTexts): readonly ArticleText[] {
  return [en, es].filter(text => text !== null)
}

function isSame(a: ArticleTexts, b: ArticleTexts): boolean {
  return Language.options.every(language => {
    const [one, other] = [a[language], b[language]]
    if (one === null || other === null) return one === other
    return one.topic === other.topic && one.title === other.title && one.body === other.body
  })
}

async function mustFind(db: Db | Tx, slug: string): Promise<ArticleRow> {
  const row = await articleAt(db, slug)
  if (!row) throw new Fault('not-found')
  return row
}

async function mustLock(tx: Tx, slug: string): Promise<ArticleRow> {
  const row = await lockArticleAt(tx, slug)
  if (!row) throw new Fault('not-found')
  return row
}
