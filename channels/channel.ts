/**
 * What every way of talking with a customer looks like from inside Heed.
 *
 * A channel carries words and nothing else: it never looks up a customer, opens a case or decides
 * whose words they are. What differs between channels stands in `can`; nobody outside asks for a
 * channel's name to decide what to do. Four promises, held by `contract-suite.ts`:
 *
 * - What came in is acknowledged to the sender only after the inbox has said that it is durable.
 * - An inbound id survives redelivery: the same words told twice carry the same `externalId`.
 * - One outbound `id` sent twice reaches the customer once.
 * - A broken line is an answer of `send`, not an exception.
 */

/** A channel. It has exactly these four members; what a test or the server needs besides stands beside it. */
export type Channel = {
  /** One word, the same in the database, in facts and on screens: `mail`, `chat`. */
  readonly name: string
  readonly can: Capabilities
  /**
   * Takes in what arrives until the signal aborts, then finishes what it has in hand and resolves.
   * Rejects when it cannot start (a port in use) or loses what it cannot work without.
   */
  readonly run: (inbox: Inbox, signal: AbortSignal) => Promise<void>
  /** Carries one message out. Answers; never throws for a broken line or for words it cannot carry. */
  readonly send: (message: OutboundMessage) => Promise<Sent>
}

/** Where channels differ. */
export type Capabilities = {
  /** Somebody is waiting at the other end, now. */
  readonly live: boolean
  /** Carries "is typing". */
  readonly typing: boolean
  readonly files: boolean
  readonly html: boolean
  /** Characters (UTF-16 units) of text in one outbound message; more is refused, never cut. */
  readonly maxTextLength: number
  /** Bytes of all files of one message together; 0 where `files` is false. */
  readonly maxFileBytes: number
}

/** What a channel needs from whoever keeps the words. */
export type Inbox = {
  /**
   * Resolves only when the words are durable, or when it is certain that they are not. Contents given
   * as a path are readable until then and no longer.
   */
  readonly receive: (inbound: InboundMessage) => Promise<Received>
}

/**
 * `permanent: false` asks the sender to try again later; `permanent: true` tells it not to, with a sentence
 * that the sender may read. `rule` is the name of the one that refused it, where one did: its sentence is known in every language.
 */
export type Received =
  | { readonly ok: true; readonly duplicate: boolean }
  | { readonly ok: false; readonly permanent: boolean; readonly says: string; readonly rule?: string }

export type InboundMessage = {
  /** Name of the channel. */
  readonly channel: string
  /** The same for every delivery of the same words; different for different words. At most 200 characters. */
  readonly externalId: string
  /** Milliseconds since the epoch, by our clock. */
  readonly receivedAt: number
  /** Who says to have sent it. Proves nothing. */
  readonly from: { readonly address: string; readonly name?: string } | null
  /** The addresses of ours that it came to, lower-cased. */
  readonly to: readonly string[]
  /** Local part of the reply address it came to, lower-cased, its signature not yet checked. */
  readonly replyToken?: string
  /** Why the case of its reply address would not take it, where another case took the same mail: it is kept for somebody to look at. */
  readonly notTaken?: { readonly says: string; readonly rule?: string }
  /** A token of our own server for somebody who is known by other means than these words (a login), its signature not yet checked. */
  readonly customerToken?: string
  /** On our own pages: who says it in place of the customer. Never from outside. */
  readonly helper?: { readonly id: string; readonly name: string; readonly mayDecide: boolean }
  /** Without null bytes, well-formed; may be empty. */
  readonly text: string
  /** As it was sent, apart from null bytes: not safe to show. */
  readonly html?: string
  readonly subject?: string
  readonly attachments: readonly Attachment[]
  /** The thing as it came, byte for byte, where there is such a thing. */
  readonly raw?: Content
  /** Message ids without angle brackets: its own, and those it answers. */
  readonly messageId?: string
  readonly inReplyTo?: string
  readonly references?: readonly string[]
  /** A machine wrote this (bounce, out of office, mailing list): never answer it by machine. */
  readonly automatic?: boolean
  /** The language that the sender's program asked for, where it said: `en`, `es`. */
  readonly language?: string
  /** The sender said, where they were asked, that their service is down altogether. */
  readonly isLossOfService?: boolean
  /** On our own pages: they would rather be called than wait. The number as it is dialled. */
  readonly callback?: {
    readonly number: string
    readonly window: { readonly from: number; readonly until: number } | null
    /** From where on the network it was asked for. */
    readonly origin?: string
  }
  /** A sentence for the agent about how it was read: "could not be parsed; the original is attached". */
  readonly note?: string
  /** The same, named one by one, in each language of the desk. */
  readonly notes?: readonly MailNote[]
  /** What a mail says beside its words. */
  readonly mail?: MailHead
}

/** What only mails have: what stands around their words, and how they came. */
export type MailHead = {
  /** As they stand, in order; names lower-cased, values unfolded and decoded, cut where they are beyond measure. */
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  /** The return path; empty for the null sender of bounces, null where nobody said (a mail from a file). */
  readonly envelopeFrom: string | null
  readonly parts: readonly MailPart[]
  /** Local part of a return path of ours that it came to (`bounce+…`), lower-cased, its signature not yet checked. */
  readonly returnToken?: string
  /** How it came: `smtp`, `import`, or the id of the mailbox that it was fetched from. */
  readonly source: string
  /** When it came into that mailbox, by the clock of the mailbox's server. */
  readonly inMailboxAt?: number
  readonly verdicts?: MailVerdicts
}

/** One leaf of the MIME tree, or a mail inside of the mail. */
export type MailPart = {
  /** Lower-cased, without parameters. */
  readonly mediaType: string
  /** Of the content type; names lower-cased. */
  readonly parameters: Readonly<Record<string, string>>
  readonly disposition: 'inline' | 'attachment' | null
  readonly fileName: string | null
  /** The start of reports, of headers that came back and of calendars; null for all else. */
  readonly text: string | null
}

/** What whoever works at the desk should know about how a mail was read. */
export type MailNote = {
  /** `charset-in-doubt`, `encrypted`…; each stands once. */
  readonly name: string
  readonly says: { readonly en: string; readonly es: string }
  /** The start of the words as the other charset has them, where it is in doubt. */
  readonly otherReading?: string
}

/** What the domain of the sender says of this mail, each as RFC 8601 names it: `pass`, `fail`, `none`, `temperror`… or `not-asked`. */
export type MailVerdicts = {
  readonly spf: string
  readonly dkim: string
  readonly dmarc: string
}

export type OutboundMessage = {
  /** Stable; letters, digits, `.`, `_`, `-`. */
  readonly id: string
  /** Whom it goes to, in the channel's own terms: a mail address, or the id of a case for chat. */
  readonly to: string
  /** Where an answer is to go, if not to the sender's address. */
  readonly replyAddress?: string
  /** Where it comes back to when it cannot be delivered, if not to the sender's address. */
  readonly returnPath?: string
  /** The language that it is written in: `en`, `es`. */
  readonly language?: string
  /** Name shown as the sender, where the channel shows one. */
  readonly fromName?: string
  readonly subject: string
  readonly text: string
  readonly html?: string
  readonly inReplyTo?: string
  readonly references?: readonly string[]
  /** Set when no person wrote it: other machines then do not answer (RFC 3834). */
  readonly automatic?: 'generated' | 'replied'
  readonly attachments: readonly Attachment[]
}

/**
 * `externalId` is the message's id as the other side knows it. `retry: false` means that the same message
 * will never get through; `afterSeconds` is the earliest useful moment to try again.
 */
export type Sent =
  | { readonly sent: true; readonly externalId: string }
  | {
      readonly failed: string
      readonly retry: boolean
      readonly afterSeconds?: number
      /** The line is in trouble, not this message: whatever else is sent now meets the same. */
      readonly isLine?: true
      /** With `isLine`: it is our own address that is not taken, whoever reads the letter. That does not mend itself; somebody of ours can. */
      readonly isOurSender?: true
      /** Why, as RFC 3463 names it, where the other side said so: `5.1.1`. */
      readonly status?: string
    }

export type Attachment = {
  /** As the sender named it: for showing, never for a path. */
  readonly name: string
  /** As the sender declared it, lower-cased: not to be trusted when serving. */
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
  readonly content: Content
  /** How the HTML refers to it (`cid:`), without angle brackets. */
  readonly contentId?: string
}

/** Bytes in memory, or a file to be read while the message is in hand. */
export type Content = { readonly bytes: Uint8Array } | { readonly path: string }
