/**
 * A mailbox on somebody else's server that is fetched by IMAP, and the two things that fetching it needs from outside:
 * which mailboxes there are, and where we were in each.
 */

export type ImapMailbox = {
  /** Of ours; also the `source` of what is fetched from it. */
  readonly id: string
  readonly host: string
  readonly port: number
  /** `starttls` insists on it; `none` says everything, the password too, in the clear. */
  readonly security: 'tls' | 'starttls' | 'none'
  readonly user: string
  readonly login: ImapLogin
  /** PEM of a certificate that an administrator has looked at and trusts, though nobody vouches for it. */
  readonly certificate: string | null
  readonly folder: string
  /** What is done with a mail once it is kept. Nothing is ever deleted unless this says so. */
  readonly afterTaking: 'seen' | 'leave' | 'move' | 'delete'
  /** The folder for `move`. */
  readonly moveTo: string | null
  /** What of the mails that were there before us is taken. */
  readonly startWith: 'new' | 'unseen' | 'all'
  /** When it was set up, milliseconds since the epoch: `new` means what came from here on. */
  readonly since: number
}

export type ImapLogin = { readonly password: string } | OAuthLogin

/** A long-lived token that buys short-lived ones (RFC 6749, section 6). */
export type OAuthLogin = {
  readonly tokenUrl: string
  readonly clientId: string
  /** Null for an app that has none. */
  readonly clientSecret: string | null
  readonly refreshToken: string
  readonly scope: string | null
}

/** Everything up to this UID was taken or stands among what waits; true as long as the folder keeps its UIDVALIDITY. */
export type Place = { readonly uidValidity: string; readonly lastUid: number }

/** A mail that is not done with: it could not be kept yet, or is kept and could not be marked. */
export type Waiting = {
  readonly uid: number
  readonly tries: number
  /** It is kept; only what is done after taking is missing. */
  readonly isTaken: boolean
}

export type PutOff = {
  readonly uid: number
  readonly isTaken: boolean
  readonly tries: number
  /** Milliseconds since the epoch; null when trying again by itself is of no use. */
  readonly nextTryAt: number | null
  /** Why, as a sentence for the person who looks after the mailbox. */
  readonly says: string
  /** When it came into the mailbox, and its bytes, where the server said so. */
  readonly cameAt: number | null
  readonly size: number | null
}

/**
 * Where we were in one mailbox. What is written here is written after the mail itself is durable, so a process that dies
 * in between fetches the mail again, and it is known again. Every member rejects with `MailboxLost` once another process
 * fetches this mailbox.
 */
export type Notebook = {
  /** Null before the first look. */
  readonly place: () => Promise<Place | null>
  /** Begins anew at this place; `waiting` are UIDs below it that are to be taken. What waited before is forgotten. */
  readonly begin: (place: Place, waiting: readonly number[]) => Promise<void>
  /** What is to be tried now, the lowest UID first; at most some hundred. */
  readonly due: () => Promise<readonly Waiting[]>
  /** Done with this mail; the place moves behind it. `isNew` when it was not known before. */
  readonly done: (uid: number, mail: { readonly isNew: boolean }) => Promise<void>
  /** The same, but it stays among what waits. */
  readonly putOff: (mail: PutOff) => Promise<void>
  /** We looked, and how it went. */
  readonly looked: (trouble: ImapTrouble | null) => Promise<void>
  /** The token server gave another long-lived token in place of the one we had. */
  readonly keepRefreshToken: (token: string) => Promise<void>
}

export type FetchedMailbox = {
  readonly mailbox: ImapMailbox
  /** Another one whenever a setting was changed. */
  readonly version: string
  /** Another one whenever somebody asks for a look now. */
  readonly nudge: number
  readonly notebook: Notebook
}

export type Mailboxes = {
  /** Those that this process is to fetch from now on; the claim holds until `heldMs` after the call. */
  readonly claim: () => Promise<readonly FetchedMailbox[]>
  readonly heldMs: number
  /** Nothing is fetched any more; others may begin at once. */
  readonly release: () => Promise<void>
}

/** Another process fetches this mailbox, or it was removed. */
export class MailboxLost extends Error {
  constructor() {
    super('this mailbox is fetched by another process, or not at all any more')
  }
}

/** What can be wrong with a mailbox. What to do about it is said in words where it is shown. */
export type TroubleKind =
  | 'host-unknown'
  | 'no-answer'
  | 'not-imap'
  | 'no-tls'
  | 'certificate-unknown'
  | 'certificate-name'
  | 'certificate-expired'
  | 'wrong-login'
  | 'token-refused'
  | 'token-no-answer'
  | 'secret-lost'
  | 'no-folder'
  | 'no-move-folder'
  | 'read-only'
  | 'line-broken'
  | 'not-kept'

/** `message` is what the other side said of it, for whoever looks deeper; it never holds a password or a token. */
export class ImapTrouble extends Error {
  readonly kind: TroubleKind
  constructor(kind: TroubleKind, says = '') {
    super(says.slice(0, 300))
    this.kind = kind
  }
}
