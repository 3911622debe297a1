/**
 * The address that an answer comes back to: `reply+<reference>.<signature>@domain`. Only who was given it can
 * write into the case as its customer; `From` proves nothing. Whoever writes in place of the customer has one of
 * their own, `reply+<reference>.<writer>.<signature>@domain`, which opens nothing under any other name. The
 * signature is 60 bits of HMAC-SHA-256 over reference and writer, in lower-case base32, because mail systems fold
 * the case of addresses. The domain is not signed: it may change while old mails are still answered.
 */
import { timingSafeEqual } from 'node:crypto'
import { lengthen, localPart, shorten, signatureOf } from './marks.ts'

const ADDRESS = /^reply\+([a-z0-9-]{1,40})(?:\.([a-z0-9]{25}))?\.([a-z2-7]{12})$/
const REFERENCE = /^[a-z0-9-]{1,40}$/

/** What a reply address was signed for. */
export interface ReplyTo {
  /** Lower-cased. */
  readonly reference: string
  /** The id of whoever writes in place of the customer; null for the customer. */
  readonly writer: string | null
}

/**
 * The reply address of a case.
 * @param writer the id (a UUID) of whoever is to answer in place of the customer
 * @throws TypeError when the reference holds anything but letters, digits and `-`, or is longer than 40.
 */
export function signReplyAddress(
  secret: string | Uint8Array,
  reference: string,
  domain: string,
  writer: string | null = null,
): string {
  const folded = reference.toLowerCase()
  if (!REFERENCE.test(folded)) throw new TypeError('a reference holds letters, digits and dashes only')
  const mark = writer === null ? null : shorten(writer)
  const named = mark === null ? folded : `${folded}.${mark}`
  return `reply+${named}.${signature(secret, folded, mark)}@${domain}`
}

/** What a reply address (or its local part) was signed for; null if it was not by us. */
export function readReplyAddress(secret: string | Uint8Array, address: string): ReplyTo | null {
  const [, reference, mark = null, signed] = ADDRESS.exec(localPart(address)) ?? []
  if (reference === undefined || signed === undefined) return null
  if (!timingSafeEqual(Buffer.from(signed), Buffer.from(signature(secret, reference, mark)))) return null
  return { reference, writer: mark === null ? null : lengthen(mark) }
}

/** The lower-cased local part, if the address has the form of a reply address; its signature is not checked. */
export function replyTokenIn(address: string): string | null {
  const local = localPart(address)
  return ADDRESS.test(local) ? local : null
}

function signature(secret: string | Uint8Array, reference: string, mark: string | null) {
  const signed = mark === null ? reference : `${reference}\0${mark}`
  return signatureOf(secret, `heed reply address\0${signed}`)
}
