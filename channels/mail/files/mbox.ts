/**
 * The mails of an mbox file, one after the other, however large the file is: nothing of it is held but the piece in hand.
 *
 * A mail begins with a line `From SENDER DATE` at the start of the file or after an empty line. Lines of words that begin so
 * were quoted with `>` (mboxrd: also those that begin with `>From `); one `>` of them is taken away. Lines end as on the wire,
 * with CR LF, so that a mail is the same mail whichever way it came.
 */

export type MboxMail = {
  /** Where its `From ` line begins in the file. */
  readonly offset: number
  /** From that line; null where it says none. */
  readonly date: number | null
  /** To be read to its end before the next mail is asked for; what is not read is passed over. */
  readonly bytes: AsyncIterable<Uint8Array>
}

type Event =
  | { readonly is: 'begin'; readonly offset: number; readonly date: number | null }
  | { readonly is: 'bytes'; readonly bytes: Uint8Array }

/** A line may be as long as a file; longer ones are passed on in pieces. */
const longestLine = 1024 * 1024
const pieceBytes = 64 * 1024
const [LF, CR] = [10, 13]
const CRLF = Buffer.from('\r\n')
const separator = /^From .*\d{1,2}:\d{2}.*\d{4}|^From .*\d{4}.*\d{1,2}:\d{2}/
const quoted = /^>+From /

/** @param start where `stream` begins in its file: 0, or the offset of a mail */
export async function* mailsInMbox(
  stream: AsyncIterable<Uint8Array>,
  start: number,
): AsyncGenerator<MboxMail> {
  const events = eventsIn(stream, start)
  let next = await events.next()
  while (!next.done) {
    const begin = next.value
    if (begin.is !== 'begin') throw new Error('an mbox begins with a line that begins with "From "')
    const after: { event: IteratorResult<Event> | null } = { event: null }
    const bytes = bytesUntilNext(events, after)
    yield { offset: begin.offset, date: begin.date, bytes }
    while (after.event === null) {
      const event = await events.next()
      if (event.done || event.value.is === 'begin') after.event = event
    }
    next = after.event
  }
}

async function* bytesUntilNext(
  events: AsyncGenerator<Event>,
  after: { event: IteratorResult<Event> | null },
): AsyncGenerator<Uint8Array> {
  while (after.event === null) {
    const event = await events.next()
    if (event.done || event.value.is === 'begin') after.event = event
    else yield event.value.bytes
  }
}

async function* eventsIn(stream: AsyncIterable<Uint8Array>, start: number): AsyncGenerator<Event> {
  const lines: Buffer[] = []
  const out = { lines, size: 0 }
  let offset = start
  // An empty line belongs to the mail unless a new one begins after it.
  let isAfterBlank = true
  let heldBlank = false
  let isWithinLine = false
  const flush = (): Event => {
    const bytes = Buffer.concat(out.lines.splice(0))
    out.size = 0
    return { is: 'bytes', bytes }
  }
  const put = (line: Buffer) => {
    out.lines.push(line)
    out.size += line.length
  }
  for await (const { line, isWhole } of linesIn(stream)) {
    const isStart = !isWithinLine
    isWithinLine = !isWhole
    const head = isStart ? line.subarray(0, 200).toString('latin1') : ''
    if (isStart && isAfterBlank && (offset === start || separator.test(head)) && head.startsWith('From ')) {
      heldBlank = false
      if (out.size > 0) yield flush()
      yield { is: 'begin', offset, date: dateIn(head) }
    } else {
      if (heldBlank) put(CRLF)
      heldBlank = isStart && isWhole && isBlank(line)
      if (!heldBlank)
        for (const piece of onTheWire(quoted.test(head) ? line.subarray(1) : line, isWhole)) put(piece)
    }
    isAfterBlank = isStart && isWhole && isBlank(line)
    offset += line.length
    if (out.size >= pieceBytes) yield flush()
  }
  if (out.size > 0) yield flush()
}

/** Lines with their ends; a long one in pieces, of which only the last is `isWhole`. */
async function* linesIn(
  stream: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ readonly line: Buffer; readonly isWhole: boolean }> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of stream) {
    const bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk])
    let at = 0
    for (let end = bytes.indexOf(LF, at); end >= 0; end = bytes.indexOf(LF, at)) {
      yield { line: bytes.subarray(at, end + 1), isWhole: true }
      at = end + 1
    }
    rest = bytes.subarray(at)
    // Not the very last byte: it may be the CR of an end.
    if (rest.length > longestLine) {
      yield { line: rest.subarray(0, -1), isWhole: false }
      rest = rest.subarray(-1)
    }
  }
  if (rest.length > 0) yield { line: rest, isWhole: true }
}

function isBlank(line: Buffer): boolean {
  return line.length === 1 ? line[0] === LF : line.length === 2 && line[0] === CR && line[1] === LF
}

function onTheWire(line: Buffer, isWhole: boolean): readonly Buffer[] {
  if (!isWhole || line.at(-1) !== LF || line.at(-2) === CR) return [line]
  return [line.subarray(0, -1), CRLF]
}

function dateIn(head: string): number | null {
  const said = /\d{1,2}:\d{2}(:\d{2})?/.test(head)
    ? head.replace(/^From \S+\s*/, '').split(/[\r\n]/)[0]
    : undefined
  const at = Date.parse(said ?? '')
  return Number.isFinite(at) ? at : null
}

/** The bytes with every line ended by CR LF. */
export async function* withWireEnds(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let wasCr = false
  for await (const chunk of stream) {
    const pieces: Uint8Array[] = []
    let from = 0
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, at + 1)) {
      if (at === 0 ? wasCr : chunk[at - 1] === CR) continue
      pieces.push(chunk.subarray(from, at), CRLF)
      from = at + 1
    }
    pieces.push(chunk.subarray(from))
    wasCr = chunk.at(-1) === CR
    yield Buffer.concat(pieces)
  }
}
