/**
 * Words as people use them: few of them often, most of them seldom. The n-th commonest comes up in proportion to 1/n (Zipf). Made
 * from a seed, so that every run searches the same texts.
 */
import { termsOf } from '../../server/search/terms.ts'

export interface Text {
  readonly words: string
  readonly terms: readonly string[]
}

export interface Vocabulary {
  readonly texts: readonly Text[]
  /** Words of which about this share of the texts has each. */
  readonly wordsIn: (least: number, most: number) => readonly string[]
}

const size = 20_000
const texts = 20_000
const wordsEach = 25
const syllables = [
  'ba',
  'ce',
  'di',
  'fo',
  'gu',
  'la',
  'me',
  'ni',
  'po',
  'ru',
  'sa',
  'te',
  'vi',
  'zo',
  'ka',
  'xe',
]

export function makeVocabulary(): Vocabulary {
  const chance = seeded(20_261_122)
  const made = Array.from({ length: texts }, () => {
    const words = Array.from({ length: wordsEach }, () => wordOf(Math.floor(size ** chance()))).join(' ')
    return { words, terms: [...termsOf(words)] }
  })
  const counts = new Map<string, number>()
  for (const { terms } of made) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return {
    texts: made,
    wordsIn: (least, most) =>
      [...counts].flatMap(([word, count]) => (count / texts >= least && count / texts <= most ? [word] : [])),
  }
}

/** Its number written in syllables: no two numbers have the same word, and no word is another with an s. */
function wordOf(number: number): string {
  let word = ''
  for (let left = number + syllables.length; left > 0; left = Math.floor(left / syllables.length)) {
    word += syllables[left % syllables.length] ?? ''
  }
  return word
}

/** A linear congruence is chance enough here. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}
