/** What the mail doctor finds, and how long it looks. */
import type { FindingCode, MailFinding } from '../../contract/mail-doctor.ts'

type About = Readonly<Record<string, string | number>>

export const ok = (code: FindingCode, about: About = {}) => found('ok', code, about)
export const trouble = (code: FindingCode, about: About = {}) => found('trouble', code, about)
export const unknown = (code: FindingCode, about: About = {}) => found('unknown', code, about)

function found(is: MailFinding['is'], code: FindingCode, about: About): MailFinding {
  return {
    is,
    code,
    about: Object.fromEntries(Object.entries(about).map(([name, value]) => [name, String(value)])),
  }
}

/** What somebody else's program said, as one short line. */
export function saidBy(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error)
  return said
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 300)
}

/** The date, as it is written everywhere. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
