/** What was found, as it is shown: the case as a line of a list, and the place in its words where they stand. */
import { z } from 'zod'
import type { CaseSummary } from '../../../contract/desk.ts'
import { Fold } from '../../../contract/case.ts'
import { newWordsIn } from '../../../contract/folds.ts'
import type { SearchHit } from '../../../contract/search.ts'
import type { Marks } from '../../search/query.ts'
import { numbersIn, termsOf, tokensOf } from '../../search/terms.ts'

type Snippet = SearchHit['snippet']

interface Range {
  readonly from: number
  readonly to: number
  readonly word: string
}

const shown = 180
const before = 50

/** Of all that was said, newest first, the text with most of the words in it; null when none has any. */
export function snippetOf(bodies: readonly string[], marks: Marks): Snippet | null {
  let best: { readonly text: string; readonly ranges: readonly Range[]; readonly words: number } | null = null
  for (const text of bodies.flatMap(textsIn)) {
    const ranges = rangesIn(text, marks)
    const words = new Set(ranges.map(({ word }) => word)).size
    if (words > (best?.words ?? 0)) best = { text, ranges, words }
    if (words >= marks.words.size && words > 0) break
  }
  return best === null ? null : cutOut(best.text, best.ranges)
}

/** What a customer is called or known by, where that is what was found; null when it is not. */
export function knownSnippet(known: readonly string[], marks: Marks): Snippet | null {
  for (const text of known) {
    const ranges = rangesIn(text, marks)
    if (ranges.length > 0) return cutOut(text, ranges)
    const terms = [...termsOf(text)]
    if (marks.terms.some(wanted => terms.some(term => term.startsWith(wanted))))
      return [{ text, isMatch: true }]
  }
  return null
}

export function plainSnippet({ lastWords }: CaseSummary): Snippet {
  return lastWords === '' ? [] : [{ text: lastWords, isMatch: false }]
}

function textsIn(body: string): readonly string[] {
  const fields = JSON.parse(body) as Readonly<Record<string, unknown>> // the ledger's own canonical JSON of an object
  return Object.entries(fields).flatMap(([field, value]) => {
    if (field === 'html') return []
    const texts = [value].flat().filter(text => typeof text === 'string')
    // New words come before what is quoted in them, which was found where it was said first.
    return field === 'text' ? [...texts.map(text => newWordsIn(text, foldsIn(fields))), ...texts] : texts
  })
}

function foldsIn({ folds }: Readonly<Record<string, unknown>>): readonly Fold[] {
  return z.array(Fold).safeParse(folds).data ?? []
}

function rangesIn(text: string, marks: Marks): readonly Range[] {
  const words = tokensOf(text).filter(
    ({ word }) => marks.words.has(word) || marks.beginnings.some(begins => word.startsWith(begins)),
  )
  if (marks.terms.length === 0) return words
  const numbers = numbersIn(text)
    .filter(({ terms }) => marks.terms.some(wanted => terms.some(term => term.startsWith(wanted))))
    .map(({ from, to }) => ({ from, to, word: text.slice(from, to) }))
  const others = words.filter(word => !numbers.some(({ from, to }) => word.from >= from && word.to <= to))
  return [...others, ...numbers].toSorted((a, b) => a.from - b.from)
}

/** About a line of the text, from a little before the first match. */
function cutOut(text: string, ranges: readonly Range[]): Snippet {
  const first = ranges[0]?.from ?? 0
  const start = first <= before ? 0 : wordBreak(text, first - before)
  const end = Math.min(text.length, wordBreak(text, start + shown))
  const parts: { text: string; isMatch: boolean }[] = []
  const put = (from: number, to: number, isMatch: boolean) => {
    if (to > from) parts.push({ text: text.slice(from, to).replaceAll(/\s+/gu, ' '), isMatch })
  }
  let at = start
  for (const { from, to } of ranges) {
    if (from < at || to > end) continue
    put(at, from, false)
    put(from, to, true)
    at = to
  }
  put(at, end, false)
  if (start > 0) parts.unshift({ text: '… ', isMatch: false })
  if (end < text.length) parts.push({ text: ' …', isMatch: false })
  return parts
}

/** The next blank, so that no word (and no sign made of several) is cut through; where none is near, the place itself. */
function wordBreak(text: string, from: number): number {
  const blank = text.slice(from, from + 30).search(/\s/u)
  if (blank >= 0) return from + blank
  const isHalf = /[\uDC00-\uDFFF]/u.test(text.charAt(from))
  return isHalf ? from + 1 : from
}
