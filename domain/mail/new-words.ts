/**
 * Which part of a mail's text is new, and which only comes along: quotes, passed-on mails, signatures, legal footers.
 *
 * What must stay true: nothing is cut, a fold is only a place in the text. Where it is not sure, words stay in sight: a quote in
 * sight is a nuisance, a hidden sentence is harm. Folds never cover all words of a mail. The time is in proportion to the text.
 *
 * How a quote is told from an answer follows what most mail programs and lists do:
 * - below the last new words, everything that is quoted is folded;
 * - between quotes and answers, the quotes stay, because they are what is answered; only the sentence above them is folded;
 * - where the mail begins with a quote and ends with words, the quote is folded.
 */
import { findFolds } from './new-words/find.ts'
import type { Fold } from './new-words/fold.ts'

export type { Fold }

/** Sorted, not overlapping. */
export function foldsOf(text: string): readonly Fold[] {
  return findFolds(text)
}

/** What is in sight while everything is folded, without blank space around it. */
export function newWordsOf(text: string, folds: readonly Fold[] = foldsOf(text)): string {
  let from = 0
  const kept: string[] = []
  for (const fold of folds) {
    kept.push(text.slice(from, fold.from))
    from = fold.to
  }
  return [...kept, text.slice(from)].join('').trim()
}
