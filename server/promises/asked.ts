/** Requests about promises that need the house: by which calendar something is due, and whether somebody may stand up for it. */
import type { CaseRequest } from '../../domain/case/requests.ts'
import type { CaseState } from '../../domain/case/state.ts'
import { findPromise } from '../../domain/commitment/open.ts'
import { dueAfterPause } from '../../domain/commitment/pausing.ts'
import type { Instant } from '../../domain/time.ts'
import { calendarFor } from '../calendars/calendar-for.ts'
import type { House } from '../ledger/directory.ts'

/** The clock of a promise goes on. The customer's word ended the pause; an agent ends it now. */
export function toResume(
  house: Pick<House, 'calendars'>,
  state: CaseState,
  commitmentId: string,
  by: { readonly agentId: string; readonly now: Instant } | null = null,
): CaseRequest {
  const promise = findPromise(state, commitmentId)
  const until = by?.now ?? state.customerSpokeAt
  const calendar = calendarFor(house, { teamId: promise?.teamId ?? null })
  return {
    ask: 'resume-promise',
    commitmentId,
    agentId: by?.agentId ?? null,
    until,
    dueAt: promise ? dueAfterPause(promise, calendar, until) : until,
  }
}
