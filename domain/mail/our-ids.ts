/**
 * The Message-IDs of our own letters: `<case.fact[.helper]@domain>`, unguessable and readable without a table. Letters that tell no
 * fact of a case are named `code-…`, `note-…` (about acting for somebody) and `trial-…` (sent to try the mail out).
 */
export interface OurLetter {
  readonly caseId: string
  readonly seq: number
  /** Whom it went to, where that was not the customer. */
  readonly helperId: string | null
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const LETTER = new RegExp(String.raw`^(${UUID})\.(\d{1,15})(?:\.(${UUID}))?$`, 'u')
const OTHER = new RegExp(String.raw`^(?:code|note|trial)-[\w-]{36,120}$`, 'u')

/** Null when it is not the name of a letter about a case. @param ourDomains lower-cased */
export function readOurLetter(messageId: string, ourDomains: readonly string[]): OurLetter | null {
  const local = localOfOurs(messageId, ourDomains)
  const [, caseId, seq, helperId] = LETTER.exec(local ?? '') ?? []
  return caseId === undefined ? null : { caseId, seq: Number(seq), helperId: helperId ?? null }
}

/** Whether only we make such an id. */
export function isOurMessageId(messageId: string, ourDomains: readonly string[]): boolean {
  const local = localOfOurs(messageId, ourDomains)
  return local !== null && (LETTER.test(local) || OTHER.test(local))
}

function localOfOurs(messageId: string, ourDomains: readonly string[]): string | null {
  const at = messageId.lastIndexOf('@')
  const isOurs = at > 0 && ourDomains.includes(messageId.slice(at + 1).toLowerCase())
  return isOurs ? messageId.slice(0, at).toLowerCase() : null
}
