/**
 * Who wrote it. Where the domain of a writer forbids others to send in its name (DMARC), a group or list that hands the mail on puts
 * its own address into From ("Ana via Help") and keeps the writer's elsewhere. Without this, whoever writes to a help desk that is a
 * group would be the help desk. It proves as little as From does.
 */
import { ADDRESS } from './delivery-report.ts'
import { headersNamed } from './headers.ts'
import type { Mail, MailHeader } from './mail.ts'
import { groupAddresses } from './ours.ts'

const LOOKED_AT = 1000

/** @param mail its headers, and the mailbox in From as it was read */
export function writerOf(mail: Pick<Mail, 'headers' | 'from'>): Mail['from'] {
  const group = mail.from?.address.toLowerCase()
  const addresses = groupAddresses(mail)
  if (mail.from === null || group === undefined || !addresses.includes(group)) return mail.from
  const name = mail.from.name
    ?.replace(/ (?:via|über|por|par|tramite|através de) .{1,200}$/iu, '')
    .replaceAll(/^'|'$/g, '')
  for (const header of headersNamed(mail, 'x-original-from', 'reply-to', 'x-original-sender')) {
    const writer = onlyMailbox(header)
    if (writer && !addresses.includes(writer.address.toLowerCase()))
      return name ? { name, ...writer } : writer
  }
  return mail.from
}

/** Null where there is none, or more than one. */
function onlyMailbox({ value }: MailHeader): NonNullable<Mail['from']> | null {
  const said = value.slice(0, LOOKED_AT)
  const found = Array.from(said.matchAll(new RegExp(ADDRESS, 'gi')))
  const [only] = found
  if (only === undefined || found.length > 1) return null
  const name = said.slice(0, only.index).replaceAll(/["<]/g, '').trim()
  return { address: only[0], ...(name && { name }) }
}
