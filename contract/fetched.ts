/** Mailboxes on other servers that are fetched by IMAP, under /api/desk/setup/fetched. Leads look, administrators change. */
import { z } from 'zod'

export const TROUBLES = [
  'host-unknown',
  'no-answer',
  'not-imap',
  'no-tls',
  'certificate-unknown',
  'certificate-name',
  'certificate-expired',
  'wrong-login',
  'token-refused',
  'token-no-answer',
  'secret-lost',
  'no-folder',
  'no-move-folder',
  'read-only',
  'line-broken',
  'not-kept',
] as const
export const Trouble = z.enum(TROUBLES)
export type Trouble = z.infer<typeof Trouble>

const text = (most: number) => z.string().trim().min(1).max(most)

const OAuth = z.object({
  tokenUrl: z
    .url({ error: 'Write the address of the token server.' })
    .max(500)
    // In the clear only within this computer.
    .refine(
      url => /^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/i.test(url),
      'It must begin with https://.',
    ),
  clientId: text(500),
  scope: z.string().trim().max(1000).nullable(),
})

const Settings = z.object({
  host: z
    .string()
    .trim()
    .regex(/^[\w.:-]{1,253}$/, 'Write the name of a server, like imap.example.com.'),
  port: z.number().int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls', 'none']),
  user: text(320),
  /** Null where the login is by password. */
  oauth: OAuth.nullable(),
  /** PEM; null where the certificate is vouched for by those whom the world trusts. */
  certificate: z.string().max(20_000).nullable(),
  folder: text(500),
  afterTaking: z.enum(['seen', 'leave', 'move', 'delete']),
  moveTo: z.string().trim().min(1).max(500).nullable(),
  startWith: z.enum(['new', 'unseen', 'all']),
  isPaused: z.boolean(),
})

/** Said once, never shown. Null keeps what is kept, as long as it goes to the same server as before. */
const Secret = z
  .union([
    z.object({ password: z.string().min(1).max(1000) }),
    z.object({
      clientSecret: z.string().min(1).max(2000).nullable(),
      refreshToken: z.string().min(1).max(8000),
    }),
  ])
  .nullable()

const fits = {
  says: 'Say which folder mail is moved to, and only where it is moved.',
  holds: ({ afterTaking, moveTo }: { afterTaking: string; moveTo: string | null }) =>
    (afterTaking === 'move') === (moveTo !== null),
}

/** PUT /api/desk/setup/fetched/:id: a new id makes one. DELETE takes `?version=`. */
export const SetFetched = Settings.extend({ version: z.number().int().min(0), secret: Secret }).refine(
  fits.holds,
  fits.says,
)
export type SetFetched = z.infer<typeof SetFetched>

/** POST /api/desk/setup/fetched/:id/try: connects with these settings and says what it sees. */
export const TryFetched = Settings.extend({ secret: Secret }).refine(fits.holds, fits.says)
export type TryFetched = z.infer<typeof TryFetched>

const Folder = z.object({ name: z.string(), mails: z.number().nullable(), unseen: z.number().nullable() })
export const TriedFetched = z.discriminatedUnion('is', [
  z.object({ is: z.literal('well'), folders: z.array(Folder), tells: z.boolean(), isEncrypted: z.boolean() }),
  z.object({
    is: z.literal('trouble'),
    kind: Trouble,
    says: z.string(),
    folders: z.array(Folder),
    certificate: z
      .object({
        pem: z.string(),
        subject: z.string(),
        issuer: z.string(),
        validUntil: z.number(),
        fingerprint: z.string(),
      })
      .nullable(),
  }),
])
export type TriedFetched = z.infer<typeof TriedFetched>

const WaitingMail = z.object({
  uid: z.number(),
  /** Kept already; only marking, moving or deleting it did not work. */
  isTaken: z.boolean(),
  says: z.string(),
  cameAt: z.number().nullable(),
  size: z.number().nullable(),
  tries: z.number(),
  /** Null: it is not tried again by itself. */
  nextTryAt: z.number().nullable(),
})

export const FetchedMailbox = Settings.extend({
  id: z.uuid(),
  version: z.number(),
  /** How it goes. */
  state: z.object({
    lastLookAt: z.number().nullable(),
    lastMailAt: z.number().nullable(),
    taken: z.number(),
    trouble: z.object({ kind: Trouble, says: z.string(), since: z.number() }).nullable(),
    /** How many mails are not done with, and the first of them. */
    waiting: z.number(),
    waitingMails: z.array(WaitingMail),
  }),
})
export type FetchedMailbox = z.infer<typeof FetchedMailbox>

/** GET /api/desk/setup/fetched */
export const FetchedView = z.object({ mailboxes: z.array(FetchedMailbox) })
export type FetchedView = z.infer<typeof FetchedView>

/** What Google and Microsoft want; a person fills in the rest. */
export const PRESETS = {
  google: {
    host: 'imap.gmail.com',
    port: 993,
    tokenUrl: 'https://oauth2.googleapis.com/token',
    scope: 'https://mail.google.com/',
  },
  microsoft: {
    host: 'outlook.office365.com',
    port: 993,
    tokenUrl: 'https://login.microsoftonline.com/organizations/oauth2/v2.0/token',
    scope: 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access',
  },
} as const
