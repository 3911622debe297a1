/**
 * The door for mail: an SMTP server that takes what is for us, and nothing else.
 *
 * What must stay true:
 * - 250 is said only after the inbox has said that the mail is durable. Trouble of ours is 451: the sender keeps
 *   the mail and comes again. Only what can never be taken is 550 or 552.
 * - Who does not belong to us is refused at RCPT, before a byte of the mail was sent.
 * - A mail that is here whole at the abort is finished and answered; half of one, and what is idle, is told 421.
 */
import { once } from 'node:events'
import type { Server, Socket } from 'node:net'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { Inbox } from '../channel.ts'
import { aborted } from '../door.ts'
import type { TlsIdentity } from './certificate.ts'
import { clearSpool } from './spool.ts'
import { createTakeMail, DEFAULT_SIZE_LIMIT, type TakeMail } from './take-mail.ts'

export type MailDoorOptions = {
  /** 0 for any free one. */
  readonly port: number
  /** The address to listen on; every one if absent. */
  readonly host?: string
  /** The name that the server greets with. */
  readonly hostname: string
  /** Offers STARTTLS with it; without, STARTTLS is not offered. */
  readonly tls?: TlsIdentity
  /** The largest mail, in bytes; 25 MB if absent. */
  readonly sizeLimit?: number
  /** Is this lower-cased address ours? A rejection asks the sender to come again. */
  readonly accepts: (address: string) => boolean | Promise<boolean>
  /** Where large mails wait while they are read. Everything in it is ours to remove. */
  readonly spoolFolder: string
  /** Milliseconds since the epoch. */
  readonly clock?: () => number
  /** The port on which it listens, once it does. */
  readonly onListening?: (port: number) => void
  /** Trouble of ours, for the log; the sender has been told to come again. */
  readonly onTrouble?: (error: unknown) => void
  /** A client that says nothing for so long is told 421; 2 minutes if absent. */
  readonly idleMs?: number
}

const DEFAULT_IDLE_MS = 120_000
const MAX_RECIPIENTS = 100
const MAX_CONNECTIONS = 200
/** No mail may take longer to come in: a line that drips would hold its place forever. */
const MAX_TRANSFER_MS = 15 * 60_000
/** How long whole mails are waited for after the abort. */
const GRACE_MS = 10_000
const STALE_SPOOL_MS = 60 * 60_000

/** Serves until the signal aborts. Rejects when the port cannot be had. */
export async function receiveMail(
  options: MailDoorOptions,
  inbox: Inbox,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return
  await clearSpool(options.spoolFolder, now(options) - STALE_SPOOL_MS)
  const takeMail = createTakeMail(options)
  const inHand = new Set<Promise<unknown>>()
  const server = createServer(options, signal, (stream, session) => {
    const work = takeIn({ options, inbox, signal, takeMail, stream, session })
    inHand.add(work)
    return work.finally(() => inHand.delete(work))
  })
  const sockets = trackSockets(server.server)
  await listen(server, options)
  // The port is ours and the doors are open: from here an error is about one connection, never about all.
  server.on('error', error => isOnlyTheLine(error) || options.onTrouble?.(error))
  await aborted(signal)
  await shut(server, sockets, inHand)
}

type TakenIn = {
  readonly options: MailDoorOptions
  readonly inbox: Inbox
  readonly signal: AbortSignal
  readonly takeMail: TakeMail
  readonly stream: SMTPServerDataStream
  readonly session: SMTPServerSession
}

function createServer(
  options: MailDoorOptions,
  signal: AbortSignal,
  onMail: (stream: SMTPServerDataStream, session: SMTPServerSession) => Promise<string | Reply>,
) {
  return new SMTPServer({
    name: options.hostname,
    banner: 'Heed',
    size: options.sizeLimit ?? DEFAULT_SIZE_LIMIT,
    maxClients: MAX_CONNECTIONS,
    maxRecipients: MAX_RECIPIENTS,
    socketTimeout: options.idleMs ?? DEFAULT_IDLE_MS,
    closeTimeout: 1,
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    // Without a key of its own the library would offer its built-in one, whose private half is public.
    disabledCommands: options.tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...options.tls,
    minVersion: 'TLSv1.2',
    onMailFrom(_address, _session, callback) {
      callback(signal.aborted ? reply(421, 'We are just stopping. Please try again in a moment.') : null)
    },
    async onRcptTo({ address }, _session, callback) {
      callback(await checkRecipient(options, address))
    },
    async onData(stream, session, callback) {
      const answer = await onMail(stream, session)
      if (typeof answer === 'string') callback(null, answer)
      else callback(answer)
    },
  })
}

async function checkRecipient(options: MailDoorOptions, address: string): Promise<Error | null> {
  try {
    if (await options.accepts(address.toLowerCase())) return null
    return reply(550, `Nobody here has the address ${address}. Please check it, or ask us for the right one.`)
  } catch (error) {
    options.onTrouble?.(error)
    return reply(451, 'We cannot check this address just now. Please try again in a few minutes.')
  }
}

/** Spools, reads, hands in. The sentence of the 250, or the refusal for the sender; never rejects. */
async function takeIn(work: TakenIn): Promise<string | Reply> {
  const { options, signal, stream } = work
  const breakOff = (says: string) => stream.writableEnded || stream.destroy(reply(421, says))
  const stopping = () => breakOff('We are just stopping. Please try again in a moment.')
  const tooSlow = setTimeout(() => breakOff('The mail took too long to arrive.'), MAX_TRANSFER_MS)
  signal.addEventListener('abort', stopping)
  try {
    return await keep(work)
  } catch (error) {
    if (isReply(error)) return error
    const hungUp = stream.destroyed && !stream.readableEnded
    if (!hungUp) options.onTrouble?.(error)
    return reply(451, 'We could not keep this mail just now. Please try again in a few minutes.')
  } finally {
    clearTimeout(tooSlow)
    signal.removeEventListener('abort', stopping)
  }
}

async function keep({ options, inbox, takeMail, stream, session }: TakenIn): Promise<string | Reply> {
  const { mailFrom, rcptTo } = session.envelope
  const envelope = {
    mailFrom: mailFrom === false ? '' : mailFrom.address,
    rcptTo: rcptTo.map(({ address }) => address),
  }
  const answer = await takeMail(stream, { source: 'smtp', envelope, at: now(options) }, inbox)
  if (answer.ok) return 'Thank you, it is kept and will be read.'
  if (answer.isTooLarge) return reply(552, answer.says)
  return reply(answer.permanent ? 550 : 451, answer.says)
}

type Reply = Error & { readonly responseCode: number }

/** An SMTP reply as the library wants it: one line of ASCII. */
function reply(responseCode: number, says: string): Reply {
  const line = says
    .normalize('NFKD')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .slice(0, 400)
  return Object.assign(new Error(line), { responseCode })
}

function isReply(error: unknown): error is Reply {
  return error instanceof Error && 'responseCode' in error
}

async function listen(server: SMTPServer, options: MailDoorOptions) {
  const failed = Promise.withResolvers<never>()
  server.once('error', failed.reject)
  server.listen(options.port, options.host)
  await Promise.race([once(server.server, 'listening'), failed.promise])
  server.off('error', failed.reject)
  const address = server.server.address()
  if (address && typeof address === 'object') options.onListening?.(address.port)
}

function trackSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>()
  server.on('connection', socket => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  return sockets
}

/** First no new connections, then the mails in hand, then a word to those who idle, and last the cables. */
async function shut(server: SMTPServer, sockets: ReadonlySet<Socket>, inHand: ReadonlySet<Promise<unknown>>) {
  const closed = once(server.server, 'close')
  server.server.close()
  await atMost(GRACE_MS, settled(inHand))
  await new Promise<void>(resolve => server.close(resolve))
  await atMost(1000, closed)
  for (const socket of sockets) socket.destroy()
  await closed
}

/** Also what came in hand while waiting: a client past MAIL may still send its mail. */
async function settled(inHand: ReadonlySet<Promise<unknown>>) {
  while (inHand.size > 0) await Promise.all(inHand)
}

async function atMost(ms: number, work: Promise<unknown>) {
  const enough = Promise.withResolvers<void>()
  const timer = setTimeout(enough.resolve, ms)
  await Promise.race([work, enough.promise])
  clearTimeout(timer)
}

/** A client that hung up, or cannot speak TLS: its own matter. */
function isOnlyTheLine(error: Error) {
  const code = 'code' in error ? String(error.code) : ''
  return (
    /^(ECONNRESET|EPIPE|ETIMEDOUT|ECONNECTION|ERR_SSL_|ERR_TLS_|EPROTO)/.test(code) ||
    /TLS|SSL/.test(error.message)
  )
}

function now(options: MailDoorOptions) {
  return (options.clock ?? Date.now)()
}
