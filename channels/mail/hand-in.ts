import type { Inbox, InboundMessage, MailHead, MailVerdicts, Received } from '../channel.ts'
import { storableInbound } from '../content.ts'
import { mailIdentity } from './identity.ts'
import { NOTES } from './reading/notes.ts'
import type { ReadMail } from './reading/read-mail.ts'
import { replyTokenIn } from './reply-address.ts'
import { returnTokenIn } from './return-path.ts'
import type { Spooled } from './spool.ts'

/** Headers may name any number of addresses; so many are looked at for a reply address. */
const MAX_HEADER_ADDRESSES = 100
const DAY_MS = 86_400_000
/** Clocks that stand still say 1970, or 1980. */
const FIRST_MAIL = Date.UTC(1982, 0)

type Came = {
  readonly spooled: Spooled
  readonly source: string
  readonly envelope: { readonly mailFrom: string | null; readonly rcptTo: readonly string[] }
  readonly at: number
  readonly cameAt?: number
  readonly verdicts: MailVerdicts | null
  readonly isReplyToken: IsReplyToken
}

/** Was this reply address (what stands before its @) signed by us? Anybody can make up the form of one. */
export type IsReplyToken = (token: string) => boolean

/**
 * One delivery may carry words for several cases: each reply address of ours that it came to is told apart. Made-up ones are none. Its
 * sender hears one answer for all of them: where one case took it, what another would not take is handed in to be kept.
 */
export async function handIn(inbox: Inbox, mail: ReadMail, came: Came): Promise<Received> {
  const to = came.envelope.rcptTo.map(address => address.toLowerCase())
  const head = headOf(mail, came, to)
  const notes = isOddDate(mail.date, came.at) ? [...mail.notes, NOTES.oddDate(mail.date ?? '')] : mail.notes
  const answers: { readonly inbound: InboundMessage; readonly is: Received }[] = []
  for (const replyToken of replyTokens(to, mail.addressedTo, came.isReplyToken)) {
    const inbound = storableInbound({
      ...wordsOf(mail),
      channel: 'mail',
      externalId: mailIdentity(mail, {
        bodySha256: came.spooled.bodySha256,
        replyToken,
        at: came.cameAt ?? came.at,
      }),
      receivedAt: came.at,
      to,
      automatic: mail.automatic || came.envelope.mailFrom === '',
      mail: head,
      ...(notes.length > 0 && { notes, note: notes.map(({ says }) => says.en).join(' ') }),
      raw: came.spooled.content,
      ...(replyToken !== undefined && { replyToken }),
    })
    answers.push({ inbound, is: await inbox.receive(inbound) })
  }
  return await answerForAll(inbox, answers)
}

/** Come again beats all: those already kept are known then. */
async function answerForAll(
  inbox: Inbox,
  answers: readonly { readonly inbound: InboundMessage; readonly is: Received }[],
): Promise<Received> {
  const later = answers.find(({ is }) => !is.ok && !is.permanent)
  if (later) return later.is
  const isKept = answers.some(({ is }) => is.ok)
  for (const { inbound, is } of answers) {
    if (is.ok) continue
    if (!isKept) return is
    const notTaken = { says: is.says, ...(is.rule !== undefined && { rule: is.rule }) }
    const kept = await inbox.receive({ ...inbound, notTaken })
    if (!kept.ok) return kept
  }
  return { ok: true, duplicate: answers.every(({ is }) => is.ok && is.duplicate) }
}

/** Later than tomorrow, before there was mail, or no date at all. */
function isOddDate(said: string | undefined, at: number): boolean {
  if (said === undefined) return false
  const written = Date.parse(said.replace(/\([^()]*\)/g, ' ').trim())
  return Number.isNaN(written) || written > at + 2 * DAY_MS || written < FIRST_MAIL
}

function headOf(mail: ReadMail, came: Came, to: readonly string[]): MailHead {
  const returnToken = to.map(returnTokenIn).find(token => token !== null)
  return {
    headers: mail.headers,
    envelopeFrom: came.envelope.mailFrom,
    parts: mail.parts,
    source: came.source,
    ...(came.cameAt !== undefined && came.source !== 'import' && { inMailboxAt: came.cameAt }),
    ...(returnToken !== undefined && { returnToken }),
    ...(came.verdicts && { verdicts: came.verdicts }),
  }
}

function wordsOf(mail: ReadMail) {
  const { from, subject, text, html, messageId, inReplyTo, references, language, attachments } = mail
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
  }
}

/** The envelope says where it was sent; where an alias has rewritten that, the headers still do. */
function replyTokens(
  to: readonly string[],
  addressedTo: readonly string[],
  isReplyToken: IsReplyToken,
): readonly (string | undefined)[] {
  const found = (addresses: readonly string[]) =>
    new Set(
      addresses.flatMap(address => {
        const token = replyTokenIn(address)
        return token !== null && isReplyToken(token) ? [token] : []
      }),
    )
  const tokens = found(to).size > 0 ? found(to) : found(addressedTo.slice(0, MAX_HEADER_ADDRESSES))
  return tokens.size > 0 ? Array.from(tokens) : [undefined]
}
