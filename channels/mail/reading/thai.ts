/**
 * Whether letters that came out as Thai make Thai. Any bytes of another script come out as Thai letters too, but not in an order in which
 * anybody writes them: a mark stands on a consonant, the vowels that are written first have one behind them, and words hold no digits.
 */

const LETTERS = /[\u0e01-\u0e5b]/gu
const MARKS = /[\u0e31\u0e34-\u0e3a\u0e40-\u0e44\u0e47-\u0e4e]/gu
const CONSONANT = '\u0e01-\u0e2e'
const MARK = '\u0e31\u0e34-\u0e3a\u0e47-\u0e4e'
const VOWEL_BEHIND = '\u0e30\u0e32\u0e33\u0e45'
const OUT_OF_ORDER = new RegExp(
  [
    `(?<![${CONSONANT}${MARK}])[${MARK}]`,
    `(?<![${CONSONANT}${MARK}${VOWEL_BEHIND}])[${VOWEL_BEHIND}]`,
    `[\u0e40-\u0e44](?![${CONSONANT}])`,
    String.raw`[\u0e01-\u0e4e][\u0e3f\u0e4f-\u0e5b]|[\u0e3f\u0e4f-\u0e5b](?=[\u0e01-\u0e4e])`,
  ].join('|'),
  'gu',
)
const FEWEST = 12
/** Of all letters: a text has one in four or five. */
const LEAST_MARKS = 0.1
const MOST_OUT_OF_ORDER = 0.02
/** No consonant is one in five; the first byte of each Japanese letter would be. */
const MOST_OF_ONE = 0.2

export function isThai(text: string): boolean {
  const start = text.slice(0, 4000)
  const letters = start.match(LETTERS) ?? []
  const others = start.match(/[^\p{ASCII}\u0e01-\u0e5b\u2010-\u2026\u00a0\u20ac]/gu)?.length ?? 0
  if (letters.length < FEWEST || others > 0) return false
  const share = (pattern: RegExp) => (start.match(pattern)?.length ?? 0) / letters.length
  if (share(MARKS) < LEAST_MARKS || share(OUT_OF_ORDER) > MOST_OUT_OF_ORDER) return false
  const counts = Map.groupBy(letters, letter => letter)
  return (
    letters.length < 40 || [...counts.values()].every(same => same.length <= letters.length * MOST_OF_ONE)
  )
}
