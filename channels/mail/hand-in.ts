import type { Inbox, Received } from '../channel.ts'
import { storableInbound } from '../content.ts'
import { mailIdentity } from './identity.ts'
import type { ReadMail } from './mime.ts'
import { replyTokenIn } from './reply-address.ts'
import type { Spooled } from './spool.ts'

/** Headers may name any number of addresses; so many are looked at for a reply address. */
const MAX_HEADER_ADDRESSES = 100

type Envelope = {
  /** Empty for a bounce. */
  readonly mailFrom: false | { readonly address: string }
  readonly rcptTo: readonly { readonly address: string }[]
}

/** One delivery may carry words for several cases: each reply address it came to is told apart. */
export async function handIn(
  inbox: Inbox,
  mail: ReadMail,
  came: { readonly spooled: Spooled; readonly envelope: Envelope; readonly at: number },
): Promise<Received> {
  const to = came.envelope.rcptTo.map(({ address }) => address.toLowerCase())
  const isBounce = came.envelope.mailFrom === false || came.envelope.mailFrom.address === ''
  const answers: Received[] = []
  for (const replyToken of replyTokens(to, mail.addressedTo)) {
    const inbound = {
      ...wordsOf(mail),
      channel: 'mail',
      externalId: mailIdentity(mail, { bodySha256: came.spooled.bodySha256, replyToken, at: came.at }),
      receivedAt: came.at,
      to,
      automatic: mail.automatic || isBounce,
      raw: came.spooled.content,
      ...(replyToken !== undefined && { replyToken }),
    }
    answers.push(await inbox.receive(storableInbound(inbound)))
  }
  // Come again beats never: those already kept are known then.
  const refused = answers.filter(answer => !answer.ok)
  return refused.find(answer => !answer.permanent) ?? refused[0] ?? { ok: true, duplicate: false }
}

function wordsOf(mail: ReadMail) {
  const { from, subject, text, html, messageId, inReplyTo, references, language, attachments, note } = mail
  return {
    from,
    text,
    attachments,
    ...(subject !== undefined && { subject }),
    ...(html !== undefined && { html }),
    ...(messageId !== undefined && { messageId }),
    ...(inReplyTo !== undefined && { inReplyTo }),
    ...(references !== undefined && { references }),
    ...(language !== undefined && { language }),
    ...(note !== undefined && { note }),
  }
}

/** The envelope says where it was sent; where an alias has rewritten that, the headers still do. */
function replyTokens(to: readonly string[], addressedTo: readonly string[]): readonly (string | undefined)[] {
  const found = (addresses: readonly string[]) =>
    new Set(addresses.map(replyTokenIn).filter(token => token !== null))
  const tokens = found(to).size > 0 ? found(to) : found(addressedTo.slice(0, MAX_HEADER_ADDRESSES))
  return tokens.size > 0 ? Array.from(tokens) : [undefined]
}
