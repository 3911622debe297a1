/**
 * Passwords and tokens of mailboxes. They must be said to another server as they are, so they are sealed and not hashed: see
 * docs/decisions/0009-mailbox-secrets.md. They leave this process only towards that server, and are never shown again.
 */
import { z } from 'zod'
import type { ImapLogin } from '../../channels/mail/imap/mailbox.ts'
import { openSeal, type Seal } from '../letters/seal.ts'
import type { OAuthRow } from './sql.ts'

/** What an administrator types and nobody reads again. */
export const MailboxSecret = z.union([
  z.object({ password: z.string().min(1) }),
  z.object({ clientSecret: z.string().min(1).nullable(), refreshToken: z.string().min(1) }),
])
export type MailboxSecret = z.infer<typeof MailboxSecret>

export function mailboxSeal(secret: string): Seal {
  return openSeal(secret, 'mailbox seal')
}

export function sealSecret(seal: Seal, secret: MailboxSecret): string {
  return seal.close(JSON.stringify(secret))
}

/** Null when it was sealed with another secret of the installation. */
export function openSecret(seal: Seal, sealed: string): MailboxSecret | null {
  const opened = seal.open(sealed)
  return opened === null ? null : MailboxSecret.parse(JSON.parse(opened))
}

/** Null when the secret is of the other kind. */
export function loginWith(oauth: OAuthRow | null, secret: MailboxSecret | null): ImapLogin | null {
  if (secret === null) return null
  if (oauth === null) return 'password' in secret ? secret : null
  return 'refreshToken' in secret ? { ...oauth, ...secret } : null
}
