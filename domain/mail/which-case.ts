/**
 * Which case a mail belongs to. By what it carries, never by its subject's words or its sender alone:
 *
 * 1. the signed reply address, which proves that its writer got a letter of this case;
 * 2. the mails that it answers: a letter of ours, or a mail that is in a case already; In-Reply-To before References, the last
 *    reference first; but where its writer is known in one of their cases, that one, as a mail may be in several, and a thread may have
 *    begun elsewhere. Whoever was sent such a mail on by somebody has these ids too: they prove nothing;
 * 3. a reference that a reader sees: in the subject; else in the new words; else in what is quoted.
 *
 * Two things look like (3) and are not. A text with several references is a list or a report: it belongs to none of them, unless the
 * writer is known in one. And a reference that stands only in what is quoted may have come along with somebody else's thread: it counts
 * for those who are known in that case, and for nobody else.
 */
import { findReferences } from '../case/reference.ts'
import type { Mail, Said } from './mail.ts'
import { type OurLetter, readOurLetter } from './our-ids.ts'

/** What a mail carries that may name a case; each list in the order in which it counts. */
export interface Traces {
  /** The reference of a signed reply address, whose signature was checked. */
  readonly signed: string | null
  readonly answered: readonly Answered[]
  readonly inSubject: readonly string[]
  readonly inNewWords: readonly string[]
  readonly inQuotes: readonly string[]
}

export interface Answered {
  readonly messageId: string
  /** The letter of ours that it is; null for a mail of somebody else. */
  readonly letter: OurLetter | null
}

/** A case that one of these names. */
export interface NamedCase {
  readonly caseId: string
  readonly reference: string
  /** The mail's sender is one of those who speak in it: by an address of its customer, or of a helper who may act. */
  readonly isWriterKnown: boolean
  /** Message-IDs of the mails in it, among those that were asked for. */
  readonly mails: readonly string[]
}

export type FoundBy = 'reply-address' | 'letter' | 'mail' | 'subject' | 'words' | 'quote'

export interface Choice {
  readonly caseId: string
  readonly by: FoundBy
  /** What named it: the reference, or the Message-ID. */
  readonly value: string
}

const mostAnswered = 30
const mostReferences = 10

export function tracesOf(
  mail: Pick<Mail, 'subject' | 'text' | 'answers'>,
  newWords: string,
  { signed, ourDomains }: { readonly signed: string | null; readonly ourDomains: readonly string[] },
): Traces {
  const inSubject = findReferences(mail.subject)
  const inNewWords = findReferences(newWords)
  const everywhere = newWords === mail.text ? inNewWords : findReferences(mail.text)
  return {
    signed,
    answered: [...new Set(mail.answers)]
      .slice(0, mostAnswered)
      .map(messageId => ({ messageId, letter: readOurLetter(messageId, ourDomains) })),
    inSubject: inSubject.slice(0, mostReferences),
    inNewWords: inNewWords.slice(0, mostReferences),
    inQuotes: everywhere.filter(reference => !inNewWords.includes(reference)).slice(0, mostReferences),
  }
}

/** Null where it belongs to none: it begins a case of its own. @param named those that are still there for somebody */
export function whichCase(traces: Traces, named: readonly NamedCase[]): Choice | null {
  const byReference = new Map(named.map(one => [one.reference, one]))
  const there = (references: readonly string[]) =>
    references.flatMap(reference => byReference.get(reference) ?? [])
  const as = (by: FoundBy, found: NamedCase | undefined): Choice | null =>
    found ? { caseId: found.caseId, by, value: found.reference } : null
  const isKnownThere = (found: NamedCase) => found.isWriterKnown

  const inNewWords = there(traces.inNewWords)
  return (
    as('reply-address', traces.signed === null ? undefined : byReference.get(traces.signed)) ??
    byAnswered(traces.answered, named) ??
    as('subject', there(traces.inSubject)[0]) ??
    as('words', traces.inNewWords.length === 1 ? inNewWords[0] : inNewWords.find(isKnownThere)) ??
    as('quote', there(traces.inQuotes).find(isKnownThere))
  )
}

function byAnswered(answered: readonly Answered[], named: readonly NamedCase[]): Choice | null {
  const found = answered.flatMap(({ messageId, letter }) =>
    named
      .filter(({ caseId, mails }) => (letter === null ? mails.includes(messageId) : caseId === letter.caseId))
      .map(({ caseId, isWriterKnown }) => ({
        isWriterKnown,
        choice: { caseId, by: letter === null ? 'mail' : 'letter', value: messageId } as const,
      })),
  )
  return (found.find(({ isWriterKnown }) => isWriterKnown) ?? found[0])?.choice ?? null
}

/** How the case was found, for whoever looks at the mail. */
export const foundBy: Readonly<Record<FoundBy, Said>> = {
  'reply-address': {
    en: 'It came to the reply address that only this case’s letters carry.',
    es: 'Llegó a la dirección de respuesta que solo llevan las cartas de este caso.',
  },
  letter: { en: 'It answers a letter of this case.', es: 'Responde a una carta de este caso.' },
  mail: {
    en: 'It answers an e-mail that is in this case.',
    es: 'Responde a un correo que está en este caso.',
  },
  subject: {
    en: 'Its subject names the reference of this case.',
    es: 'Su asunto nombra la referencia de este caso.',
  },
  words: {
    en: 'Its words name the reference of this case.',
    es: 'Su texto nombra la referencia de este caso.',
  },
  quote: {
    en: 'It quotes the reference of this case, and its sender is known here.',
    es: 'Cita la referencia de este caso, y su remitente es conocido aquí.',
  },
}
