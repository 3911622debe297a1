/**
 * Finds the web addresses in what people wrote. Only http and https become links; the rest stays text.
 *
 * Marks that turn the writing direction around end an address, so that it cannot be shown as another than it is.
 */
export interface Piece {
  readonly text: string
  readonly href: string | null
}

const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>"'\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gi
const AFTER_A_SENTENCE = /[.,;:!?…'")\]}»”’]+$/

export function pieces(words: string): readonly Piece[] {
  const found: Piece[] = []
  let from = 0
  for (const match of words.matchAll(ADDRESS)) {
    const text = withoutSentenceEnd(match[0])
    const href = hrefOf(text)
    if (href === null) continue
    if (match.index > from) found.push({ text: words.slice(from, match.index), href: null })
    found.push({ text, href })
    from = match.index + text.length
  }
  if (from < words.length) found.push({ text: words.slice(from), href: null })
  return found
}

/** "(see https://a.example/b_(c))." keeps the bracket that it opened itself. */
function withoutSentenceEnd(address: string): string {
  const bare = address.replace(AFTER_A_SENTENCE, '')
  const opens = bare.split('(').length - bare.split(')').length
  return opens > 0 && address[bare.length] === ')' ? `${bare})` : bare
}

function hrefOf(text: string): string | null {
  try {
    const url = new URL(/^www\./i.test(text) ? `https://${text}` : text)
    return url.hostname.includes('.') || url.hostname === 'localhost' ? url.href : null
  } catch {
    return null
  }
}
