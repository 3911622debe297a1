/**
 * Mail out: through the operator's relay, or into an outbox on disk where there is none.
 *
 * What must stay true: a relay that is away, or does not let us in, is trouble of the line and not of the mail: it is worth trying
 * again, and no mail is blamed for it. So is a relay that refuses our own address as the sender: that says nothing of who reads it.
 */
import { createPrivateKey } from 'node:crypto'
import { createTransport } from 'nodemailer'
import type { OutboundMessage, Sent } from '../channel.ts'
import { type DkimKey, SIGNED_HEADERS } from './dkim.ts'
import { putIntoOutbox } from './outbox.ts'
import { type MailIdentity, oneLine, writeMail, type Written } from './write-mail.ts'

export type MailSender = {
  readonly deliver: (message: OutboundMessage) => Promise<Sent>
  readonly close: () => void
}

export type RelayOptions = {
  /** `smtp://user:password@host:587` or `smtps://…`, as nodemailer reads it. */
  readonly smtpUrl: string
  /** Connections at once. */
  readonly atOnce?: number
  /** Signs every mail; absent where the relay signs. */
  readonly dkim?: DkimKey | undefined
}

const AFTER_REFUSED_LOGIN_S = 300
const AT_ONCE = 8
/** Some providers let mail come from the mailbox that logs in alone, and no return path of ours. That is asked again after so long. */
const REFUSED_RETURN_PATH_MS = 3_600_000

export function createRelaySender(options: RelayOptions, identity: MailIdentity): MailSender {
  const { smtpUrl, dkim } = options
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: options.atOnce ?? AT_ONCE,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim && {
      dkim: {
        domainName: dkim.domain,
        keySelector: dkim.selector,
        // The signer hands it to Node as it is. Read from PEM for each mail it would cost as much again as the signature.
        privateKey: createPrivateKey(dkim.privateKey) as unknown as string, // reason above
        headerFieldNames: SIGNED_HEADERS.join(':'),
      },
    }),
  })
  let plainUntil = 0
  const deliverOnce = (message: OutboundMessage) =>
    handOver(writeMail(message, identity), async mail => void (await transport.sendMail(mail)))
  return {
    async deliver(message) {
      if (message.returnPath === undefined || performance.now() < plainUntil)
        return answered(await deliverOnce({ ...message, returnPath: identity.from.address }))
      const tried = await deliverOnce(message)
      if (!isSenderRefused(tried)) return answered(tried)
      const plainly = answered(await deliverOnce({ ...message, returnPath: identity.from.address }))
      if ('sent' in plainly) plainUntil = performance.now() + REFUSED_RETURN_PATH_MS
      return plainly
    },
    close: () => transport.close(),
  }
}

/** Writes mails into a folder instead of sending them. */
export function createOutboxSender(folder: string, identity: MailIdentity): MailSender {
  const transport = createTransport({
    streamTransport: true,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    deliver: async message =>
      answered(
        await handOver(writeMail(message, identity), async mail => {
          const info = await transport.sendMail(mail)
          if (Buffer.isBuffer(info.message)) throw new TypeError('a stream was asked for')
          await putIntoOutbox(folder, message.id, info.message)
        }),
      ),
    close: () => transport.close(),
  }
}

/** How it went, and at which step of SMTP it was refused. */
type Tried = Sent & { readonly at?: string | undefined }

async function handOver(
  mail: Written | (Sent & { failed: string }),
  send: (mail: Written) => Promise<void>,
): Promise<Tried> {
  if ('failed' in mail) return mail
  try {
    await send(mail)
    return { sent: true, externalId: mail.messageId }
  } catch (error) {
    return asFailure(error)
  } finally {
    // A mail that did not go out leaves its files half read.
    for (const { content } of mail.attachments) content.destroy()
  }
}

function isSenderRefused(tried: Tried): boolean {
  return 'failed' in tried && tried.isOurSender === true
}

function answered({ at: _, ...sent }: Tried): Sent {
  return sent
}

/** At MAIL FROM its size is told as well, and that it needs UTF-8: those are the mail's own (RFC 1870, RFC 6531). */
const OF_THE_MAIL = /^5\.(?:3\.4|6\.\d{1,3})$/

const LINE = new Set([
  'ECONNECTION',
  'ETIMEDOUT',
  'ESOCKET',
  'EDNS',
  'ETLS',
  'EPROTOCOL',
  'ECONNREFUSED',
  'ECONNRESET',
])
/** At whatever step: it wants to know who we are first, or encryption before that (RFC 4954, section 6). */
const WANTS_LOGIN = new Set([530, 534, 535, 538])
const GREETING = new Set(['CONN', 'EHLO', 'HELO', 'STARTTLS'])

function asFailure(error: unknown): Tried & { failed: string } {
  const failed = oneLine(error instanceof Error ? error.message : String(error)).slice(0, 500)
  const { code, responseCode, response, command: at } = detailsOf(error)
  // Our log-in and our place at the relay are not the mail's fault, whatever number they are refused with.
  if (code === 'EAUTH' || code === 'ENOAUTH' || WANTS_LOGIN.has(responseCode ?? 0))
    return { failed, retry: true, isLine: true, afterSeconds: AFTER_REFUSED_LOGIN_S }
  if (at !== undefined && GREETING.has(at)) return { failed, retry: true, isLine: true }
  if (responseCode === undefined)
    return { failed, retry: code !== 'EENVELOPE', ...(LINE.has(code ?? '') ? { isLine: true } : {}) }
  const status = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1]
  const why = { failed, at, ...(status === undefined ? {} : { status }) }
  const isOfTheMail = responseCode === 552 || OF_THE_MAIL.test(status ?? '')
  if (responseCode >= 500 && (at !== 'MAIL FROM' || isOfTheMail)) return { ...why, retry: false }
  if (responseCode >= 500) return { ...why, retry: true, isLine: true, isOurSender: true }
  // 421 closes the line; a sender whom the relay does not take now is each of ours.
  return { ...why, retry: true, ...(responseCode === 421 || at === 'MAIL FROM' ? { isLine: true } : {}) }
}

function detailsOf(error: unknown) {
  if (!(error instanceof Error)) return {}
  const text = (name: string) => {
    const value: unknown = Reflect.get(error, name)
    return typeof value === 'string' ? value : undefined
  }
  return {
    code: text('code'),
    response: text('response'),
    command: text('command'),
    responseCode:
      'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined,
  }
}
