/**
 * Addresses of pictures in mails, for frames that carry no cookie. Only what we signed within the last hours is answered: nobody can
 * use us to fetch what they like, and who finds an old address finds nothing behind it.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { HOUR } from '../../domain/time.ts'

/** Where all of them begin; the frame's policy names it. */
export const picturePath = '/mail-pictures/'

export type PictureKind = 'file' | 'remote'

export interface SignedPicture {
  /** The id of a file, or an address elsewhere. */
  readonly of: string
  /** Milliseconds since the epoch. */
  readonly until: number
  readonly by: string
}

const lasts = 2 * HOUR

export function pictureAddress(secret: string, kind: PictureKind, of: string, now: number): string {
  // To the hour, so that a browser finds in its cache what it has shown before.
  const until = Math.ceil((now + lasts) / HOUR) * HOUR
  const query = new URLSearchParams({ of, until: String(until), by: signature(secret, kind, of, until) })
  return `${picturePath}${kind}?${query.toString()}`
}

export function isSigned(
  secret: string,
  kind: PictureKind,
  { of, until, by }: SignedPicture,
  now: number,
): boolean {
  const signed = Buffer.from(signature(secret, kind, of, until))
  const given = Buffer.from(by)
  return until > now && given.length === signed.length && timingSafeEqual(given, signed)
}

function signature(secret: string, kind: PictureKind, of: string, until: number): string {
  return createHmac('sha256', secret)
    .update(`heed mail picture\0${kind}\0${until}\0${of}`)
    .digest('base64url')
}
