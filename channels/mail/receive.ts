/**
 * The door for mail: an SMTP server that takes what is for us, and nothing else.
 *
 * What must stay true:
 * - 250 is said only after the inbox has said that the mail is durable. Trouble of ours is 451: the sender keeps
 *   the mail and comes again. Only what can never be taken is 550 or 552.
 * - Who does not belong to us is refused at RCPT, before a byte of the mail was sent.
 * - A mail that is here whole at the abort is finished and answered; half of one, and what is idle, is told 421.
 * - Whoever comes too often is asked to come later, never refused.
 * - Nobody holds a place for long without bringing a mail: see `conversation.ts`.
 */
import { once } from 'node:events'
import type { Server, Socket } from 'node:net'
import type { SMTPServer, SMTPServerSession } from 'smtp-server'
import type { Inbox } from '../channel.ts'
import { aborted } from '../door.ts'
import type { TlsIdentity } from './certificate.ts'
import { Door } from './conversation.ts'
import type { IsReplyToken } from './hand-in.ts'
import { checkRecipient } from './recipients.ts'
import type { ApartReader } from './reading/apart.ts'
import { isReply, type Reply, reply, stoppingNow } from './reply.ts'
import { clearSpool } from './spool.ts'
import { type Incoming, takeIn } from './take-in.ts'
import { createTakeMail, DEFAULT_SIZE_LIMIT } from './take-mail.ts'
import type { AskVerdicts } from './verdicts.ts'
import { createVisitors, DEFAULT_LIMITS, type VisitLimits, type Visitors } from './visitors.ts'

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
  readonly isReplyToken: IsReplyToken
  /** Where large mails wait while they are read. Everything in it is ours to remove. */
  readonly spoolFolder: string
  /** Reads the large ones; one of its own if absent. */
  readonly apart?: ApartReader
  /** Milliseconds since the epoch. */
  readonly clock?: () => number
  /** The port on which it listens, once it does. */
  readonly onListening?: (port: number) => void
  /** Trouble of ours, for the log; the sender has been told to come again. */
  readonly onTrouble?: (error: unknown) => void
  /** A client that says nothing for so long is told 421; 2 minutes if absent. */
  readonly idleMs?: number
  /** One that brings no mail for so long is told 421, however busy it looks; 5 minutes if absent. */
  readonly patienceMs?: number
  /** A mail that takes longer to come in is put off; 15 minutes if absent. */
  readonly transferMs?: number
  /** How often one address may come; 20 lines at once, 120 mails a minute and 2,000 an hour if absent. */
  readonly limits?: VisitLimits
  /** Asks what the sender's domain says of a mail; nobody is asked if absent. */
  readonly verdicts?: AskVerdicts
}

const DEFAULT_IDLE_MS = 120_000
const MAX_CONNECTIONS = 200
/** A line of SMTP is 512 bytes, and somewhat more with addresses in other scripts (RFC 6531). */
const MAX_COMMAND_BYTES = 2048
/** The library's own jests among them. */
const NO_COMMANDS = ['AUTH', 'WIZ', 'SHELL', 'KILL', 'XCLIENT', 'XFORWARD']
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
  const visitors = createVisitors(options.limits ?? DEFAULT_LIMITS, () => now(options))
  const inHand = new Set<Promise<unknown>>()
  const onMail: OnMail = mail => {
    const work = takeIn(mail, {
      inbox,
      signal,
      takeMail,
      isOwn: visitors.isOwn,
      now: () => now(options),
      ...options,
    })
    inHand.add(work)
    return work.finally(() => inHand.delete(work))
  }
  const server = openTheDoor(options, signal, { visitors, onMail })
  const sockets = trackSockets(server.server)
  await listen(server, options)
  // The port is ours and the doors are open: from here an error is about one connection, never about all.
  server.on('error', error => isOnlyTheLine(error) || options.onTrouble?.(error))
  await aborted(signal)
  await shut(server, sockets, inHand)
}

type OnMail = (mail: Incoming) => ReturnType<typeof takeIn>

function openTheDoor(
  options: MailDoorOptions,
  signal: AbortSignal,
  { visitors, onMail }: { readonly visitors: Visitors; readonly onMail: OnMail },
): Door {
  const entered = new WeakSet<SMTPServerSession>()
  const door: Door = new Door({
    ...settingsOf(options),
    onConnect(session, callback) {
      if (!visitors.enter(session.remoteAddress)) return callback(tooManyLines(session))
      entered.add(session)
      callback()
    },
    onMailFrom(_address, session, callback) {
      callback(signal.aborted ? stoppingNow() : tooManyMails(visitors, session))
    },
    onRcptTo({ address }, session, callback) {
      const conversation = door.conversationOf(session)
      const answer = async () => callback(await checkRecipient(options, address, { session, conversation }))
      void answer()
    },
    onData(stream, session, callback) {
      const conversation = door.conversationOf(session)
      const answer = async () => {
        conversation.mailBegins()
        const kept = await onMail({ stream, session, conversation })
        conversation.nextMail()
        if (isReply(kept)) callback(kept)
        else callback(null, kept.says)
      }
      void answer()
    },
    onClose(session) {
      door.conversationOf(session).ended()
      if (entered.delete(session)) visitors.leave(session.remoteAddress)
    },
  })
  return door
}

function settingsOf(options: MailDoorOptions) {
  return {
    name: options.hostname,
    banner: 'Heed',
    size: options.sizeLimit ?? DEFAULT_SIZE_LIMIT,
    maxClients: MAX_CONNECTIONS,
    maxCommandLength: MAX_COMMAND_BYTES,
    socketTimeout: options.idleMs ?? DEFAULT_IDLE_MS,
    closeTimeout: 1,
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    ...(options.patienceMs !== undefined && { patienceMs: options.patienceMs }),
    // Without a key of its own the library would offer its built-in one, whose private half is public.
    disabledCommands: options.tls ? NO_COMMANDS : [...NO_COMMANDS, 'STARTTLS'],
    ...options.tls,
    minVersion: 'TLSv1.2',
  } as const
}

function tooManyLines({ remoteAddress }: SMTPServerSession): Reply {
  return reply(421, '4.7.0', `Too many connections from ${remoteAddress}. Please close one, or come later.`)
}

function tooManyMails(visitors: Visitors, { remoteAddress }: SMTPServerSession): Reply | null {
  const seconds = visitors.bring(remoteAddress)
  if (seconds === 0) return null
  return reply(451, '4.7.1', `Too many mails from ${remoteAddress}. Please come again in ${seconds} seconds.`)
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
