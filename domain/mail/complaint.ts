/**
 * What a report says of the letter that its reader called unwanted (RFC 5965): where that letter would have come back to, and to whom
 * it went. Anybody can write such a report. The return path of a letter is signed and stands in nothing that its reader passes on by
 * themselves, so a report that holds it comes from whoever carried the letter; without it nothing follows from a report.
 */
import type { Mail } from './mail.ts'

export interface Complaint {
  /** As the report or the copy of the letter in it says; not yet known to be ours. */
  readonly returnPath: string | null
  /** Lower-cased. Most providers leave it out. */
  readonly reader: string | null
}

const LOOKED_AT = 32_000
const ADDRESS = String.raw`[ \t]*<?([^\s<>@]{1,64}@[^\s<>@]{1,255}?)>?[ \t]*$`

export function complaintIn({ parts }: Pick<Mail, 'parts'>): Complaint {
  const textOf = (type: RegExp) =>
    parts.flatMap(({ mediaType, text }) => (type.test(mediaType) && text ? [text.slice(0, LOOKED_AT)] : []))
  const reports = textOf(/^message\/feedback-report$/)
  const copies = textOf(/^(?:message\/(?:rfc822|global)|(?:text|message)\/(?:rfc822|global)-headers)$/)
  return {
    returnPath: addressAt('original-mail-from', reports) ?? addressAt('return-path', copies),
    reader: addressAt('original-rcpt-to', reports),
  }
}

function addressAt(field: string, texts: readonly string[]): string | null {
  const line = new RegExp(`^${field}:${ADDRESS}`, 'imu')
  for (const text of texts) {
    const found = line.exec(text)?.[1]
    if (found !== undefined) return found.toLowerCase()
  }
  return null
}
