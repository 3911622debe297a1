/** A mail as a row of `mail_in`: what it is, how that was told, and where it went. */
import { randomUUID } from 'node:crypto'
import type { InboundMessage } from '../../channels/channel.ts'
import type { KeptAnswers } from '../../domain/mail/kept.ts'
import type { Answer, MailKind } from '../../domain/mail/mail.ts'
import { type Choice, foundBy } from '../../domain/mail/which-case.ts'
import { cutAddress, cutSubject } from './lengths.ts'

/** In the names of its columns; case, times and the raw mail are put in where it goes. */
export interface MailRow {
  readonly id: string
  readonly header_id: string | null
  readonly header_date: string | null
  readonly source: string
  readonly from_address: string | null
  readonly subject: string
  readonly kind: 'person' | MailKind
  readonly place: 'case' | 'pending' | 'story' | 'aside'
  readonly answers: KeptAnswers
  readonly settled_by: string | null
}

export interface Told {
  readonly kind: 'person' | MailKind
  readonly answers: readonly Answer[]
  readonly choice: Choice | null
  /** Of what it says. */
  readonly digest: string
}

export function mailRow(
  inbound: InboundMessage,
  { kind, answers, choice, digest }: Told,
  place: MailRow['place'],
): MailRow {
  return {
    id: randomUUID(),
    header_id: idOf(inbound),
    header_date: dateOf(inbound),
    source: inbound.mail?.source ?? 'smtp',
    from_address: senderOf(inbound),
    subject: cutSubject(inbound.subject ?? ''),
    kind,
    place,
    answers: {
      asked: answers,
      found: choice && { by: choice.by, value: choice.value, why: foundBy[choice.by] },
      verdicts: inbound.mail?.verdicts ?? null,
      digest,
      ...(inbound.mail?.inMailboxAt !== undefined && { inMailboxAt: inbound.mail.inMailboxAt }),
    },
    settled_by: null,
  }
}

const longestId = 500

/** What is longer is found by nobody. */
export function idOf({ messageId }: InboundMessage): string | null {
  return messageId === undefined || messageId.length > longestId ? null : messageId
}

export function dateOf({ mail }: InboundMessage): string | null {
  return mail?.headers.find(({ name }) => name === 'date')?.value.slice(0, 100) ?? null
}

export function senderOf({ from }: InboundMessage): string | null {
  return from?.address ? cutAddress(from.address.trim().toLowerCase()) : null
}
