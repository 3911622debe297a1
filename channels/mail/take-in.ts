/** One mail at the door: broken off when it comes too slowly, when we stop, or when it is made to be read as two. */
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import type { Inbox } from '../channel.ts'
import type { Conversation } from './conversation.ts'
import { isReply, type Reply, reply, stoppingNow } from './reply.ts'
import type { TakeMail } from './take-mail.ts'
import type { AskVerdicts } from './verdicts.ts'
import type { Visitors } from './visitors.ts'

/** No mail may take longer to come in: a line that drips would hold its place forever. */
const MAX_TRANSFER_MS = 15 * 60_000

export type Incoming = {
  readonly conversation: Conversation
  readonly stream: SMTPServerDataStream
  readonly session: SMTPServerSession
}

type WayIn = {
  readonly inbox: Inbox
  /** Aborts when we stop. */
  readonly signal: AbortSignal
  readonly takeMail: TakeMail
  readonly verdicts?: AskVerdicts
  readonly transferMs?: number
  readonly isOwn: Visitors['isOwn']
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly onTrouble?: (error: unknown) => void
}

/** Spools, reads, hands in. The sentence of the 250, or the refusal for the sender; never rejects. */
export async function takeIn(mail: Incoming, way: WayIn): Promise<{ readonly says: string } | Reply> {
  const { stream, conversation } = mail
  const { signal } = way
  const breakOff = (why: Reply) => {
    if (!stream.writableEnded) stream.destroy(why)
  }
  const stopping = () => breakOff(stoppingNow())
  const lone = conversation.loneDot
  const smuggled = () => breakOff(smuggling())
  const tooSlow = setTimeout(
    () => breakOff(reply(421, '4.4.2', 'The mail took too long to arrive. Please try again.')),
    way.transferMs ?? MAX_TRANSFER_MS,
  )
  signal.addEventListener('abort', stopping)
  lone.addEventListener('abort', smuggled)
  try {
    if (lone.aborted) smuggled()
    return await keep(mail, way)
  } catch (error) {
    if (isReply(error)) return error
    const hungUp = stream.destroyed && !stream.readableEnded
    if (!hungUp) way.onTrouble?.(error)
    return reply(451, '4.3.0', 'We could not keep this mail just now. Please try again in a few minutes.')
  } finally {
    clearTimeout(tooSlow)
    signal.removeEventListener('abort', stopping)
    lone.removeEventListener('abort', smuggled)
  }
}

/** The bytes come before the library reads them, so the mail is never whole by the time that this is told. */
function smuggling(): Reply {
  return reply(
    550,
    '5.5.2',
    'A single dot stands between line ends that are not CR LF. Please end every line with CR LF.',
  )
}

async function keep({ stream, session }: Incoming, way: WayIn): Promise<{ readonly says: string } | Reply> {
  const { mailFrom, rcptTo } = session.envelope
  const envelope = {
    mailFrom: mailFrom === false ? '' : mailFrom.address,
    rcptTo: rcptTo.map(({ address }) => address),
  }
  const verdictsOf = way.verdicts?.({
    ip: session.remoteAddress,
    isOwn: way.isOwn,
    helo: session.hostNameAppearsAs || '',
    mailFrom: envelope.mailFrom,
  })
  const came = { source: 'smtp', envelope, at: way.now(), ...(verdictsOf && { verdictsOf }) }
  const answer = await way.takeMail(stream, came, way.inbox)
  if (answer.ok) return { says: 'Thank you, it is kept and will be read.' }
  if (answer.isTooLarge) return reply(552, '5.3.4', answer.says)
  return answer.permanent ? reply(550, '5.6.0', answer.says) : reply(451, '4.3.0', answer.says)
}
