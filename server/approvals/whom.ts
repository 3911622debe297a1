/**
 * Whom to ask: the nearest person above whose authority covers it, or whoever stands in for them; where nobody's does, the last one
 * inside, who can at least say what is done instead. And until when they decide.
 */
import { whoIsAbove, whoMayDecide, whoStillOwes } from '../../domain/approval/whom.ts'
import type { Above } from '../../domain/approval/whom.ts'
import type { Decider } from '../../domain/approval/requests.ts'
import type { ApprovalState } from '../../domain/approval/state.ts'
import { type Grants, mayGive, type ToGive } from '../../domain/authority/authority.ts'
import type { LadderRung } from '../../domain/ladder/ladder.ts'
import { dueAt } from '../../domain/time/due.ts'
import { DAY, type Instant, MINUTE } from '../../domain/time.ts'
import { calendarFor } from '../calendars/calendar-for.ts'
import type { Db, Tx } from '../db/connect.ts'
import { ladderOf, peopleOf } from '../ladder/ladder-of.ts'
import type { House } from '../ledger/directory.ts'
import { isOwnMatterOf } from '../interest/ties.ts'
import { readGrants } from '../remedies/grants.ts'

export interface Place {
  readonly house: House
  readonly now: Instant
  /** The customer is there and waits for it. */
  readonly isLive: boolean
}

interface Climbing {
  readonly askerId: string
  readonly aboveRung: number
  readonly passed: readonly string[]
}

/** Whether somebody may give it; of what is no question of money, whoever stands above may. */
export type Covers = (agentId: string) => Promise<boolean>

/**
 * Reads the limits of each person once for each promise, however many things are asked about. Nobody is asked about an account of their own.
 * `except` is the promise that is carried out or replaced by what is asked about: its money is reserved already.
 */
export function openLimits(
  db: Db | Tx,
  { house, caseId, now }: { readonly house: House; readonly caseId: string; readonly now: Instant },
): (toGive: ToGive | null, except: string | null) => Covers {
  const known = new Map<string, Promise<Grants>>()
  const grantsOf = (agentId: string, except: string | null) => {
    const giver = house.agents.get(agentId)
    if (!giver) return null
    const { timeZone } = house.organisation
    const key = `${agentId} ${except}`
    const grants = known.get(key) ?? readGrants(db, giver, { caseId, timeZone, now, except })
    known.set(key, grants)
    return grants
  }
  const owners = new Map<string, Promise<boolean>>()
  const isOwnCase = (agentId: string) => {
    const isOwn = owners.get(agentId) ?? isOwnMatterOf(db, agentId, caseId)
    owners.set(agentId, isOwn)
    return isOwn
  }
  return (toGive, except) => async agentId => {
    if (await isOwnCase(agentId)) return false
    if (toGive === null) return true
    const grants = await grantsOf(agentId, except)
    return grants !== null && mayGive(grants, toGive).may
  }
}

/** @returns null where nobody inside stands above */
export async function whomToAsk(place: Place, covers: Covers, climbing: Climbing): Promise<Decider | null> {
  const { house, now } = place
  const { rungs } = ladderOf(house, now)
  const above = whoIsAbove(rungs, peopleOf(house, now), climbing)
  for (const one of above) if (await covers(one.agentId)) return decider(place, rungs, one)
  const last = above.at(-1)
  return last === undefined ? null : decider(place, rungs, last)
}

/** Who decides after somebody let it pass: one step up, or else whoever owes the answer of the last rung. */
export async function whoIsNext(
  place: Place,
  covers: Covers,
  { agentId: askerId, approverId, rung, people }: ApprovalState,
): Promise<Decider> {
  const up = await whomToAsk(place, covers, { askerId, aboveRung: rung, passed: people })
  if (up !== null) return up
  const { house, now } = place
  const agentId = whoStillOwes(peopleOf(house, now), askerId, approverId)
  return decider(place, ladderOf(house, now).rungs, { agentId, rung })
}

export function decidersOf(
  house: House,
  { agentId: askerId, approverId, rung }: ApprovalState,
  now: Instant,
) {
  return whoMayDecide(ladderOf(house, now).rungs, peopleOf(house, now), { askerId, approverId, rung })
}

/** Minutes while the customer is there; otherwise the answer time of the rung, by the calendar of whoever decides. */
function decider(
  { house, now, isLive }: Place,
  rungs: readonly LadderRung[],
  { agentId, rung }: Above,
): Decider {
  const minutes = now + house.organisation.askMinutes * MINUTE
  if (isLive) return { agentId, rung, until: minutes }
  const within = rungs[rung - 1]?.within
  const calendar = calendarFor(house, { teamId: house.agents.get(agentId)?.teamId ?? null })
  const until = (within === undefined ? null : dueAt(calendar, now, within)) ?? now + DAY
  return { agentId, rung, until }
}
