/** A mail as the questions see it, with what it says and what it carries that may name a case. */
import type { InboundMessage } from '../../channels/channel.ts'
import type { Words } from '../../domain/case/facts.ts'
import { type Invitation, readInvitation } from '../../domain/mail/invitation.ts'
import type { Mail } from '../../domain/mail/mail.ts'
import { type Fold, foldsOf, newWordsOf } from '../../domain/mail/new-words.ts'
import { textOf } from './arrival.ts'

export interface Said {
  readonly folds: readonly Fold[]
  readonly newWords: string
}

export function asMail(inbound: InboundMessage): Mail {
  const { mail: head, from, to, subject = '', text, messageId, inReplyTo, references = [] } = inbound
  return {
    headers: head?.headers ?? [],
    envelopeFrom: head?.envelopeFrom ?? null,
    to,
    from,
    subject,
    text,
    parts: head?.parts ?? [],
    messageId: messageId ?? null,
    answers: [...(inReplyTo === undefined ? [] : [inReplyTo]), ...references.toReversed()],
  }
}

export function saidIn({ text }: Mail): Said {
  const folds = foldsOf(text)
  return { folds, newWords: newWordsOf(text, folds) }
}

/** Folds are places in the text of the mail: what is added stands below it. */
export function wordsToKeep(
  inbound: InboundMessage,
  mail: Mail,
  { folds }: Said,
): Pick<Words, 'text' | 'folds'> {
  const invitation = readInvitation(mail)
  const below = invitation === null ? null : invitationInWords(invitation, inbound.language)
  const text = [inbound.text, below].filter(part => part !== null && part !== '').join('\n\n')
  const whole = textOf({ ...inbound, text })
  return folds.length === 0 ? { text: whole } : { text: whole, folds }
}

const labels = {
  en: { what: 'What', when: 'When', where: 'Where', until: 'to' },
  es: { what: 'Qué', when: 'Cuándo', where: 'Dónde', until: 'hasta' },
} as const

/** What, when and where, as the calendar says it: one line each. */
function invitationInWords(
  { what, where, starts, ends, zone }: Invitation,
  language: string | undefined,
): string {
  const { what: whatLabel, when, where: whereLabel, until } = labels[language === 'es' ? 'es' : 'en']
  const hours = [starts, ends].filter(time => time !== null).map(readable)
  const time = hours.length === 0 ? null : `${hours.join(` ${until} `)}${zone === null ? '' : ` (${zone})`}`
  return [
    what === null ? null : `${whatLabel}: ${what}`,
    time === null ? null : `${when}: ${time}`,
    where === null ? null : `${whereLabel}: ${where}`,
  ]
    .filter(line => line !== null)
    .join('\n')
}

/** `2026-03-12T15:00:00Z` as `2026-03-12 15:00 UTC`. */
function readable(time: string): string {
  return time.replace(/T(\d{2}:\d{2})(?::\d{2})?/u, ' $1').replace(/Z$/u, ' UTC')
}
