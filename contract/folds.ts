/**
 * What is new in a text, told apart from what only comes along with it: quotes, signatures, small print, forwarded mail. Nothing
 * is cut: a fold says from where to where (UTF-16 units), and the parts together are the whole text but for the blank lines at seams.
 */
import type { Fold } from './case.ts'

export type FoldKind = Fold['is']

/** `is` is null for new words. */
export interface Part {
  readonly is: FoldKind | null
  readonly text: string
}

/** The text in order. Folds that say what cannot be (out of the text, out of order) are passed over: their words count as new. */
export function partsOf(text: string, folds: readonly Fold[] | undefined): readonly Part[] {
  const parts: Part[] = []
  const put = (is: Part['is'], from: number, to: number) => {
    const words = text
      .slice(from, to)
      .replace(/^(?:[^\S\n]*\r?\n)+/, '')
      .trimEnd()
    if (words !== '') parts.push({ is, text: words })
  }
  let at = 0
  for (const { from, to, is } of folds ?? []) {
    if (from < at || to <= from || to > text.length) continue
    put(null, at, from)
    put(is, from, to)
    at = to
  }
  if (at === 0) return [{ is: null, text }]
  put(null, at, text.length)
  return parts
}

/** The new words alone; all of them where a fold would leave nothing. */
export function newWordsIn(text: string, folds: readonly Fold[] | undefined): string {
  const words = partsOf(text, folds)
    .filter(({ is }) => is === null)
    .map(part => part.text)
    .join('\n')
  return words.trim() === '' ? text : words
}

/** As an answer quotes them. */
export function quoted(words: string): string {
  return words
    .split('\n')
    .map(line => (line.startsWith('>') ? `>${line}` : `> ${line}`).trimEnd())
    .join('\n')
}
