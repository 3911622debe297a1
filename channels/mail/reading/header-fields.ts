/**
 * The header of a mail or of a part: its lines, put together where they are folded, still as bytes (one character
 * each). Bounded: what is beyond is skipped, and told.
 */

export type Field = {
  /** Lower-cased. */
  readonly name: string
  /** Unfolded; each character is one byte as it came. */
  readonly raw: string
}

export type HeaderBlock = {
  readonly fields: readonly Field[]
  /** Where the body begins: after the blank line, or at the first line that can be no header. */
  readonly bodyFrom: number
  /** More stands there than is read. */
  readonly isCut: boolean
  /** Among the headers stood lines that are none. */
  readonly hasRubbish: boolean
}

export type HeaderLimits = { readonly bytes: number; readonly fields: number; readonly fieldLength: number }

/** Of the mail itself. */
export const HEADER_LIMITS: HeaderLimits = { bytes: 512 * 1024, fields: 2000, fieldLength: 128 * 1024 }
/** Of its parts, of which there may be thousands. */
export const PART_HEADER_LIMITS: HeaderLimits = { bytes: 32 * 1024, fields: 100, fieldLength: 8 * 1024 }

const NAME = /^([!-9;-~]{1,200})[ \t]*:/
const WELL_KNOWN =
  /^(?:content-|mime-version|from|to|cc|subject|date|message-id|received|return-path|reply-to|x-|dkim-|arc-)/i
const LOOK_AHEAD = 50

type Line = { readonly from: number; readonly to: number; readonly next: number }

/** @param isDelimiter a line that ends this part, whatever is missing before it */
export function readHeaderBlock(
  raw: Buffer,
  from: number,
  to: number,
  isDelimiter: (from: number, to: number) => boolean,
  limits: HeaderLimits,
): HeaderBlock {
  const lines: Line[] = []
  let at = from
  let isCut = false
  let blank: Line | null = null
  while (at < to) {
    const line = lineAt(raw, at, to)
    if (
      line.to === line.from ||
      (lines.length > 0 && isBlank(raw, line) && !isHeaderNext(raw, line.next, to))
    ) {
      blank = line
      break
    }
    if (raw[line.from] === 0x2d && raw[line.from + 1] === 0x2d && isDelimiter(line.from, line.to)) break
    if (line.from - from < limits.bytes && lines.length < limits.fields * 20) lines.push(line)
    else isCut = true
    at = line.next
  }
  const bodyFrom = blank ? blank.next : at
  return { ...fieldsOf(raw, lines, bodyFrom, limits, isCut) }
}

/** Some programs put blanks into the line that ends the header; nothing of a header may follow then. */
function isBlank(raw: Buffer, line: Line): boolean {
  let at = line.from
  while (at < line.to && (raw[at] === 0x20 || raw[at] === 0x09)) at++
  return at === line.to
}

function isHeaderNext(raw: Buffer, from: number, to: number): boolean {
  const start = raw.toString('latin1', from, Math.min(to, from + 100))
  return /^[ \t]/.test(start) || NAME.test(start)
}

/** The line that begins here; its end may be CR LF, LF or CR. */
export function lineAt(raw: Buffer, from: number, to: number): Line {
  let at = from
  while (at < to) {
    const byte = raw[at]
    if (byte === 0x0a) return { from, to: at, next: at + 1 }
    if (byte === 0x0d) return { from, to: at, next: raw[at + 1] === 0x0a && at + 1 < to ? at + 2 : at + 1 }
    at++
  }
  return { from, to, next: to }
}

function fieldsOf(
  raw: Buffer,
  lines: readonly Line[],
  bodyFrom: number,
  limits: HeaderLimits,
  isCutAlready: boolean,
): HeaderBlock {
  const fields: { name: string; pieces: string[]; length: number }[] = []
  let isCut = isCutAlready
  let hasRubbish = false
  for (const [index, line] of lines.entries()) {
    const first = raw[line.from]
    const last = fields.at(-1)
    const text = raw.toString('latin1', line.from, Math.min(line.to, line.from + limits.fieldLength))
    if (text.length < line.to - line.from) isCut = true
    if ((first === 0x20 || first === 0x09) && last) {
      if (last.length + text.length > limits.fieldLength) isCut = true
      else last.pieces.push(text)
      last.length += text.length
      continue
    }
    // The very first line may have been pushed in by a blank.
    const name = NAME.exec(last ? text : text.trimStart())
    if (name?.[1] !== undefined) {
      if (fields.length >= limits.fields) isCut = true
      else
        fields.push({
          name: name[1].toLowerCase(),
          pieces: [(last ? text : text.trimStart()).slice(name[0].length)],
          length: text.length,
        })
      continue
    }
    if (!goesOn(raw, lines, index + 1))
      return { fields: finished(fields), bodyFrom: line.from, isCut, hasRubbish }
    hasRubbish = true
  }
  return { fields: finished(fields), bodyFrom, isCut, hasRubbish }
}

/** Do headers follow? Otherwise the blank line between header and body is what is missing. */
function goesOn(raw: Buffer, lines: readonly Line[], from: number): boolean {
  return lines.slice(from, from + LOOK_AHEAD).some(line => {
    const start = raw.toString('latin1', line.from, Math.min(line.to, line.from + 100))
    return NAME.test(start) && WELL_KNOWN.test(start)
  })
}

function finished(fields: readonly { name: string; pieces: string[] }[]): Field[] {
  return fields.map(({ name, pieces }) => ({ name, raw: pieces.join('').trim() }))
}
