/** Writes a vCon out piece by piece: recordings pass through as base64url and are never in memory whole. */
import type { BlobStore } from '../files/blob-store.ts'
import type { MarkedVCon } from './vcon.ts'

export async function* streamVCon(
  blobs: Pick<BlobStore, 'get'>,
  { vcon, marks }: MarkedVCon,
): AsyncGenerator<Uint8Array> {
  let rest = JSON.stringify(vcon)
  while (rest !== '') {
    const next = nextMark(rest, marks)
    if (next === null) break
    yield Buffer.from(rest.slice(0, next.at))
    yield* inBase64Url(blobs.get(next.blob))
    rest = rest.slice(next.at + next.mark.length)
  }
  yield Buffer.from(rest)
}

/** They stand in the order of nothing in particular. */
function nextMark(text: string, marks: MarkedVCon['marks']) {
  let first: { readonly at: number; readonly mark: string; readonly blob: string } | null = null
  for (const [mark, blob] of marks) {
    const at = text.indexOf(mark)
    if (at >= 0 && (first === null || at < first.at)) first = { at, mark, blob }
  }
  return first
}

/** Three bytes are four letters: what is left over of a piece waits for the next one. */
async function* inBase64Url(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left: Buffer = Buffer.alloc(0)
  for await (const piece of bytes) {
    const all = Buffer.concat([left, piece])
    const whole = all.length - (all.length % 3)
    left = all.subarray(whole)
    if (whole > 0) yield Buffer.from(all.subarray(0, whole).toString('base64url'))
  }
  if (left.length > 0) yield Buffer.from(left.toString('base64url'))
}
