/**
 * A message as the mail that is sent. What must stay true: a Message-ID is made from the message's id and nothing else, so that a
 * mail sent again after a lost answer is the same mail to its reader. No header takes a line break from outside.
 */
import type { Readable } from 'node:stream'
import type { SendMailOptions } from 'nodemailer'
import type { OutboundMessage, Sent } from '../channel.ts'
import { openContent, storable } from '../content.ts'

export type MailIdentity = {
  /** Domain of the Message-IDs, ours. */
  readonly domain: string
  readonly from: { readonly address: string; readonly name: string }
}

const ID = /^[\w.-]{1,200}$/
/** One address, whole: no list, no comment, no second header. Quoted local parts are not sent to. */
const ADDRESS = /^[^\s<>()[\]\\,;:@"\p{Cc}]{1,200}@[^\s<>()[\]\\,;:@"\p{Cc}]{1,255}$/u
const LANGUAGE = /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})?$/
const MAX_SUBJECT = 500

export type Written = SendMailOptions & {
  readonly messageId: string
  readonly envelope: { readonly from: string; readonly to: readonly [string] }
  readonly attachments: readonly { readonly content: Readable }[]
}

/** The mail, or why it can never be one. */
export function writeMail(
  message: OutboundMessage,
  { domain, from }: MailIdentity,
): Written | (Sent & { failed: string }) {
  if (!ID.test(message.id)) return never('the id of the message cannot stand in a header')
  if (!ADDRESS.test(message.to))
    return never(`"${oneLine(message.to)}" is not an address that mail can go to`)
  if (message.replyAddress !== undefined && !ADDRESS.test(message.replyAddress)) {
    return never('the reply address is not an address')
  }
  const messageId = `<${message.id}@${domain}>`
  return {
    messageId,
    envelope: { from: returnPathOf(message) ?? from.address, to: [message.to] },
    from: { address: from.address, name: oneLine(message.fromName ?? from.name) },
    to: { address: message.to, name: '' },
    subject: oneLine(message.subject).slice(0, MAX_SUBJECT),
    text: storable(message.text),
    ...(message.html !== undefined && { html: storable(message.html) }),
    ...(message.replyAddress !== undefined && { replyTo: { address: message.replyAddress, name: '' } }),
    ...(message.inReplyTo !== undefined && { inReplyTo: `<${idOnly(message.inReplyTo)}>` }),
    ...(message.references !== undefined && { references: message.references.map(id => `<${idOnly(id)}>`) }),
    headers: marksOf(message, { messageId, address: from.address }),
    attachments: message.attachments.map(file => ({
      filename: oneLine(file.name) || 'file',
      contentType: /^[\w.+-]+\/[\w.+-]+$/.test(file.mediaType) ? file.mediaType : 'application/octet-stream',
      contentDisposition: 'attachment' as const,
      content: openContent(file.content),
    })),
  }
}

function returnPathOf({ returnPath }: OutboundMessage): string | null {
  return returnPath !== undefined && ADDRESS.test(returnPath) ? returnPath : null
}

/**
 * What tells other machines that a machine wrote this (RFC 3834, and the older ways that some still look for), and tells us that it was
 * ours when it comes back by whatever way. The words of a person carry none of it: their Message-ID is enough to know them by.
 */
function marksOf(message: OutboundMessage, ours: { readonly messageId: string; readonly address: string }) {
  const language = message.language !== undefined && LANGUAGE.test(message.language) ? message.language : null
  return {
    ...(language !== null && { 'Content-Language': language }),
    ...(message.automatic && {
      'Auto-Submitted': `auto-${message.automatic}`,
      'X-Auto-Response-Suppress': 'All',
      'X-Loop': ours.address,
      'X-Heed-Letter': ours.messageId,
    }),
  }
}

function never(failed: string): Sent & { failed: string } {
  return { failed, retry: false }
}

/** Text that can stand in a header: control characters and their like become one blank. */
export function oneLine(text: string): string {
  return storable(text)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
}

function idOnly(messageId: string) {
  return messageId.replaceAll(/[\s<>\p{Cc}]/gu, '')
}
