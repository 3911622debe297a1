/**
 * A text as lines with their places. Everything that follows looks at lines, never at the whole text, and at no more of a line
 * than its start: so the time stays in proportion to the text, whoever wrote it.
 */
import { beginsInside } from './above-quote.ts'

export interface Line {
  /** Where it begins, and where the next one begins. */
  readonly from: number
  readonly to: number
  /** What it says: without line end, outer blanks, marks of direction; cut after `LOOKED_AT` characters. */
  readonly says: string
  /** The same without what marks it as quoted. */
  readonly unquoted: string
  readonly isBlank: boolean
  readonly isQuoted: boolean
  /** `-- ` with its blank: nothing but a program writes this, and a signature stands below. */
  readonly isSignatureMark: boolean
  /** It was longer than what is looked at. */
  readonly isLong: boolean
}

const LOOKED_AT = 600

/** Marks that are not seen: direction, width, byte order, soft hyphens. */
const UNSEEN = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** `>`, and `AB>` of programs that put initials before it. */
const QUOTE_MARK = /^(?:[>\s]*>|(?:\p{Lu}{1,4}>\s?)+>*)/u
/** `| words`, but no row of a table. */
const BAR = /^\|(?:\s(?=[^|]*$)|$)/u
/** Not `>>> see https://… <<<`, nor a line with "From" that a mailbox file escaped. */
const SHOUTED = /^>{2,}.{1,200}<{2,}$/u

/** Null where there are more lines than `most`. */
export function linesOf(text: string, most: number): Line[] | null {
  const lines: Line[] = []
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from)
    const to = newline < 0 ? text.length : newline + 1
    const line = lineOf(text, from, to)
    const inside = beginsInside(line.says)
    const at = inside === null ? -1 : text.indexOf(inside, from)
    if (at > from && at < to) lines.push(lineOf(text, from, at), lineOf(text, at, to))
    else lines.push(line)
    if (lines.length > most) return null
    from = to
  }
  return markEnclosed(markTorn(lines))
}

function lineOf(text: string, from: number, to: number): Line {
  const start = text.slice(from, Math.min(to, from + LOOKED_AT))
  const isLong = to - from > LOOKED_AT
  const says = start.replaceAll(UNSEEN, '').trim()
  const isWords = says.startsWith('>From ') || (says.endsWith('<') && SHOUTED.test(says))
  const mark = isWords ? undefined : (QUOTE_MARK.exec(says) ?? BAR.exec(says))?.[0]
  return {
    from,
    to,
    says,
    unquoted: mark === undefined ? says : says.slice(mark.length).trim(),
    // Of a long run of blanks only the start was looked at.
    isBlank: says === '' && (!isLong || text.slice(from, to).trim() === ''),
    isQuoted: mark !== undefined,
    isSignatureMark: start === '-- \n' || start === '-- \r\n',
    isLong,
  }
}

/** A piece of a quoted line that was torn off by a program that wraps: an address without blanks, with quoted lines around it. */
function markTorn(lines: readonly Line[]): readonly Line[] {
  return lines.map((line, index) => {
    const isBetween = lines[index - 1]?.isQuoted === true && lines[index + 1]?.isQuoted === true
    const isTorn =
      isBetween && !line.isQuoted && /^(?:\(?https?:\/\/\S+|\S*[=&%/]\S*)(?: ?>)?$/u.test(line.says)
    return isTorn ? { ...line, isQuoted: true } : line
  })
}

/** `>>>> NAME >>>>` … `<<<< NAME <<<<`: what stands between is quoted, though no line of it is marked. */
function markEnclosed(lines: readonly Line[]): Line[] {
  const quoted = [...lines]
  let opened = -1
  for (const [index, { says }] of lines.entries()) {
    if (/^>{3,}(?:[^<>]{1,80}>{3,})?$/u.test(says) && opened < 0) opened = index
    else if (/^<{3,}(?:[^<>]{1,80}<{3,})?$/u.test(says) && opened >= 0) {
      for (const [inside, line] of lines.slice(opened, index + 1).entries()) {
        quoted[opened + inside] = { ...line, isQuoted: true }
      }
      opened = -1
    }
  }
  return quoted
}

/** Lines of a fenced block of code, which say what they say. */
export function isCode(lines: readonly Line[]): boolean[] {
  const code = lines.map(() => false)
  let opened = -1
  for (const [index, { says }] of lines.entries()) {
    if (!/^```[\w-]{0,20}$/u.test(says)) continue
    if (opened < 0) opened = index
    else if (says === '```') {
      code.fill(true, opened, index + 1)
      opened = -1
    }
  }
  return code
}
