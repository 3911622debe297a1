/**
 * Mail that was brought in rather than sent to us now: from files, or out of a mailbox in which it had lain for more than a week. It was
 * answered long ago and elsewhere, or nobody expects a receipt any more: none is sent, and no time of an answer is promised.
 */
import { DAY, type Instant } from '../time.ts'

const freshFor = 7 * DAY
/** Before it there was no mail: a clock that stands still says 1970, or 1980. */
const firstMail = Date.UTC(1982, 0)

/** @param mail.date when its sender says that it was sent, as the mail has it; null where it does not say */
export function isBroughtIn(
  mail: { readonly source: string; readonly date: string | null },
  cameAt: Instant,
): boolean {
  if (mail.source === 'import') return true
  // What comes by SMTP was sent now, whatever the clock of its sender says.
  if (mail.source === 'smtp' || mail.date === null) return false
  const sentAt = Date.parse(mail.date)
  return sentAt >= firstMail && cameAt - sentAt > freshFor
}
