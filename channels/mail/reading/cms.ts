/**
 * The mail inside of an S/MIME signature (CMS signed-data, RFC 5652). Only taken out, not checked: what it says is shown, and
 * that nobody looked at the signature. BER is read as far as that takes; there is no reason for a library of
 * certificates.
 */

type Value = {
  readonly tag: number
  readonly from: number
  readonly to: number
  /** Behind it, and behind its end mark. */
  readonly next: number
}

const SEQUENCE = 0x30
const OID = 0x06
const OCTETS = 0x04
const OCTETS_IN_PIECES = 0x24
const CONTEXT_0 = 0xa0
/** 1.2.840.113549.1.7.2 */
const SIGNED_DATA = '2a864886f70d010702'
const MAX_DEPTH = 12
const MAX_PIECES = 100_000

/** The content that was signed; null where it is not signed-data (encrypted, or nothing that we can read). */
export function unwrapSigned(bytes: Buffer): Buffer | null {
  const outer = childrenOf(bytes, valueAt(bytes, 0, bytes.length, 0), SEQUENCE)
  const [kind, wrapped] = outer
  if (!kind || kind.tag !== OID || bytes.toString('hex', kind.from, kind.to) !== SIGNED_DATA) return null
  const [signed] = childrenOf(bytes, wrapped ?? null, CONTEXT_0)
  // Version, digest algorithms, and then what was signed.
  const [, , content] = childrenOf(bytes, signed ?? null, SEQUENCE)
  const [, inner] = childrenOf(bytes, content ?? null, SEQUENCE)
  const [octets] = childrenOf(bytes, inner ?? null, CONTEXT_0)
  return octets ? octetsOf(bytes, octets) : null
}

function octetsOf(bytes: Buffer, value: Value): Buffer | null {
  if (value.tag === OCTETS) return bytes.subarray(value.from, value.to)
  if (value.tag !== OCTETS_IN_PIECES) return null
  const pieces: Buffer[] = []
  for (let at = value.from; at < value.to && pieces.length < MAX_PIECES; ) {
    const piece = valueAt(bytes, at, value.to, 0)
    if (!piece || piece.tag !== OCTETS) return null
    pieces.push(bytes.subarray(piece.from, piece.to))
    at = piece.next
  }
  return Buffer.concat(pieces)
}

/** What stands inside, where it is of that kind; the first four are all that is asked for. */
function childrenOf(bytes: Buffer, value: Value | null, tag: number): Value[] {
  const found: Value[] = []
  if (!value || value.tag !== tag) return found
  for (let at = value.from; at < value.to && found.length < 4; ) {
    const child = valueAt(bytes, at, value.to, 0)
    if (!child) break
    found.push(child)
    at = child.next
  }
  return found
}

function valueAt(bytes: Buffer, at: number, end: number, depth: number): Value | null {
  const tag = bytes[at]
  const first = bytes[at + 1]
  if (tag === undefined || first === undefined || at + 2 > end || depth > MAX_DEPTH) return null
  if (first === 0x80) return openEnded(bytes, tag, at + 2, end, depth)
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  if (lengthBytes > 5 || at + 2 + lengthBytes > end) return null
  const from = at + 2 + lengthBytes
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(at + 2, lengthBytes)
  // Cut off at the end: what is there is still worth reading.
  const to = Math.min(end, from + length)
  return { tag, from, to, next: to }
}

/** Its end is marked by two null bytes. */
function openEnded(bytes: Buffer, tag: number, from: number, end: number, depth: number): Value | null {
  let at = from
  while (at < end) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) return { tag, from, to: at, next: at + 2 }
    const inner = valueAt(bytes, at, end, depth + 1)
    if (!inner) return null
    at = inner.next
  }
  return { tag, from, to: end, next: end }
}
