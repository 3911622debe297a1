import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Content, InboundMessage } from './channel.ts'

/** The content as a stream. A file is opened when it is first read; a missing one shows as the stream's error. */
export function openContent(content: Content): Readable {
  return Readable.from('path' in content ? fileBytes(content.path) : [content.bytes], { objectMode: false })
}

/** Larger pieces than usual: what goes from file to file is done in a fifth of the steps. */
const PIECE_BYTES = 512 * 1024

async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, { highWaterMark: PIECE_BYTES })
}

/** The whole content in memory: for small things and for tests. */
export async function readContent(content: Content): Promise<Buffer> {
  return await buffer(openContent(content))
}

/** Text that any store can keep: no null character, no half of a surrogate pair. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}

/** The message with every string of it storable. Contents of files are left as they came. */
export function storableInbound(inbound: InboundMessage): InboundMessage {
  return {
    ...inbound,
    externalId: storable(inbound.externalId),
    from: inbound.from && {
      address: storable(inbound.from.address),
      ...(inbound.from.name !== undefined && { name: storable(inbound.from.name) }),
    },
    to: inbound.to.map(storable),
    text: storable(inbound.text),
    attachments: inbound.attachments.map(file => ({
      ...file,
      name: storable(file.name),
      mediaType: storable(file.mediaType),
      ...(file.contentId !== undefined && { contentId: storable(file.contentId) }),
    })),
    ...(inbound.replyToken !== undefined && { replyToken: storable(inbound.replyToken) }),
    ...(inbound.html !== undefined && { html: storable(inbound.html) }),
    ...(inbound.subject !== undefined && { subject: storable(inbound.subject) }),
    ...(inbound.messageId !== undefined && { messageId: storable(inbound.messageId) }),
    ...(inbound.inReplyTo !== undefined && { inReplyTo: storable(inbound.inReplyTo) }),
    ...(inbound.references !== undefined && { references: inbound.references.map(storable) }),
    ...(inbound.language !== undefined && { language: storable(inbound.language) }),
    ...(inbound.note !== undefined && { note: storable(inbound.note) }),
  }
}
