/**
 * What a mail says, as a digest: two mails of one name (Message-ID, sender, date) are the same only if they say the same. What a list or a
 * gateway adds on the way does not count: a mark before the subject, a footer below the words, other blanks and line ends.
 */
import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { Attachment, InboundMessage } from '../../channels/channel.ts'
import { openContent } from '../../channels/content.ts'

/** @returns 64 hexadecimal digits */
export async function digestOf(
  { subject = '', text, attachments }: Pick<InboundMessage, 'subject' | 'text' | 'attachments'>,
  newWords: string,
): Promise<string> {
  const files = await Promise.all(attachments.map(digestOfFile))
  // A mail that is nothing but a quote says what it quotes.
  const words = plain(newWords) || plain(text)
  return createHash('sha256')
    .update(JSON.stringify([plain(withoutMarks(subject)), words, files.toSorted()]))
    .digest('hex')
}

async function digestOfFile({ content }: Attachment): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(openContent(content), hash)
  return hash.digest('hex')
}

const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(invisible, '').replaceAll(/\s+/g, ' ').trim()
}

/** What is put before a subject on the way, and before the answer to it. One with a number in it may tell two alarms apart. */
const marks =
  /^(?:\s|\[[^[\]\d]{1,60}\]|\*{3,5} ?spam ?\*{3,5})+|(?<=^[a-z]{2,3}: ?)(?:\[[^[\]\d]{1,60}\]\s*)+/giu

function withoutMarks(subject: string): string {
  return subject.replaceAll(marks, '').replace(/^([a-z]{2,3}):\s*/i, '$1: ')
}
