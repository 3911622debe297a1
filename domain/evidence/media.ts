/**
 * What a recording is, by its first bytes, and how long it is where its container says so: WAV by its header, Ogg (Opus, Vorbis) by the
 * position of its last page. Of all else only a player can tell.
 */

const HEAD = 16

/** Null for whatever cannot be played. @param head the first bytes; 64 are enough */
export function recordingType(head: Uint8Array): string | null {
  const ascii = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to))
  const [a = 0, b = 0] = head
  if (head.length < HEAD) return null
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WAVE') return 'audio/wav'
  if (ascii(0, 4) === 'OggS') return 'audio/ogg'
  if (ascii(0, 4) === 'fLaC') return 'audio/flac'
  if (ascii(0, 3) === 'ID3') return 'audio/mpeg'
  if (ascii(4, 8) === 'ftyp') return ascii(8, 11) === 'M4A' ? 'audio/mp4' : 'video/mp4'
  if (a === 0x1a && b === 0x45 && head[2] === 0xdf && head[3] === 0xa3) return 'audio/webm'
  // Twelve bits of sync; the layer tells AAC (none) from MP3 (the third).
  if (a === 0xff && (b & 0xf6) === 0xf0) return 'audio/aac'
  if (a === 0xff && (b & 0xe0) === 0xe0 && (b & 0x06) === 0x02) return 'audio/mpeg'
  return null
}

export interface Ends {
  /** The first bytes of the file, and the last; of a small file both are all of it. */
  readonly head: Uint8Array
  readonly tail: Uint8Array
  /** Of the whole file. */
  readonly size: number
}

/** Null where the container does not say it, or lies. */
export function secondsIn({ head, tail, size }: Ends): number | null {
  switch (recordingType(head)) {
    case 'audio/wav':
      return wavSeconds(head, size)
    case 'audio/ogg':
      return oggSeconds(head, tail)
    default:
      return null
  }
}

/** While it is being written, and after a crash, a header has no length or too much of it: what is there counts. */
function wavSeconds(head: Uint8Array, size: number): number | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  let perSecond: number | null = null
  for (let at = 12; at + 8 <= head.length; ) {
    const name = String.fromCharCode(...head.subarray(at, at + 4))
    const long = view.getUint32(at + 4, true)
    if (name === 'fmt ' && at + 20 <= head.length) perSecond = view.getUint32(at + 16, true)
    if (name === 'data') {
      const bytes = Math.min(long === 0 ? size : long, size - at - 8)
      return perSecond === null || perSecond === 0 || bytes <= 0 ? null : bytes / perSecond
    }
    at += 8 + long + (long % 2)
  }
  return null
}

const OPUS_RATE = 48_000
const UNFINISHED = 0xffff_ffff_ffff_ffffn

function oggSeconds(head: Uint8Array, tail: Uint8Array): number | null {
  const first = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const segments = head[26] ?? 0
  const at = 27 + segments
  const name = String.fromCharCode(...head.subarray(at, at + 8))
  if (at + 16 > head.length) return null
  const isOpus = name === 'OpusHead'
  if (!isOpus && name.slice(1, 7) !== 'vorbis') return null
  const rate = isOpus ? OPUS_RATE : first.getUint32(at + 12, true)
  const skipped = isOpus ? first.getUint16(at + 10, true) : 0
  const last = lastPosition(tail)
  if (last === null || rate === 0) return null
  const seconds = (Number(last) - skipped) / rate
  return seconds > 0 ? seconds : null
}

/** Of the last page that ends a packet. */
function lastPosition(tail: Uint8Array): bigint | null {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  for (let at = tail.length - 27; at >= 0; at--) {
    if (tail[at] !== 0x4f || view.getUint32(at) !== 0x4f67_6753 || tail[at + 4] !== 0) continue
    const position = view.getBigUint64(at + 6, true)
    if (position !== UNFINISHED) return position
  }
  return null
}
