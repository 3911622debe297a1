/** By when a promise is owed again whose letter came back: until the next working day of whoever owes it ends. */
import type { CaseState } from '../../domain/case/state.ts'
import type { OwedAgain } from '../../domain/commitment/requests.ts'
import { dueAt } from '../../domain/time/due.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import { calendarFor } from '../calendars/calendar-for.ts'
import type { House } from '../ledger/directory.ts'

/** Left out where no promise hangs on that letter. */
export function owedAgain(
  house: Pick<House, 'calendars' | 'agents'>,
  state: CaseState,
  letter: { readonly messageId: string; readonly now: Instant },
): OwedAgain | undefined {
  const promise = state.commitments.find(({ letterId }) => letterId === letter.messageId)
  if (!promise) return undefined
  const calendar = calendarFor(house, { teamId: house.agents.get(promise.agentId)?.teamId ?? null })
  const due = dueAt(calendar, letter.now, { amount: 1, unit: 'working-days' })
  return { dueAt: due ?? letter.now + DAY, calendar }
}
