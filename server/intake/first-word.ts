/** By what name the first word of a form is known: sent twice, it opens one case. */
import { createHash } from 'node:crypto'

export function firstWordId(messageId: string): string {
  return `first-${createHash('sha256').update(messageId).digest('hex')}`
}
