/**
 * The post of a story: a real mail server (Postfix) that stands for everybody else's, between customers and the door for mail of the
 * product. What it delivers to customers can be read, and refused.
 */
import assert from 'node:assert/strict'
import { freePort, type Postfix, startPostfix } from '../tests/peers/postfix.ts'
import { openRelay, type Relay, type Sent } from '../tests/peers/relay.ts'
import { deliverMail } from '../tests/smtp-client.ts'
import { type Heed, raiseHeed } from './stage.ts'

type Mail = Parameters<typeof deliverMail>[1]

export interface Post {
  readonly heed: Heed
  readonly postfix: Postfix
  /** Where the mailboxes of all customers are. */
  readonly sink: Relay
  /** Hands a mail to the customer's mail server, which brings it to us; its Message-ID. */
  readonly write: (mail: Mail) => Promise<string>
  /** The mails that came to this address, oldest first. */
  readonly mailsTo: (address: string) => readonly Sent[]
  /** The first mail to this address that has these words, as soon as it is there. */
  readonly mailTo: (address: string, words: RegExp) => Promise<Sent>
  readonly end: () => Promise<void>
}

/** Raises the product on ports that it keeps when it is started again, with Postfix before and behind it. */
export async function openPost(): Promise<Post> {
  const sink = await openRelay()
  const [door, port] = [await freePort(), await freePort()]
  const postfix = await startPostfix({ places: { 'behemoth.example': door }, sink: sink.port })
  const close = async () => {
    await postfix.close()
    await sink.close()
  }
  const settings = { HEED_PORT: String(port), HEED_SMTP_PORT: String(door), SMTP_URL: postfix.url }
  const heed = await raiseHeed(settings).catch(async (error: unknown) => {
    await close()
    throw error
  })
  const mailsTo = (address: string) => sink.mails.filter(({ envelope }) => envelope.to.includes(address))
  return {
    heed,
    postfix,
    sink,
    mailsTo,
    async write(mail) {
      const messageId = `<${crypto.randomUUID()}@customer.example>`
      const answer = await deliverMail(postfix.port, { messageId, ...mail })
      assert.equal(answer.code, 250, answer.says)
      return messageId
    },
    mailTo: async (address, words) =>
      await until(`a mail to ${address} with ${words}`, () =>
        mailsTo(address).find(({ text = '' }) => words.test(text)),
      ),
    async end() {
      await heed.end()
      await close()
    },
  }
}

/** A drawing of a telephone socket, as a PNG. */
export const SOCKET = Buffer.from(
  `iVBORw0KGgoAAAANSUhEUgAAAHgAAABaCAMAAABE3mLdAAAADFBMVEXp5NiLhXf7+vY6PzxtejReAAAAdElEQVRo3u3ZSQqAMBREwaj3v7OCWw
UzYBOttw4Uf5suRZIkVbTUN4hdaxtBN7AnnXH75Vb3kDMH957c7naeDAaDweAZ4e0uMBgMBoPB4O/BF/zNGzB4LvhJYDAY/Dc49UMf2yRyK0xs
d8otbSW2LUqS9HY7w6gd7Lmyj58AAAAASUVORK5CYII=`,
  'base64',
)

/** An answer, as a mail program makes it: to where the mail asks to be answered, in its thread. */
export function answerTo(mail: Sent, from: string, text: string): Mail {
  const to = mail.replyTo?.[0]?.address ?? assert.fail('the mail names no address for answers')
  return {
    from,
    to,
    subject: `Re: ${(mail.subject ?? '').replace(/^Re: /, '')}`,
    inReplyTo: mail.messageId ?? '',
    references: `${mail.header('references') ?? ''} ${mail.messageId}`.trim(),
    text,
  }
}

const patienceMs = 60_000

export async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + patienceMs; Date.now() < end; ) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`${what} never came`)
}
