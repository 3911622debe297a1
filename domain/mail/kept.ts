/** What is kept of how a mail was taken, in `mail_in.answers`: for whoever wants to know why it is where it is. */
import type { Answer, Said } from './mail.ts'
import type { Instant } from '../time.ts'
import type { FoundBy } from './which-case.ts'

export interface KeptAnswers {
  /** In the order in which they were asked, until one said yes. */
  readonly asked: readonly Answer[]
  /** How its case was found; null where none was. */
  readonly found: {
    readonly by: FoundBy
    /** The reference or the Message-ID that named it. */
    readonly value: string
    readonly why: Said
  } | null
  /** What SPF, DKIM and DMARC said; null where nobody asked. */
  readonly verdicts: { readonly spf: string; readonly dkim: string; readonly dmarc: string } | null
  /** Of what it says, to know it again when it comes another way; absent in mails of before that was kept, and after erasure. */
  readonly digest?: string
  /** When it came into the mailbox that it was fetched from. */
  readonly inMailboxAt?: Instant
}
