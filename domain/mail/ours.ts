/** What in a mail shows that it has to do with a letter of ours, or that it came through a group of ours. */
import { domainOf, headersNamed, localPart, lowered } from './headers.ts'
import type { Known, Mail, MailHeader } from './mail.ts'

/** It names a letter of ours as what it answers, or came to the return path of one. Only who got the letter can know either. */
export function answersUs(mail: Mail, known: Known): boolean {
  return known.returnedLetter !== null || mail.answers.some(known.isOurMessageId)
}

/** One of our addresses, by its domain. */
export function isOurAddress(address: string, known: Known): boolean {
  return known.ourDomains.includes(domainOf(address))
}

/** The mark that letters of this installation carry. That of another house is no mark of ours. */
export function ourMark(mail: Mail, known: Known): MailHeader | null {
  return (
    mail.headers.find(
      header => /^x-(?:loop|heed(?:-[a-z-]{1,40})?)$/.test(header.name) && namesUs(header, mail, known),
    ) ?? null
  )
}

/** A colleague's own filter may write `X-Loop` with an address of our domain as well: only those that Heed writes by are meant. */
function namesUs(header: MailHeader, mail: Mail, known: Known): boolean {
  const said = lowered(header).replaceAll(/[<>]/g, '')
  if (known.isOurMessageId(said)) return true
  if (!isOurAddress(said, known)) return false
  return header.name !== 'x-loop' || mail.to.includes(said) || /^(?:heed|help|reply|bounce)\b/.test(said)
}

const LIST_HEADERS = [
  'list-id',
  'list-post',
  'list-help',
  'list-unsubscribe',
  'list-owner',
  'mailing-list',
  'x-beenthere',
  'x-mailing-list',
]

/**
 * The headers of mailing lists, without those that a group of our own wrote: where help@ is a group at Google or Microsoft, each
 * mail of a customer comes with them, and is a person's mail for all that.
 */
export function foreignListHeaders(mail: Mail, known: Known): readonly MailHeader[] {
  const headers = headersNamed(mail, ...LIST_HEADERS)
  // One that names an address of ours tells whose they all are: the others often hold addresses of the provider alone.
  return headers.some(header => isOurGroup(header, mail, known)) ? [] : headers
}

/** The addresses that a group or list names as its own. */
export function groupAddresses(mail: Pick<Mail, 'headers'>): readonly string[] {
  return headersNamed(mail, ...LIST_HEADERS).flatMap(addressesOfGroup)
}

export function hasListHeaders(mail: Pick<Mail, 'headers'>): boolean {
  return headersNamed(mail, ...LIST_HEADERS).length > 0
}

/** It came through a group that is ours: its headers say so. */
export function cameThroughOurGroup(
  mail: Pick<Mail, 'headers' | 'to'>,
  known: Pick<Known, 'ourDomains'>,
): boolean {
  return headersNamed(mail, ...LIST_HEADERS).some(header => isOurGroup(header, mail, known))
}

function isOurGroup(header: MailHeader, mail: Pick<Mail, 'to'>, known: Pick<Known, 'ourDomains'>): boolean {
  return addressesOfGroup(header).some(
    address => mail.to.includes(address) || known.ourDomains.some(domain => isKin(domain, domainOf(address))),
  )
}

/**
 * `heed.acme.example` gets its mail from a group at `acme.example`: one house. That a mere suffix (`co.uk`) passes as well does no
 * harm, since it only makes a mail a person's.
 */
function isKin(ours: string, theirs: string): boolean {
  if (!theirs.includes('.')) return false
  return ours === theirs || ours.endsWith(`.${theirs}`) || theirs.endsWith(`.${ours}`)
}

function addressesOfGroup(header: MailHeader): readonly string[] {
  const said = lowered(header)
  if (header.name === 'list-id') {
    const id = /<([^<>\s]{3,255})>/.exec(said)?.[1] ?? said
    const dot = id.indexOf('.')
    return dot < 1 ? [] : [`${id.slice(0, dot)}@${id.slice(dot + 1)}`]
  }
  // Whoever sends advertisements lets people leave through the domain of the firm that they send for: only lists have a place to post to.
  if (header.name === 'list-unsubscribe' || header.name === 'list-help') return []
  const workspace = /groups\.google\.com\/a\/([a-z0-9.-]{3,200})\/group\/([a-z0-9._-]{1,64})/.exec(said)
  const addresses = Array.from(
    said.matchAll(/[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9.-]{3,200}/g),
    ([address]) => address.replace(/^(?:mailto:)/, ''),
  )
  return workspace ? [...addresses, `${workspace[2]}@${workspace[1]}`] : addresses
}

/** An address of ours stands among those that the writer addressed. */
export function isAddressedToUs(mail: Mail): boolean {
  const named = headersNamed(mail, 'to', 'cc').map(lowered).join(' ')
  return mail.to.some(address => localPart(address) !== '' && named.includes(address))
}
