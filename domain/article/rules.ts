/** What keeps an article from being saved or shown: rules about help articles, which have no ledger. */
import type { Rule } from '../rule.ts'

/** Where an article is read: /help/<slug>. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/
export const LONGEST_SLUG = 80

/** Places under /help and at the desk that are no article's. */
export const PLACES_KEPT_FREE: ReadonlySet<string> = new Set(['suggest', 'preview', 'found', 'new'])

export interface ArticleChange {
  /** The version that was saved last. */
  readonly version: number
  /** The version that the writer began from. */
  readonly base: number
  readonly slug: string
  /** The place belongs to another article, or once did. */
  readonly isTaken: boolean
  readonly isPublished: boolean
  readonly texts: readonly { readonly title: string; readonly body: string }[]
}

const newest: Rule<ArticleChange> = {
  name: 'article-newest',
  says: 'Somebody saved this article since you opened it: look at what they wrote, then save again.',
  refuses: 'saving an article over a newer version',
  when: ({ version, base }) => version !== base,
}

const placeIsFree: Rule<ArticleChange> = {
  name: 'article-place-free',
  says: 'This address belongs to another page of ours: choose another one.',
  refuses: 'giving an article an address that is taken',
  when: ({ slug, isTaken }) => isTaken || PLACES_KEPT_FREE.has(slug),
}

const isWhole: Rule<ArticleChange> = {
  name: 'article-whole',
  says: 'What customers read needs a title and words, in at least one language.',
  refuses: 'showing an article that says nothing',
  when: ({ isPublished, texts }) =>
    isPublished && !(texts.length > 0 && texts.every(({ title, body }) => title !== '' && body !== '')),
}

export const articleRules = [newest, placeIsFree, isWhole] as const

/** A title as a place: "Qué hacer en una avería" is que-hacer-en-una-averia. Empty when nothing of it can be written so. */
export function slugOf(title: string): string {
  return title
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{Diacritic}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replaceAll(/^-+|-+$/g, '')
}
