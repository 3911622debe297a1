/**
 * By when a person answers a letter: what its receipt promises, and what we are held to from then on. A mail that a machine sent, or
 * that was brought in, gets no receipt and so no promise: a promise that nobody hears is none.
 */
import { randomUUID } from 'node:crypto'
import type { InboundMessage } from '../../channels/channel.ts'
import type { AnswerPromised } from '../../domain/commitment/answer.ts'
import { isBroughtIn } from '../../domain/mail/brought-in.ts'
import type { Instant } from '../../domain/time.ts'
import { dueAt } from '../../domain/time/due.ts'
import { calendarFor } from '../calendars/calendar-for.ts'
import { dutyLead, type House } from '../ledger/directory.ts'

const words = {
  en: 'A person reads your letter and answers it.',
  es: 'Una persona lee su carta y le responde.',
} as const

type Letter = Pick<InboundMessage, 'automatic' | 'from' | 'language' | 'mail'>

/** By the calendar of the team that owes it. Null where no time is promised: to a machine, by the house, or while nobody works. */
export function answerPromised(house: House, letter: Letter, now: Instant): AnswerPromised | null {
  const amount = house.organisation.answerWithinHours
  if (amount === null || !isHeard(letter, now)) return null
  const calendar = calendarFor(house, { teamId: dutyLead(house, now)?.teamId ?? null })
  const due = dueAt(calendar, now, { amount, unit: 'working-hours' })
  if (due === null) return null
  return {
    commitmentId: randomUUID(),
    dueAt: due,
    now,
    words: words[letter.language === 'es' ? 'es' : 'en'],
    calendar,
  }
}

function isHeard({ automatic, from, mail }: Letter, now: Instant): boolean {
  if (automatic || from === null) return false
  const date = mail?.headers.find(({ name }) => name === 'date')?.value ?? null
  return !mail || !isBroughtIn({ ...mail, date }, now)
}
