/**
 * Whether a customer who is brought in is one whom we know already by an address.
 *
 * What must stay true: two people are never made one by guessing. A mail address or telephone is shared in families and offices, so
 * an address alone proves nothing: the name has to speak for it too.
 */
import { plainWord } from './values.ts'

export interface Candidate {
  readonly id: string
  readonly name: string | null
  /** The address that they have in common was shown to be theirs. */
  readonly isVerified: boolean
}

/** The one who is surely the same person; null when there is none, or more than one who could be. */
export function sameCustomer(name: string | null, candidates: readonly Candidate[]): Candidate | null {
  const [only, ...others] = candidates
  if (!only || others.length > 0) return null
  const isSame = only.isVerified ? namesAgree(name, only.name) : areNamesEqual(name, only.name)
  return isSame ? only : null
}

/** The same words in the same order, whatever the capitals, accents and signs; of nobody without a name. */
function areNamesEqual(one: string | null, other: string | null): boolean {
  return (
    one !== null &&
    other !== null &&
    wordsOf(one).length > 0 &&
    wordsOf(one).join(' ') === wordsOf(other).join(' ')
  )
}

/** Nothing in the one speaks against the other: all words of the shorter name stand in the longer one, or one has none. */
function namesAgree(one: string | null, other: string | null): boolean {
  const [a, b] = [wordsOf(one ?? ''), wordsOf(other ?? '')]
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a]
  return shorter.every(word => longer.includes(word))
}

function wordsOf(name: string): readonly string[] {
  return name
    .split(/[\s,]+/)
    .map(plainWord)
    .filter(word => word !== '')
}
