/** Whether the way to the body outside is open for a customer, why, and until when; by the packs that hold for this house. */
import type { OutsideApplies } from '../../contract/ladder-view.ts'
import { isOpen, isProblem, type CaseState } from '../../domain/case/state.ts'
import type { ClockRule } from '../../domain/charter/packs/pack.ts'
import { isDeciding } from '../../domain/ladder/state.ts'
import { dueAt } from '../../domain/time/due.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import { calendarFor } from '../calendars/calendar-for.ts'
import { firstToldAt } from '../case-work/sql.ts'
import { readHousePacks } from '../charter/packs.ts'
import type { Db } from '../db/connect.ts'
import type { House } from '../ledger/directory.ts'
import { climbFrom } from './climb-from.ts'
import { ladderOf } from './ladder-of.ts'

/** No pack lets anybody wait for less: a younger case need not ask for them. */
const YOUNG = DAY

/** Null while the way is not open yet. */
export async function outsideFor(
  db: Db,
  house: House,
  state: CaseState,
  now: Instant,
): Promise<OutsideApplies | null> {
  if (!isOpen(state)) return null
  const because = becauseOfUs(house, state, now)
  if (because === null && !isProblem(state)) return null
  const toldAt = (await firstToldAt(db, state.id)) ?? state.openedAt
  if (because === null && now - toldAt < YOUNG) return null
  const { timeZone } = house.organisation
  const { holding } = await readHousePacks(db, { timeZone, now })
  const clocks = holding.flatMap(({ rules }) => rules.filter(isClock))
  const from = firstOf(house, clocks, 'outside-body', toldAt)
  const isOverdue = from !== null && from.at <= now
  if (because === null && !isOverdue) return null
  return {
    because: because ?? 'time',
    days: from?.days ?? null,
    until: firstOf(house, clocks, 'outside-body-until', toldAt)?.at ?? null,
  }
}

/** They went there; the last one inside is late; or nobody of the house is above whoever has answered. */
function becauseOfUs(house: House, state: CaseState, now: Instant): OutsideApplies['because'] | null {
  const { rung } = state
  if (rung === null) return null
  if (rung.agentId === null) return 'told'
  if (isDeciding(rung)) return rung.timesLate > 0 ? 'late' : null
  return climbFrom(house, ladderOf(house, now), state, now)?.agentId === null ? 'answered' : null
}

function isClock(rule: { readonly kind: string }): rule is ClockRule {
  return rule.kind === 'clock'
}

/** Of two that conflict the one that lets people wait for less, as of the day on which they told us. */
function firstOf(house: House, clocks: readonly ClockRule[], about: string, from: Instant) {
  const found = clocks.flatMap(({ about: matter, within }) => {
    const at = matter === about ? dueAt(calendarFor(house), from, within) : null
    if (at === null) return []
    // As the rule says it: the last day counts to its end, wherever the day began on which they told us.
    return [{ at, days: within.unit === 'days' ? within.amount : Math.round((at - from) / DAY) }]
  })
  return found.toSorted((one, other) => one.at - other.at)[0] ?? null
}
