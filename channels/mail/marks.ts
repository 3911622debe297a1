/** What our signed addresses are made of. It must fit into the 64 characters before the @ and survive systems that fold their case. */
import { createHmac } from 'node:crypto'

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** A UUID in 25 letters and digits. */
export function shorten(uuid: string): string {
  return toBase36(uuid.replaceAll('-', '')).padStart(25, '0')
}

export function lengthen(mark: string): string {
  return fromBase36(mark, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export function toBase36(hex: string): string {
  return BigInt(`0x${hex}`).toString(36)
}

/** @param digits how many hexadecimal digits it has at least */
export function fromBase36(mark: string, digits: number): string {
  const number = Array.from(mark).reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n)
  return number.toString(16).padStart(digits, '0')
}

/** 60 bits of HMAC-SHA-256 in lower-case base32. @param said what is signed, beginning with what it is for */
export function signatureOf(secret: string | Uint8Array, said: string): string {
  const mac = createHmac('sha256', secret).update(said).digest()
  return Array.from(mac.subarray(0, 12), byte => BASE32.charAt(byte % 32)).join('')
}

/** What stands before the @, lower-cased; the whole of it where there is no @. */
export function localPart(address: string): string {
  const at = address.lastIndexOf('@')
  return (at < 0 ? address : address.slice(0, at)).trim().toLowerCase()
}
