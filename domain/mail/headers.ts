/**
 * Reading what a mail says of itself, within bounds: senders may write headers and words as long as they like, and each question
 * looks at the beginning only.
 */
import type { Mail, MailHeader } from './mail.ts'

/** Of one header, in characters. */
const LOOKED_AT = 2000
/** Of one header, as it is kept beside an answer. */
const KEPT = 300
const KEPT_HEADERS = 8

/** All headers of these names, in the order in which they stand. */
export function headersNamed(
  mail: Pick<Mail, 'headers'>,
  ...names: readonly string[]
): readonly MailHeader[] {
  return mail.headers.filter(header => names.includes(header.name))
}

/** The first one of this name, lower-cased; empty where there is none. */
export function valueOf(mail: Mail, name: string): string {
  return lowered(mail.headers.find(header => header.name === name))
}

export function lowered(header: MailHeader | undefined): string {
  return header?.value.slice(0, LOOKED_AT).trim().toLowerCase() ?? ''
}

/** The first header of these names that reads as asked. The expression sees its value trimmed, in lower case. */
export function headerThat(mail: Mail, names: readonly string[], reads: RegExp): MailHeader | null {
  return headersNamed(mail, ...names).find(header => reads.test(lowered(header))) ?? null
}

/** Headers as evidence: a few, and not at any length. */
export function evidence(...headers: readonly (MailHeader | null | undefined)[]): readonly MailHeader[] {
  return headers
    .filter(header => header != null)
    .slice(0, KEPT_HEADERS)
    .map(({ name, value }) => ({ name, value: value.slice(0, KEPT) }))
}

/** Nobody is named to whom an error could go back: what machines do among themselves (RFC 5321, 4.5.5). */
export function hasNullSender(mail: Mail): boolean {
  if (mail.envelopeFrom !== null) return mail.envelopeFrom.trim() === ''
  return headerThat(mail, ['return-path'], /^<\s{0,5}>$/) !== null
}

/** The local part of an address, lower-cased. */
export function localPart(address: string): string {
  return address.slice(0, Math.max(0, address.lastIndexOf('@'))).toLowerCase()
}

/** The domain of an address, lower-cased; empty where it has none. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 0 ? '' : address.slice(at + 1).toLowerCase()
}
