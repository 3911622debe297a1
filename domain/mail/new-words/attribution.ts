/** Which lines are the sentence above a quote: one to four, as mail programs wrap it. */
import { isAboveQuote, mayGoOn } from './above-quote.ts'
import type { Line } from './lines.ts'

const MOST_LINES = 4
const MOST_CHARACTERS = 400

/** How many lines from `at` on are the sentence above a quote; 0 when none is. */
export function attributionAt(lines: readonly Line[], at: number): number {
  const first = lines[at]
  if (!first || first.isBlank || first.isLong) return 0
  let said = bare(first)
  for (let count = 1; count <= MOST_LINES && said.length <= MOST_CHARACTERS; count += 1) {
    if (isAboveQuote(said, () => isQuoteBelow(lines, at + count, first))) return count
    const next = lines[at + count]
    if (!next || next.isBlank || next.isLong || (next.isQuoted && !first.isQuoted)) return 0
    if (count === 1 && !mayGoOn(said)) return 0
    said = `${said} ${bare(next)}`
  }
  return 0
}

/** Dashes and stars around it belong to the program: `---- On Tue, … wrote ----`. */
function bare(line: Line) {
  return line.unquoted.replace(/^[-<>*_\s]{1,40}/u, '')
}

function isQuoteBelow(lines: readonly Line[], at: number, first: Line) {
  const next = lines[at]?.isBlank === true ? lines[at + 1] : lines[at]
  return next !== undefined && next.isQuoted && !first.isQuoted
}
