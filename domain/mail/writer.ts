/**
 * Who wrote it. It proves as little as From does, and is no more than whom an answer should go to. From is not always that:
 *
 * - Where the domain of a writer forbids others to send in its name (DMARC), a group or list that hands the mail on puts its own
 *   address into From ("Ana via Help") and keeps the writer's elsewhere.
 * - A contact form on a website mostly sends from the very address that it sends to, and names the visitor in Reply-To.
 *
 * In both it would be the help desk that writes to the help desk: each visitor would be one and the same customer, who reads what all the
 * others are answered, and our answers would come back as new mail. So it is the one mailbox that Reply-To (or the group) names. Where
 * that is nobody, several, or ourselves again, nobody wrote it: a case of somebody unknown with a note that says so, and no letter.
 */
import type { ReadingNote } from '../case/facts.ts'
import { ADDRESS } from './delivery-report.ts'
import { domainOf, headersNamed, localPart } from './headers.ts'
import type { Mail, MailHeader } from './mail.ts'
import { groupAddresses } from './ours.ts'

const LOOKED_AT = 1000

/** What is shown beside the words of a mail that nobody but ourselves seems to have written. */
export const FROM_OURSELVES: ReadingNote = {
  name: 'from-ourselves',
  says: {
    en: 'This mail came from the address that it went to, and names nobody to answer. No letter is sent: ask for an address if you know who it is. A contact form should name its visitor in Reply-To.',
    es: 'Este correo vino de la misma dirección a la que iba y no nombra a nadie a quien responder. No se envía ninguna carta: pida una dirección si sabe de quién es. Un formulario de contacto debe nombrar a su visitante en Reply-To.',
  },
}

/**
 * @param mail its headers, the mailbox in From as it was read, and the addresses of ours that it came to
 * @returns null where From is missing, or is ourselves with nobody behind it
 */
export function writerOf(mail: Pick<Mail, 'headers' | 'from' | 'to'>): Mail['from'] {
  const sender = mail.from?.address.toLowerCase()
  if (mail.from === null || sender === undefined) return null
  const groups = groupAddresses(mail)
  const isGroup = groups.includes(sender)
  const isOurselves = mail.to.includes(sender)
  if (!isGroup && !isOurselves) return mail.from
  const name = isGroup ? beforeVia(mail.from.name) : undefined
  for (const header of headersNamed(mail, 'x-original-from', 'reply-to', 'x-original-sender')) {
    const writer = onlyMailbox(header)
    if (writer && !isTheirs(writer.address.toLowerCase(), [...groups, ...mail.to]))
      return name ? { name, ...writer } : writer
  }
  return isOurselves ? null : mail.from
}

function beforeVia(name: string | undefined): string | undefined {
  return name?.replace(/ (?:via|über|por|par|tramite|através de) .{1,200}$/iu, '').replaceAll(/^'|'$/g, '')
}

/** The group's, or ours: an address that answers to our letters go to is no visitor's. */
function isTheirs(address: string, own: readonly string[]): boolean {
  if (own.includes(address)) return true
  return (
    /^(?:reply|bounce)\+/.test(localPart(address)) && own.some(ours => domainOf(ours) === domainOf(address))
  )
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
