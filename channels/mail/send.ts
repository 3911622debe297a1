/**
 * Mail out: through the operator's relay, or into an outbox on disk where there is none.
 *
 * What must stay true: a Message-ID is made from the message's id and nothing else, so that a mail sent again
 * after a lost answer is the same mail to its reader. No header takes a line break from outside. A relay that is
 * away, or does not let us in, is trouble of the line and not of the mail: it is worth trying again.
 */
import type { Readable } from 'node:stream'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { OutboundMessage, Sent } from '../channel.ts'
import { openContent, storable } from '../content.ts'
import { putIntoOutbox } from './outbox.ts'

export type MailSender = {
  readonly deliver: (message: OutboundMessage) => Promise<Sent>
  readonly close: () => void
}

export type MailIdentity = {
  /** Domain of the Message-IDs, ours. */
  readonly domain: string
  readonly from: { readonly address: string; readonly name: string }
}

const ID = /^[\w.-]{1,200}$/
/** One address, whole: no list, no comment, no second header. Quoted local parts are not sent to. */
const ADDRESS = /^[^\s<>()[\]\\,;:@"\p{Cc}]{1,200}@[^\s<>()[\]\\,;:@"\p{Cc}]{1,255}$/u
const MAX_SUBJECT = 500
const AFTER_REFUSED_LOGIN_S = 300

/**
 * Sends through a relay.
 * @param smtpUrl `smtp://user:password@host:587` or `smtps://…`, as nodemailer reads it
 */
export function createRelaySender(smtpUrl: string, identity: MailIdentity): MailSender {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 4,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async deliver(message) {
      const mail = composed(message, identity)
      if ('failed' in mail) return mail
      try {
        await transport.sendMail(mail)
        return { sent: true, externalId: mail.messageId }
      } catch (error) {
        return asFailure(error)
      } finally {
        // A mail that did not go out leaves its files half read.
        for (const { content } of mail.attachments) content.destroy()
      }
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
    async deliver(message) {
      const mail = composed(message, identity)
      if ('failed' in mail) return mail
      try {
        const info = await transport.sendMail(mail)
        if (Buffer.isBuffer(info.message)) throw new TypeError('a stream was asked for')
        await putIntoOutbox(folder, message.id, info.message)
        return { sent: true, externalId: mail.messageId }
      } catch (error) {
        return asFailure(error)
      } finally {
        // A mail that did not go out leaves its files half read.
        for (const { content } of mail.attachments) content.destroy()
      }
    },
    close: () => transport.close(),
  }
}

type Composed = SendMailOptions & {
  readonly messageId: string
  readonly attachments: readonly { readonly content: Readable }[]
}

function composed(
  message: OutboundMessage,
  { domain, from }: MailIdentity,
): Composed | (Sent & { failed: string }) {
  if (!ID.test(message.id)) return never('the id of the message cannot stand in a header')
  if (!ADDRESS.test(message.to))
    return never(`"${oneLine(message.to)}" is not an address that mail can go to`)
  if (message.replyAddress !== undefined && !ADDRESS.test(message.replyAddress)) {
    return never('the reply address is not an address')
  }
  return {
    messageId: `<${message.id}@${domain}>`,
    from: { address: from.address, name: oneLine(message.fromName ?? from.name) },
    to: { address: message.to, name: '' },
    subject: oneLine(message.subject).slice(0, MAX_SUBJECT),
    text: storable(message.text),
    ...(message.html !== undefined && { html: storable(message.html) }),
    ...(message.replyAddress !== undefined && { replyTo: { address: message.replyAddress, name: '' } }),
    ...(message.inReplyTo !== undefined && { inReplyTo: `<${idOnly(message.inReplyTo)}>` }),
    ...(message.references !== undefined && { references: message.references.map(id => `<${idOnly(id)}>`) }),
    ...(message.automatic && { headers: { 'Auto-Submitted': `auto-${message.automatic}` } }),
    attachments: message.attachments.map(file => ({
      filename: oneLine(file.name) || 'file',
      contentType: /^[\w.+-]+\/[\w.+-]+$/.test(file.mediaType) ? file.mediaType : 'application/octet-stream',
      contentDisposition: 'attachment' as const,
      content: openContent(file.content),
    })),
  }
}

function asFailure(error: unknown): Sent & { failed: string } {
  const failed = oneLine(error instanceof Error ? error.message : String(error)).slice(0, 500)
  const { code, responseCode, command } = detailsOf(error)
  // Our log-in and our place at the relay are not the mail's fault, whatever number they are refused with.
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return { failed, retry: true, afterSeconds: AFTER_REFUSED_LOGIN_S }
  if (command === 'CONN' || command === 'EHLO' || command === 'HELO' || command === 'STARTTLS')
    return { failed, retry: true }
  if (responseCode !== undefined) return { failed, retry: responseCode < 500 }
  return { failed, retry: code !== 'EENVELOPE' }
}

function detailsOf(error: unknown) {
  if (!(error instanceof Error)) return {}
  return {
    code: 'code' in error && typeof error.code === 'string' ? error.code : undefined,
    responseCode:
      'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined,
    command: 'command' in error && typeof error.command === 'string' ? error.command : undefined,
  }
}

function never(failed: string): Sent & { failed: string } {
  return { failed, retry: false }
}

/** Text that can stand in a header: control characters and their like become one blank. */
function oneLine(text: string) {
  return storable(text)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
}

function idOnly(messageId: string) {
  return messageId.replaceAll(/[\s<>\p{Cc}]/gu, '')
}
