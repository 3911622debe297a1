/**
 * Which mail this is, so that the same mail delivered twice is one, and two mails are two.
 *
 * A Message-ID alone is not enough: forms and devices use one again for other words, and those would be lost. So
 * the identity is taken over Message-ID, sender, date and the bytes of the body; the trace headers, which differ
 * on every way to us, stay out. The reply address it came to is part of it: one mail to two cases is words in
 * both. Sent to `help@` and `hello@` at once it is one mail.
 *
 * A mail with neither Message-ID nor Date has nothing that tells a second delivery from the same words said
 * again (the alarm of a device, once more). For these the hour of arrival is added: at worst a redelivery shows
 * twice, never is an alarm dropped.
 */
import { createHash } from 'node:crypto'
import type { ReadMail } from './reading/read-mail.ts'

/** @param at when it came, milliseconds since the epoch. @returns at most 200 characters */
export function mailIdentity(
  mail: Pick<ReadMail, 'messageId' | 'from' | 'date'>,
  came: { readonly bodySha256: string; readonly replyToken: string | undefined; readonly at: number },
): string {
  const isNameless = mail.messageId === undefined && mail.date === undefined
  const parts = [
    mail.messageId ?? null,
    mail.from?.address.toLowerCase() ?? null,
    mail.date ?? null,
    came.bodySha256,
    came.replyToken ?? null,
    isNameless ? Math.floor(came.at / 3_600_000) : null,
  ]
  return `mail-${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`
}
