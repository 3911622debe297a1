/**
 * The hash chain of a lane, computed apart from the SQL function that writes it, so that the one checks the other.
 *
 * hash(n) = SHA-256(hash(n-1) ‖ canonical(n)); canonical is UTF-8 text, its parts joined by newlines: version, lane, seq, case,
 * type, at in milliseconds, data (canonical JSON as stored), hex of SHA-256(salt ‖ body) or "-". JSON escapes newlines, and no
 * other part can hold one, so the parts cannot run into each other.
 */
import { createHash } from 'node:crypto'

export const chainVersion = 'heed-1'
export const chainStart: Buffer = Buffer.alloc(32)

export interface ChainLink {
  readonly lane: number
  readonly seq: number
  readonly caseId: string | null
  readonly type: string
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly data: string
  readonly bodyHash: Buffer | null
}

export function chainHash(previous: Buffer, link: ChainLink): Buffer {
  const canonical = [
    chainVersion,
    link.lane,
    link.seq,
    link.caseId ?? '-',
    link.type,
    link.at,
    link.data,
    link.bodyHash?.toString('hex') ?? '-',
  ].join('\n')
  return createHash('sha256').update(previous).update(canonical, 'utf8').digest()
}

export function bodyHash(salt: Buffer, bytes: Buffer): Buffer {
  return createHash('sha256').update(salt).update(bytes).digest()
}

/** JSON with sorted keys and no spaces; undefined fields are left out. The same value always gives the same bytes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isRecord(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
