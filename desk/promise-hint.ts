/**
 * Whether what is being written sounds like a promise. A hint for the agent's eye with one key to keep it; nothing is ever
 * recorded from it alone. Pleasantries ("we'll see you soon") and vague hopes ("as soon as we can") are not promises.
 */
import type { CommitmentKind } from '../contract/case.ts'
import type { QuickName } from './due.ts'

export interface PromiseHint {
  /** The sentence that sounds like one. */
  readonly words: string
  readonly kind: CommitmentKind
  /** Until when, where the sentence says so plainly. */
  readonly due: QuickName | null
}

const PROMISES: readonly RegExp[] = [
  /\b(?:i|we)(?:['’]ll| will| shall| am going to|['’]m going to|['’]re going to| are going to)\b/i,
  /\bwill (?:be (?:sent|credited|refunded|with you|replaced|delivered|called)|appear on|come (?:by|out)|call you|reach you)\b/i,
  /\b(?:i|we) promise\b/i,
  /\byou(?:['’]ll| will) (?:get|have|receive|hear)\b/i,
  /\b(?:le|lo|la|les|se lo|se la) (?:llamaré|llamaremos|enviaré|enviaremos|escribiré|escribiremos|abonaré|abonaremos|mandaré|mandaremos)\b/i,
  /\b(?:vamos a|voy a) (?:llamar|enviar|mandar|abonar|reparar|cambiar)/i,
  /\brecibirá\b/i,
]

const NOT_PROMISES: readonly RegExp[] = [
  /\b(?:see you|be happy to|be glad to|let you know if|as soon as (?:i|we) can|do (?:my|our) best|try (?:to|my)|look into|need (?:your|to|you))\b/i,
  /\?\s*$/,
  /\b(?:if|when|unless) you\b.*\b(?:i|we)(?:['’]ll| will)\b/i,
]

const KINDS: readonly (readonly [RegExp, CommitmentKind])[] = [
  [/\b(?:call|ring|phone)\b|\bllamar/i, 'call-back'],
  [/\b(?:technician|engineer|visit|come (?:by|out)|técnico|visita)\b/i, 'visit'],
  [/\b(?:credit|refund|waive|£|€|\$|abon|reembols)/i, 'credit'],
  [/\b(?:router|parcel|replacement|sim|tablet|phone handset|device|post (?:it|you))\b/i, 'goods'],
  [/\b(?:details|in writing|e-?mail you|send you (?:the|a|an)|detalles|por escrito)\b/i, 'send-details'],
  [/\b(?:get back|reply|answer|write|hear (?:from|back)|escribir|responder)/i, 'reply'],
]

/** The last sentence of a draft that sounds like a promise; null when none does. */
export function promiseIn(draft: string): PromiseHint | null {
  const sentences = draft.slice(-2000).match(/[^.!?\n]+[.!?]*/g) ?? []
  for (const sentence of sentences.toReversed()) {
    const words = sentence.trim()
    const sounds =
      PROMISES.some(pattern => pattern.test(words)) && !NOT_PROMISES.some(pattern => pattern.test(words))
    if (sounds)
      return {
        words,
        kind: KINDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'other',
        due: dueIn(words),
      }
  }
  return null
}

function dueIn(words: string): QuickName | null {
  const days = /\b(\d+) (?:working|business) days\b|\b(\d+) días (?:laborables|hábiles)/i.exec(words)
  if (days) return { workingDays: Number(days[1] ?? days[2]) }
  if (/\b(?:today|this (?:afternoon|evening)|hoy)\b/i.test(words)) return 'today'
  if (/\btomorrow\b|(?<!la |por la )\bmañana\b/i.test(words)) return 'tomorrow'
  return /\b(?:in an hour|within the hour|en una hora)\b/i.test(words) ? 'one-hour' : null
}
