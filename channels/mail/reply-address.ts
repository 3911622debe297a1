/**
 * The address that an answer comes back to: `reply+<reference>.<signature>@domain`. Only who was given it can
 * write into the case as its customer; `From` proves nothing. The signature is 60 bits of HMAC-SHA-256 over the
 * reference, in lower-case base32, because mail systems fold the case of addresses. The domain is not signed:
 * it may change while old mails are still answered.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

const ADDRESS = /^reply\+([a-z0-9-]{1,40})\.([a-z2-7]{12})$/
const REFERENCE = /^[a-z0-9-]{1,40}$/
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

/**
 * The reply address of a case.
 * @throws TypeError when the reference holds anything but letters, digits and `-`, or is longer than 40.
 */
export function signReplyAddress(secret: string | Uint8Array, reference: string, domain: string): string {
  const folded = reference.toLowerCase()
  if (!REFERENCE.test(folded)) throw new TypeError('a reference holds letters, digits and dashes only')
  return `reply+${folded}.${signature(secret, folded)}@${domain}`
}

/** The lower-cased reference that a reply address (or its local part) was signed for; null if it was not by us. */
export function readReplyAddress(secret: string | Uint8Array, address: string): string | null {
  const [, reference, signed] = ADDRESS.exec(localPart(address)) ?? []
  if (reference === undefined || signed === undefined) return null
  return timingSafeEqual(Buffer.from(signed), Buffer.from(signature(secret, reference))) ? reference : null
}

/** The lower-cased local part, if the address has the form of a reply address; its signature is not checked. */
export function replyTokenIn(address: string): string | null {
  const local = localPart(address)
  return ADDRESS.test(local) ? local : null
}

function localPart(address: string) {
  const at = address.lastIndexOf('@')
  return (at < 0 ? address : address.slice(0, at)).trim().toLowerCase()
}

function signature(secret: string | Uint8Array, reference: string) {
  const mac = createHmac('sha256', secret).update(`heed reply address\0${reference}`).digest()
  return Array.from(mac.subarray(0, 12), byte => BASE32.charAt(byte % 32)).join('')
}
