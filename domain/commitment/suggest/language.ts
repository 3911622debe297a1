/** What a language's table holds. Every entry is a piece of a pattern, read without regard to capitals; ▯ stands for "a few words". */
import type { CommitmentKind } from '../../case/facts.ts'

/** Who takes something on, and what must follow for it to be a promise. */
export interface Opener {
  /** For whoever reads the table. */
  readonly is: string
  readonly begins: readonly string[]
  /** One of these; left out, anything of `does`. `anything`: the opener says it all. */
  readonly then?: readonly string[] | 'anything'
  /** It is one only where a time is named. */
  readonly needsTime?: true
  /** "You will not be charged" is a promise too. */
  readonly mayDeny?: true
  /** Only after another opener of the same clause. */
  readonly goesOn?: true
}

export interface LanguageTable {
  readonly openers: readonly Opener[]
  /** Verbs with what they do it to: a promise whether or not a time is named. */
  readonly does: readonly string[]
  /** Verbs that promise something only where a time is named: everybody says "I'll check". */
  readonly doesInTime: readonly string[]
  /** What kind of promise it is: the words that come first decide. Whatever has none of them is `other`. */
  readonly kinds: Readonly<Partial<Record<CommitmentKind, readonly string[]>>>
  /** Takes the promise out of the whole sentence: conditions, hypotheses, hearsay, the past. */
  readonly notInSentence: readonly string[]
  /** Takes it out of its part of the sentence: hopes, tries, doubts. */
  readonly notInClause: readonly string[]
  /** Right before or after the opener. */
  readonly negations: readonly string[]
  /** What parts one clause from the next. */
  readonly parts: readonly string[]
  /** What follows a promise and is no part of it: "…, so please keep your phone near". */
  readonly tails: readonly string[]
}

/** Letters and digits of any language are parts of words; `\b` knows only those of English. */
export const EDGE_BEFORE = '(?<![\\p{L}\\p{N}])'
export const EDGE_AFTER = '(?![\\p{L}\\p{N}])'

/** At most three words, of one clause. */
const A_FEW_WORDS = '(?:[^\\s.,;:!?]+\\s+){0,3}?'

const known = new Map<string, RegExp>()

/** One pattern of many pieces, each of whole words. Made once for the same pieces; `g` is for `matchAll` alone, which keeps no place. */
export function anyOf(pieces: readonly string[], flags = 'iu'): RegExp {
  const read = pieces.map(piece =>
    piece
      .replaceAll('▯ ', A_FEW_WORDS)
      .replaceAll('’', "['’]")
      .replaceAll(' ?', '\\s*')
      .replaceAll(' ', '\\s+'),
  )
  const source = `${EDGE_BEFORE}(?:${read.join('|')})${EDGE_AFTER}`
  const pattern = known.get(flags + source) ?? new RegExp(source, flags)
  known.set(flags + source, pattern)
  return pattern
}
