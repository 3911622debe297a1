/**
 * Writes a ZIP as it goes (APPNOTE 6.3): each file deflated with its sizes behind it, the list of all at the end. Nothing is in memory but
 * the piece that passes through. Names are ours and plain; none needs more than ASCII.
 *
 * No ZIP64: a file or an archive of 4 GiB is refused by an exception before it would come out broken.
 */
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface Entry {
  readonly name: string
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** Sound and pictures do not become smaller. */
  readonly isPacked?: boolean
}

interface Written {
  readonly name: Buffer
  readonly offset: number
  readonly crc: number
  readonly packed: number
  readonly size: number
}

const MOST = 0xffff_ffff
const VERSION = 20
const DEFLATED = 8
/** The sizes stand behind the content. */
const FLAGS = 0x0008

/** @param at the time that each file has, in milliseconds since the epoch */
export async function* zip(entries: AsyncIterable<Entry>, at: number): AsyncGenerator<Uint8Array> {
  const stamp = dosTime(at)
  const written: Written[] = []
  let offset = 0
  for await (const { name, content, isPacked = false } of entries) {
    const head = localHead(Buffer.from(name, 'ascii'), stamp)
    yield head
    const counted = { crc: 0, size: 0, packed: 0 }
    const deflate = createDeflateRaw({ level: isPacked ? 0 : 6 })
    const fed = pipeline(count(content, counted), deflate)
    // What goes wrong with it comes out of the loop below as well.
    fed.catch(() => undefined)
    const packed = deflate as AsyncIterable<Buffer> // a stream of bytes reads Buffers
    for await (const piece of packed) {
      counted.packed += piece.length
      yield piece
    }
    await fed
    const entry = { name: Buffer.from(name, 'ascii'), offset, ...counted }
    written.push(entry)
    yield behind(entry)
    offset += head.length + counted.packed + 16
    if (Math.max(offset, counted.size) > MOST) throw new Error('a copy of this case is larger than 4 GiB')
  }
  const list = Buffer.concat(written.map(entry => listed(entry, stamp)))
  yield list
  yield theEnd(written.length, list.length, offset)
}

async function* count(content: Entry['content'], counted: { crc: number; size: number }) {
  for await (const piece of content) {
    counted.crc = crc32(piece, counted.crc)
    counted.size += piece.length
    yield piece
  }
}

interface Stamp {
  readonly time: number
  readonly date: number
}

/** In UTC, to two seconds: the format knows no zones. */
function dosTime(at: number): Stamp {
  const when = new Date(at)
  const year = Math.min(2107, Math.max(1980, when.getUTCFullYear()))
  return {
    time: (when.getUTCHours() << 11) | (when.getUTCMinutes() << 5) | (when.getUTCSeconds() >> 1),
    date: ((year - 1980) << 9) | ((when.getUTCMonth() + 1) << 5) | when.getUTCDate(),
  }
}

function localHead(name: Buffer, { time, date }: Stamp): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x0403_4b50, 0)
  head.writeUInt16LE(VERSION, 4)
  head.writeUInt16LE(FLAGS, 6)
  head.writeUInt16LE(DEFLATED, 8)
  head.writeUInt16LE(time, 10)
  head.writeUInt16LE(date, 12)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, name])
}

function behind({ crc, packed, size }: Written): Buffer {
  const sizes = Buffer.alloc(16)
  sizes.writeUInt32LE(0x0807_4b50, 0)
  sizes.writeUInt32LE(crc, 4)
  sizes.writeUInt32LE(packed, 8)
  sizes.writeUInt32LE(size, 12)
  return sizes
}

function listed({ name, offset, crc, packed, size }: Written, { time, date }: Stamp): Buffer {
  const line = Buffer.alloc(46)
  line.writeUInt32LE(0x0201_4b50, 0)
  line.writeUInt16LE(VERSION, 4)
  line.writeUInt16LE(VERSION, 6)
  line.writeUInt16LE(FLAGS, 8)
  line.writeUInt16LE(DEFLATED, 10)
  line.writeUInt16LE(time, 12)
  line.writeUInt16LE(date, 14)
  line.writeUInt32LE(crc, 16)
  line.writeUInt32LE(packed, 20)
  line.writeUInt32LE(size, 24)
  line.writeUInt16LE(name.length, 28)
  line.writeUInt32LE(offset, 42)
  return Buffer.concat([line, name])
}

function theEnd(entries: number, listBytes: number, listAt: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x0605_4b50, 0)
  end.writeUInt16LE(entries, 8)
  end.writeUInt16LE(entries, 10)
  end.writeUInt32LE(listBytes, 12)
  end.writeUInt32LE(listAt, 16)
  return end
}
