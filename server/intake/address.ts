/** An e-mail address or phone number as a person typed it, in the one form that it is kept and found by. */
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { AddressKind } from './sql.ts'

export interface AddressInput {
  readonly kind: AddressKind
  /** E-mail in lower case; phone in E.164. */
  readonly value: string
}

const mail = /^[^\s@<>"(),:;]{1,64}@[^\s@<>"(),:;]{1,255}$/

/** Null when it is neither. @param country of a number that is written without one */
export function toAddress(typed: string, country: CountryCode = 'GB'): AddressInput | null {
  const text = typed.trim()
  if (text.includes('@')) return mail.test(text) ? { kind: 'email', value: text.toLowerCase() } : null
  const phone = parsePhoneNumberFromString(text, country)
  return phone?.isPossible() ? { kind: 'phone', value: phone.number } : null
}

/** Enough to recognise one's own address by, and no more. */
export function mask(address: AddressInput): string {
  if (address.kind === 'phone') return `…${address.value.slice(-3)}`
  const [name = '', domain = ''] = address.value.split('@')
  return `${name.slice(0, 1)}…@${domain}`
}
