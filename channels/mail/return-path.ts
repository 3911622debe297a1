/**
 * Where a letter comes back to that cannot be delivered: `bounce+<case>.<seq>.<signature>@domain`, another one for each letter, so
 * that a bounce names its letter whatever else it left out (VERP). A letter to somebody who acts for the customer also bears
 * the start of their id. Signed as reply addresses are, for a purpose of its own: nobody else can say that a letter came back.
 */
import { timingSafeEqual } from 'node:crypto'
import { fromBase36, lengthen, localPart, shorten, signatureOf, toBase36 } from './marks.ts'

const ADDRESS = /^bounce\+([a-z0-9]{25})\.([a-z0-9]{1,6})(?:\.([a-z0-9]{11}))?\.([a-z2-7]{12})$/
/** As much of a helper's id as there is room for; a case has few of them. */
const HELPER_DIGITS = 14
const MOST_SEQ = 36 ** 6

/** The letter that a return path was made for. */
export interface Returned {
  readonly caseId: string
  /** The fact that it told; null for letters that no fact is behind: codes, notes about acting for somebody. */
  readonly seq: number | null
  /** The first 14 hexadecimal digits, without dashes, of the id of the helper whom it went to; null for the customer. */
  readonly helper: string | null
}

/** What a letter is named by when its return path is made. */
export interface Letter {
  readonly caseId: string
  readonly seq: number | null
  readonly helperId: string | null
}

/** @throws TypeError when the number of the fact does not fit */
export function signReturnPath(secret: string | Uint8Array, letter: Letter, domain: string): string {
  const { caseId, seq, helperId } = letter
  if (seq !== null && (!Number.isSafeInteger(seq) || seq < 1 || seq >= MOST_SEQ))
    throw new TypeError('a fact has a number from 1 to 36^6')
  const helper = helperId?.replaceAll('-', '').slice(0, HELPER_DIGITS)
  const parts = [shorten(caseId), (seq ?? 0).toString(36)]
  if (helper !== undefined) parts.push(toBase36(helper).padStart(11, '0'))
  const named = parts.join('.')
  return `bounce+${named}.${signature(secret, named)}@${domain}`
}

/** The letter that a return path (or its local part) was made for; null if it was not by us. */
export function readReturnPath(secret: string | Uint8Array, address: string): Returned | null {
  const [, caseMark, seq, helper, signed] = ADDRESS.exec(localPart(address)) ?? []
  if (caseMark === undefined || seq === undefined || signed === undefined) return null
  const named = [caseMark, seq, helper].filter(part => part !== undefined).join('.')
  if (!timingSafeEqual(Buffer.from(signed), Buffer.from(signature(secret, named)))) return null
  return {
    caseId: lengthen(caseMark),
    seq: Number.parseInt(seq, 36) || null,
    helper: helper === undefined ? null : fromBase36(helper, HELPER_DIGITS),
  }
}

/** The lower-cased local part, if the address has the form of a return path; its signature is not checked. */
export function returnTokenIn(address: string): string | null {
  const local = localPart(address)
  return ADDRESS.test(local) ? local : null
}

function signature(secret: string | Uint8Array, named: string): string {
  return signatureOf(secret, `heed return path\0${named}`)
}
