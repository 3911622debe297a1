/** A tag on a case is known by an id that is made for this case alone; its word can be erased. */

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A tag of this case, and the word that stands there. */
export interface CaseTag {
  readonly tag: string
  readonly word: string
}

/** Old facts call a tag by its own word. */
export function isTagId(tag: string): boolean {
  return ID.test(tag)
}

/** Null when it was erased. */
export function wordOfTag({
  tag,
  body,
}: {
  readonly tag: string
  readonly body?: { readonly word: string }
}): string | null {
  return body?.word ?? (tag === '' || isTagId(tag) ? null : tag)
}
