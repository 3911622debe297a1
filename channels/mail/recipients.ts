/** Whom a mail may be for: asked at RCPT, before a byte of it was sent. */
import { domainToASCII } from 'node:url'
import type { SMTPServerSession } from 'smtp-server'
import type { Conversation } from './conversation.ts'
import type { MailDoorOptions } from './receive.ts'
import { reply } from './reply.ts'

const MAX_RECIPIENTS = 100

type Asking = { readonly session: SMTPServerSession; readonly conversation: Conversation }

export async function checkRecipient(
  options: Pick<MailDoorOptions, 'accepts' | 'onTrouble'>,
  address: string,
  { session, conversation }: Asking,
): Promise<Error | null> {
  if (session.envelope.rcptTo.length >= MAX_RECIPIENTS) {
    if (conversation.addressTooMany()) return reply(421, '4.5.3', 'Too many addresses. Please connect again.')
    return reply(
      452,
      '4.5.3',
      `At most ${MAX_RECIPIENTS} addresses. Please send to the others in another mail.`,
    )
  }
  try {
    if (await options.accepts(asWeCompare(address))) return null
  } catch (error) {
    options.onTrouble?.(error)
    return reply(451, '4.3.0', 'We cannot check this address just now. Please try again in a few minutes.')
  }
  if (conversation.wrongAddress()) return reply(421, '4.7.0', 'Too many addresses that nobody here has.')
  return reply(
    550,
    '5.1.1',
    `Nobody here has the address ${address}. Please check it, or ask us for the right one.`,
  )
}

/** Lower-cased, and its domain as it stands in DNS. */
function asWeCompare(address: string): string {
  const at = address.lastIndexOf('@')
  if (at < 0) return address.toLowerCase()
  const domain = address.slice(at + 1)
  return `${address.slice(0, at)}@${domainToASCII(domain) || domain}`.toLowerCase()
}
