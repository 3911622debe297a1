/**
 * Mail that was brought in rather than sent to us now: from files, or out of a mailbox in which it had lain for more than a week. It was
 * answered long ago and elsewhere, or nobody expects a receipt any more: none is sent, and no time of an answer is promised.
 *
 * When it came into its mailbox tells it best: the mailbox's own server wrote that down. What the mail says of itself is the clock of
 * whoever sent it, which may be weeks behind.
 */
import { DAY, type Instant } from '../time.ts'

const freshFor = 7 * DAY
/** Before it there was no mail: a clock that stands still says 1970, or 1980. */
const firstMail = Date.UTC(1982, 0)

export interface HowItCame {
  /** `smtp`, `import`, or the mailbox that it was fetched from. */
  readonly source: string
  /** When its sender says that it was sent, as the mail has it; null where it does not say. */
  readonly date: string | null
  /** When it came into the mailbox that it was fetched from; absent where its server does not say. */
  readonly inMailboxAt?: Instant | null
}

export function isBroughtIn({ source, date, inMailboxAt = null }: HowItCame, cameAt: Instant): boolean {
  if (source === 'import') return true
  // What comes by SMTP was sent now, whatever the clock of its sender says.
  if (source === 'smtp') return false
  if (inMailboxAt !== null) return cameAt - inMailboxAt > freshFor
  if (date === null) return false
  const sentAt = Date.parse(date)
  return sentAt >= firstMail && cameAt - sentAt > freshFor
}
