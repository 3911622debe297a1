/** Sends a kept file: shown where that is safe, downloaded otherwise, never with a script's rights. */
import { once } from 'node:events'
import type { FastifyReply } from 'fastify'
import { Fault } from '../../contract/faults.ts'
import type { BlobStore } from './blob-store.ts'
import { servingHeaders } from './media-type.ts'

export async function serveFile(
  blobs: BlobStore,
  file: { readonly blob: string; readonly name: string; readonly mediaType: string },
  reply: FastifyReply,
  headers: Readonly<Record<string, string>> = {},
): Promise<FastifyReply> {
  const size = await blobs.sizeOf(file.blob)
  if (size === null) throw new Fault('not-found', say => say.fileGone)
  const stream = blobs.get(file.blob)
  if (size > 0) await once(stream, 'readable')
  const head = (stream.read() as Buffer | null) ?? Buffer.alloc(0) // a byte stream reads Buffers
  if (head.length > 0) stream.unshift(head)
  return reply
    .headers({
      ...servingHeaders({ ...file, head }),
      'content-length': size,
      'cache-control': 'private, max-age=3600',
      ...headers,
    })
    .send(stream)
}
