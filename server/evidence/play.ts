/** Sends a recording so that a player can seek in it: whole, or the part that it asks for. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Fault } from '../../contract/faults.ts'
import type { BlobStore } from '../files/blob-store.ts'
import { disposition } from '../files/media-type.ts'
import { partAsked } from '../files/ranges.ts'

export interface Playable {
  readonly blob: string
  readonly name: string
  readonly mediaType: string
}

/** @throws Fault when its file is gone from the disk */
export async function playFile(
  blobs: BlobStore,
  { blob, name, mediaType }: Playable,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const size = await blobs.sizeOf(blob)
  if (size === null) throw new Fault('not-found', say => say.fileGone)
  void reply.headers({
    'content-type': mediaType,
    'content-disposition': disposition('inline', name),
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    // Opened by itself, a browser shows it in a player of its own.
    'content-security-policy': "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'",
    'cross-origin-resource-policy': 'same-origin',
    // Whoever may no longer hear it must not find it in a cache.
    'cache-control': 'private, no-store',
  })
  const part = partAsked(request.headers.range, size)
  if (part === 'outside')
    return reply.status(416).header('content-range', `bytes */${size}`).type('text/plain').send('')
  if (part === null) return reply.header('content-length', size).send(blobs.get(blob))
  return reply
    .status(206)
    .header('content-range', `bytes ${part.first}-${part.last}/${size}`)
    .header('content-length', part.last - part.first + 1)
    .send(blobs.get(blob, part))
}
