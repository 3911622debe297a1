/** The list of properties that Outlook writes for a message or a file (MS-OXTNEF 2.1.3.4). */

export type Property = {
  readonly property: number
  /** Text in UTF-16. */
  readonly isWide: boolean
  /** A thing inside: 16 bytes that name its kind, then the thing. */
  readonly isObject: boolean
  readonly bytes: Buffer
}

const MAX_PROPERTIES = 5000
const SEVERAL = 0x1000
const NAMED_FROM = 0x8000
const [OBJECT, TEXT, WIDE, BINARY] = [0x0d, 0x1e, 0x1f, 0x102]
const FIXED: Readonly<Record<number, number>> = {
  0x01: 4,
  0x02: 4,
  0x03: 4,
  0x04: 4,
  0x05: 8,
  0x06: 8,
  0x07: 8,
  0x0a: 4,
  0x0b: 4,
  0x14: 8,
  0x40: 8,
  0x48: 16,
}

/** As far as they can be read: what follows a broken one is lost. */
export function readProperties(data: Buffer): Property[] {
  const found: Property[] = []
  if (data.length < 4) return found
  const count = Math.min(data.readUInt32LE(0), MAX_PROPERTIES)
  let at = 4
  for (let index = 0; index < count && at + 4 <= data.length; index++) {
    const type = data.readUInt16LE(at) & ~SEVERAL
    const isSeveral = (data.readUInt16LE(at) & SEVERAL) !== 0
    const property = data.readUInt16LE(at + 2)
    at = property >= NAMED_FROM ? afterName(data, at + 4) : at + 4
    const values = valuesAt(data, at, type, isSeveral)
    if (!values) break
    at = values.next
    if (values.first)
      found.push({ property, isWide: type === WIDE, isObject: type === OBJECT, bytes: values.first })
  }
  return found
}

/** Behind the GUID, and the number or the name, of a property that has no number of its own. */
function afterName(data: Buffer, at: number): number {
  if (at + 24 > data.length) return data.length
  if (data.readUInt32LE(at + 16) === 0) return at + 24
  return at + 24 + padded(data.readUInt32LE(at + 20))
}

function valuesAt(data: Buffer, from: number, type: number, isSeveral: boolean) {
  const fixed = FIXED[type]
  const isOfAnyLength = type === OBJECT || type === TEXT || type === WIDE || type === BINARY
  if (fixed === undefined && !isOfAnyLength) return null
  let at = from
  let count = 1
  if (isSeveral || isOfAnyLength) {
    if (at + 4 > data.length) return null
    count = data.readUInt32LE(at)
    at += 4
  }
  let first: Buffer | null = null
  for (let index = 0; index < count; index++) {
    if (fixed === undefined && at + 4 > data.length) return null
    const length = fixed ?? data.readUInt32LE(at)
    if (fixed === undefined) at += 4
    if (at > data.length || length === undefined) return null
    first ??= data.subarray(at, at + length)
    at += padded(length)
  }
  return { first, next: at }
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4
}
