/**
 * A mail as the questions see it: what it says of itself, and what we know beside it. Nothing here proves anything; the headers are
 * whatever the sender wrote.
 */
import type { Language } from '../case/describe.ts'

export interface MailHeader {
  /** Lower-cased. */
  readonly name: string
  /** Unfolded, encoded words decoded. */
  readonly value: string
}

/** One leaf of the MIME tree, or a mail inside of the mail. */
export interface MailPart {
  /** Lower-cased, without parameters: `message/delivery-status`. */
  readonly mediaType: string
  /** Of the content type; names lower-cased. */
  readonly parameters: Readonly<Record<string, string>>
  readonly disposition: 'inline' | 'attachment' | null
  readonly fileName: string | null
  /** The start of what it holds, where a question reads it: reports, headers that came back, calendars. */
  readonly text: string | null
}

export interface Mail {
  /** In the order in which they stand. */
  readonly headers: readonly MailHeader[]
  /** The return path; empty for the null sender of bounces, null where nobody said (a mail from a file). */
  readonly envelopeFrom: string | null
  /** The addresses of ours that it came to, lower-cased. */
  readonly to: readonly string[]
  readonly from: { readonly address: string; readonly name?: string } | null
  readonly subject: string
  readonly text: string
  readonly parts: readonly MailPart[]
  /** Without angle brackets. */
  readonly messageId: string | null
  /** Message ids that it answers, without angle brackets: In-Reply-To first, then References from the last to the first. */
  readonly answers: readonly string[]
}

/** What the installation knows and a question may ask for. Looked up before, so that the questions stay pure. */
export interface Known {
  /** Lower-cased domains whose mail is ours. */
  readonly ourDomains: readonly string[]
  /** It is a Message-ID that only we make. */
  readonly isOurMessageId: (messageId: string) => boolean
  /** The letter that a signed return path of ours was made for, where the mail came to one. */
  readonly returnedLetter: LetterName | null
  /** A mail with this Message-ID, sender and date is already here, and says the same. */
  readonly isHereAlready: boolean
  /** A mail with this Message-ID, sender and date is already here, and says something else. */
  readonly isNameUsedAgain: boolean
  /** Mails that a machine sent from this address within the last hour. */
  readonly machineMailsThisHour: number
  /** It came after each of our last three receipts, and said nothing new: see back-and-forth.ts. */
  readonly isBackAndForth: boolean
}

/** A letter of ours: the fact that it tells, and to whom it went. */
export interface LetterName {
  readonly caseId: string
  /** Of the fact; null for letters that no fact is behind. */
  readonly seq: number | null
}

/** A sentence that whoever works at the desk reads. */
export type Said = Readonly<Record<Language, string>>

/** What a mail is, when it is not simply somebody's words. */
export type MailKind =
  | 'echo'
  | 'bounce'
  | 'loop'
  | 'duplicate'
  | 'abuse-report'
  | 'spam'
  | 'auto-reply'
  | 'machine'
  | 'bulk'
  | 'list'
  | 'invitation'

/** One question, asked of each mail. */
export interface Question {
  readonly name: MailKind
  readonly asks: Said
  /** Null: no. Otherwise why, and by which headers. */
  readonly answer: (mail: Mail, known: Known) => Found | null
}

export interface Found {
  /** False for a no that whoever looks would otherwise wonder at. */
  readonly is?: false
  readonly why: Said
  readonly by: readonly MailHeader[]
}

/** The answer of one question as it is kept with the mail. */
export interface Answer {
  readonly question: MailKind
  readonly is: boolean
  readonly why: Said | null
  readonly by: readonly MailHeader[]
}
