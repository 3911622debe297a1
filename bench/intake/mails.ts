/**
 * Mails as customers write them, each another one: a text and its HTML, 8 kB on average, every tenth with a photo of 30 kB. And answers
 * to what the product wrote, with the whole letter quoted below, as mail programs do it.
 */
import { randomBytes } from 'node:crypto'
import { composeMail } from '../../tests/smtp-client.ts'
import { mailDomain } from '../product/heed.ts'

export interface BenchMail {
  readonly from: string
  readonly to: string
  /** Without angle brackets. */
  readonly messageId: string
  readonly raw: Buffer
}

/** What the product wrote to a customer. */
export interface Receipt {
  readonly to: string
  readonly replyTo: string
  readonly messageId: string
  readonly subject: string
  readonly text: string
}

const photoBytes = 30_000
/** Text and HTML of so many words together, with their headers, come to 8 kB. */
const fewestWords = 220
const mostWords = 580

/** @param run tells the mails of one part of the bench from those of another */
export async function writeMails(
  run: string,
  count: number,
  texts: readonly string[],
): Promise<readonly BenchMail[]> {
  const mails: BenchMail[] = []
  for (let n = 0; n < count; n++) mails.push(await writeMail(run, n, texts))
  return mails
}

async function writeMail(run: string, n: number, texts: readonly string[]): Promise<BenchMail> {
  const paragraphs = wordsFrom(texts, n, fewestWords + ((n * 37) % (mostWords - fewestWords)))
  const from = `writer.${run}.${n}@post.example`
  const messageId = `${run}.${n}.${randomBytes(8).toString('hex')}@post.example`
  const raw = await composeMail({
    from: { name: `Writer ${n}`, address: from },
    to: `help@${mailDomain}`,
    messageId: `<${messageId}>`,
    subject: `Line ${n} of ${run} is dead`,
    text: paragraphs.join('\n\n'),
    html: `<html><body>${paragraphs.map(words => `<p style="margin:0 0 1em">${words}</p>`).join('\n')}</body></html>`,
    attachments:
      n % 10 === 0
        ? [{ filename: `photo-${n}.jpg`, contentType: 'image/jpeg', content: randomBytes(photoBytes) }]
        : [],
  })
  return { from, to: `help@${mailDomain}`, messageId, raw }
}

export async function writeAnswers(
  receipts: readonly Receipt[],
  texts: readonly string[],
): Promise<readonly BenchMail[]> {
  const mails: BenchMail[] = []
  for (const [n, receipt] of receipts.entries()) {
    const words = wordsFrom(texts, n, 60).join('\n\n')
    const quoted = receipt.text.replaceAll(/^/gm, '> ')
    const messageId = `answer.${n}.${randomBytes(8).toString('hex')}@post.example`
    const raw = await composeMail({
      from: receipt.to,
      to: receipt.replyTo,
      messageId: `<${messageId}>`,
      inReplyTo: receipt.messageId,
      references: [receipt.messageId],
      subject: `Re: ${receipt.subject}`,
      text: `${words}\n\nOn Mon, 2 Nov 2026 at 10:00, Big Behemoth <${receipt.replyTo}> wrote:\n\n${quoted}`,
    })
    mails.push({ from: receipt.to, to: receipt.replyTo, messageId, raw })
  }
  return mails
}

/** Paragraphs of so many words in all; `start` chooses where in the texts it begins. */
function wordsFrom(texts: readonly string[], start: number, wanted: number): readonly string[] {
  const paragraphs: string[] = []
  for (let at = start * 7, left = wanted; left > 0; at++) {
    const words = (texts[at % texts.length] ?? '').split(' ').slice(0, left)
    if (words.length === 0) throw new Error('there are no texts to write mails from')
    paragraphs.push(`${words.join(' ')}.`)
    left -= words.length
  }
  return paragraphs
}
