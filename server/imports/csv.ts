/**
 * Reading other people's CSV: found out how it is written, then read as a stream, whatever its size.
 *
 * What must stay true: the same file read twice gives the same records in the same order; a run goes on by their count.
 */
import { TextDecoder } from 'node:util'
import { type CsvError, type Info, parse } from 'csv-parse'
import { storable } from '../../channels/content.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252'
export type Separator = ',' | ';' | '\t' | '|'

export interface Style {
  readonly encoding: Encoding
  readonly separator: Separator
}

export interface CsvRecord {
  /** The line on which it begins. */
  readonly line: number
  readonly cells: readonly string[]
}

/** The file cannot be read on from here. What came before it stands. */
export class CsvBroken extends Error {
  readonly why: 'quote-open' | 'row-too-long'
  readonly line: number
  constructor(why: CsvBroken['why'], line: number) {
    super(why)
    this.why = why
    this.line = line
  }
}

/** Longer than any row that a person made; what is longer is a quote that was never closed. */
const longestRow = 200_000
const lookedAt = 64 * 1024

/** Reads the file to its end once: whether it is UTF-8 is known only then. */
export async function styleOf(bytes: AsyncIterable<Buffer>): Promise<Style> {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let head = Buffer.alloc(0)
  let isUtf8 = true
  for await (const chunk of bytes) {
    if (head.length < lookedAt) head = Buffer.concat([head, chunk])
    if (isUtf8) isUtf8 = decodes(utf8, chunk)
  }
  if (isUtf8) isUtf8 = decodes(utf8, null)
  const encoding = head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : isUtf8 ? 'utf-8' : 'windows-1252'
  return { encoding, separator: separatorIn(new TextDecoder(encoding).decode(head.subarray(0, lookedAt))) }
}

function decodes(decoder: TextDecoder, chunk: Buffer | null): boolean {
  try {
    if (chunk === null) decoder.decode()
    else decoder.decode(chunk, { stream: true })
    return true
  } catch {
    return false
  }
}

/** The sign that stands most often in the heading, outside of quotes. */
function separatorIn(text: string): Separator {
  const heading = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.replace(/^\s+/, ''))?.[0] ?? ''
  const bare = heading.replaceAll(/"(?:[^"]|"")*"/g, '')
  const signs = [',', ';', '\t', '|'] as const
  const counted = signs.map(sign => ({ sign, count: bare.split(sign).length }))
  return counted.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ','
}

interface Reading extends Style {
  readonly bytes: AsyncIterable<Buffer>
  /** Hears how many bytes of the file have been read. */
  readonly onBytes?: (count: number) => void
}

/**
 * The records of a file, the heading first. Empty ones are passed over.
 * @throws CsvBroken after the last record that could be read
 */
export async function* recordsOf(reading: Reading): AsyncGenerator<CsvRecord> {
  const broken: { by: CsvError | null } = { by: null }
  const parser = parse({
    delimiter: reading.separator,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: longestRow,
    // Thrown as an error, it would take with it what was read before and not yet fetched.
    skip_records_with_error: true,
    on_skip: error => {
      broken.by ??= error ?? null
      return undefined
    },
  })
  const feeding = feed(parser, reading, () => broken.by !== null)
  let line = 0
  // The parser counts a break of two signs inside of a cell twice.
  let twice = 0
  try {
    for await (const found of parser) {
      const { record, info } = found as { record: string[]; info: Info } // csv-parse answers so with `info`
      twice += record.reduce((sum, cell) => sum + cell.split('\r\n').length - 1, 0)
      line = info.lines - twice
      yield { line: line - breaksIn(record), cells: record.map(storable) }
    }
  } finally {
    parser.destroy()
    await feeding
  }
  if (broken.by)
    throw new CsvBroken(broken.by.code === 'CSV_MAX_RECORD_SIZE' ? 'row-too-long' : 'quote-open', line + 1)
}

async function feed(
  parser: ReturnType<typeof parse>,
  { bytes, encoding, onBytes }: Reading,
  isBroken: () => boolean,
): Promise<void> {
  const decoder = new TextDecoder(encoding)
  let count = 0
  try {
    for await (const chunk of bytes) {
      if (parser.destroyed || isBroken()) break
      count += chunk.length
      onBytes?.(count)
      if (!parser.write(decoder.decode(chunk, { stream: true }))) await drained(parser)
    }
    if (!parser.destroyed) parser.end(decoder.decode())
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)))
  }
}

function drained(parser: ReturnType<typeof parse>): Promise<void> {
  return new Promise(resolve => {
    const go = () => {
      parser.off('drain', go).off('close', go).off('error', go)
      resolve()
    }
    parser.on('drain', go).on('close', go).on('error', go)
  })
}

function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
}

/** The names of the columns: each once, none empty. */
export function namesOf(heading: readonly string[]): readonly string[] {
  const used = new Set<string>()
  return heading.map((cell, index) => {
    const plain = cell.trim().slice(0, 200) || `#${index + 1}`
    let name = plain
    for (let nth = 2; used.has(name); nth++) name = `${plain} (${nth})`
    used.add(name)
    return name
  })
}
