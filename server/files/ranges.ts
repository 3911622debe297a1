/** The part of a file that a request asks for (RFC 9110, 14): one part of bytes. More than one is answered with the whole, as is allowed. */

export interface Part {
  /** The first byte and the last, both of it. */
  readonly first: number
  readonly last: number
}

/** Null: the whole is sent. `outside`: nothing of what is asked for is there (416). */
export function partAsked(header: string | undefined, size: number): Part | 'outside' | null {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '')
  if (!asked) return null
  const [, from = '', to = ''] = asked
  if (from === '' && to === '') return null
  if (from === '') {
    const long = Math.min(Number(to), size)
    return long === 0 ? 'outside' : { first: size - long, last: size - 1 }
  }
  const first = Number(from)
  const last = to === '' ? size - 1 : Number(to)
  // Backwards is no range at all, and is passed over.
  if (last < first && to !== '') return null
  return first >= size ? 'outside' : { first, last: Math.min(last, size - 1) }
}
