/**
 * Clocks that cannot lapse in silence: promises, cases put aside, handovers, chats that were left, matters that fell quiet.
 *
 * What must stay true
 * - The row is the timer. Nothing is kept in memory: after a day of being switched off, everything overdue is dealt with at the
 *   start, once, the oldest of all kinds first.
 * - What is due is found without a lock and decided again under the case's lock. Of two processes that find the same row, one has the
 *   case in hand and the other goes on to the next; when it is killed, the row is due as before.
 * - What is due and what comes of it are one transaction, some hundred cases at a time (server/ledger/settle.ts).
 * - A row that cannot be dealt with does not stop those behind it. It is logged once, tried again, and told by the doctor.
 */
import type { CaseRequest } from '../../domain/case/requests.ts'
import type { CaseState } from '../../domain/case/state.ts'
import type { OpeningHours } from '../../domain/hours/hours.ts'
import { HOUR, type Instant, MINUTE } from '../../domain/time.ts'
import type { Log } from '../db/log.ts'
import { type Directory, dutyLead, type House as DirectoryHouse } from '../ledger/directory.ts'
import { type ClimbOf, climbsIn } from '../approvals/climb.ts'
import { casesAsked } from '../approvals/sql.ts'
import { toClimbUnanswered, toEnd } from '../ladder/asked.ts'
import { toResume } from '../promises/asked.ts'
import { laneOf, type Ledger } from '../ledger/ledger.ts'
import { type Failed, type Prepare, settle, type Settled, together } from '../ledger/settle.ts'
import { onWake } from '../ledger/wake.ts'
import { type BreachOf, breachesIn } from './breach.ts'
import { type ClockName, type Due, dueNow, type Since } from './sql.ts'
import { tellOthers } from './told.ts'
import { forgetTroubles, isToWait, noteTrouble, type Trouble, troubles } from './trouble.ts'

export interface Clocks {
  /** One look at everything that is due now; for tests, and each second. */
  readonly sweep: () => Promise<void>
  readonly stop: () => Promise<void>
}

interface Setting {
  readonly ledger: Ledger
  readonly directory: Directory
  readonly log: Log
}

const sweepMs = 1_000
/** That a matter comes to rest may be noted a minute late; looking for it is dear where much is open. */
const restMs = MINUTE
/** A chat whose customer closed the page and in which nobody speaks any more leaves the agent's hands; the case stays theirs. */
export const quietMs = 10 * MINUTE
export const goneMs = 5 * MINUTE
/** Transactions side by side, each with lanes of its own: none waits for another one's. */
const hands = 2
/** So many rows in one transaction: more commits cost more, and a case that waits for a longer one is an agent who waits. */
const perHand = 150

interface House {
  readonly since: Since
  readonly hours: OpeningHours
  /** Who is there to decide. */
  readonly people: DirectoryHouse
  /** Who takes over from an owner who left. */
  readonly standsInId: string | null
  /** What follows from a broken promise; read once for all that are broken in one transaction. */
  readonly breachOf?: BreachOf
  /** Who is next about what nobody answered; read once, too. */
  readonly climbOf?: ClimbOf
  /** The cases in which somebody still decides about what was asked for; read once, under their locks. */
  readonly askedIn?: ReadonlySet<string>
}

type Asking = (due: Due, house: House, state: CaseState) => CaseRequest

const requests: Readonly<Record<ClockName, Asking>> = {
  'promise broken': ({ id }, { since: { now }, breachOf }, state) => ({
    ask: 'break-promise',
    commitmentId: id,
    ...(breachOf ? { breach: breachOf(state, id, now) } : {}),
  }),
  'promise due soon': ({ id }) => ({ ask: 'warn-promise', commitmentId: id }),
  'promise that rested': ({ id }, { people }, state) => toResume(people, state, id),
  'put aside until now': () => ({ ask: 'end-snooze' }),
  'handover unanswered': ({ id }) => ({ ask: 'lapse-handover', handoverId: id }),
  'rung unanswered': (_, { people, since: { now } }, state) =>
    toClimbUnanswered({ house: people, state, now }),
  'rung due soon': (_, __, { rung }) => ({ ask: 'remind-rung', rung: rung?.rung ?? 0 }),
  'approval unanswered': ({ id }, { climbOf }) =>
    climbOf?.(id) ?? { ask: 'climb-approval', approvalId: id, known: null, to: null },
  'owner who left': (_, { standsInId }) => ({ ask: 'reassign', to: standsInId ?? '', reason: 'departure' }),
  'nobody came to the page': ({ id, agentId }, { hours }) => ({
    ask: 'miss-callback',
    entryId: id,
    agentId: agentId ?? '',
    why: 'no-answer',
    hours,
  }),
  'chat left': () => ({ ask: 'quiet' }),
  'matter at rest': ({ caseId }, { since, askedIn }) => ({
    ask: 'rest',
    restBefore: since.restBefore,
    isAsked: askedIn?.has(caseId),
  }),
}

export function startClocks({ ledger, directory, log }: Setting): Clocks {
  const { db } = ledger
  let isStopped = false

  const lookAt = async (now: Instant, isForRest: boolean): Promise<House> => {
    const house = await directory.house()
    const standsInId = dutyLead(house, now)?.id ?? null
    const { restAfterHours, hours } = house.organisation
    const restBefore = now - restAfterHours * HOUR
    const before = { quietBefore: now - quietMs, goneBefore: now - goneMs, restBefore }
    const since = { now, ...before, hasStandIn: standsInId !== null, isForRest }
    return { since, hours, people: house, standsInId }
  }

  const tell = async (failed: readonly Failed<Due>[], now: Instant) => {
    for (const { caseId, dues, error } of failed) {
      if (await noteTrouble(db, dues, now))
        log.error(
          { err: error, clocks: [...new Set(dues.map(({ clock }) => clock))], case: caseId },
          'something due could not be dealt with; it is tried again and again, and stands in "npm run heed -- doctor"',
        )
    }
  }

  const look = async ({ now, isForRest }: { readonly now: Instant; readonly isForRest: boolean }) => {
    const house = await lookAt(now, isForRest)
    const known = await troubles(db)
    const passed = new Map<ClockName, string[]>()
    const pass = ({ clock, id }: Pick<Due, 'clock' | 'id'>) =>
      void passed.set(clock, [...(passed.get(clock) ?? []), id])
    const isAsked = ({ clock }: Trouble) => isForRest || clock !== 'matter at rest'
    const again = known.filter(trouble => isAsked(trouble) && !isToWait(trouble, now))
    for (const trouble of known) if (isToWait(trouble, now)) pass(trouble)
    const tried = new Set(known.map(({ id }) => id))

    while (!isStopped) {
      const dues = await dueNow(db, house.since, passed, hands * perHand)
      if (dues.length === 0) break
      const { left, failed } = await settleInHands(dues, tried, part =>
        settle(ledger, part, preparing(house)),
      )
      for (const due of [...left, ...failed.flatMap(one => one.dues)]) pass(due)
      await tell(failed, now)
    }
    if (!isStopped && again.length > 0) await forgetTroubles(db, again)
  }

  let restLookedAt = Number.NEGATIVE_INFINITY
  const wake = onWake(
    async () => {
      if (isStopped) return
      const now = ledger.clock()
      // Either way: a clock may be moved back.
      const isForRest = Math.abs(now - restLookedAt) >= restMs
      await look({ now, isForRest })
      if (isForRest) restLookedAt = now
    },
    error => log.warn({ err: error }, 'the clocks could not be read; trying again'),
  )
  const each = setInterval(() => void wake(), sweepMs)
  void wake()

  return {
    sweep: async () => await look({ now: ledger.clock(), isForRest: true }),
    async stop() {
      isStopped = true
      clearInterval(each)
      await wake()
    },
  }
}

function preparing(house: House): Prepare<Due> {
  return async (dues, { tx, now, caseState, isErased }) => {
    const broken = dues.filter(({ clock }) => clock === 'promise broken')
    const caseIds = [...new Set(broken.map(({ caseId }) => caseId))]
    const ids = dues.flatMap(({ clock, id }) => (clock === 'approval unanswered' ? [id] : []))
    const resting = dues.flatMap(({ clock, caseId }) => (clock === 'matter at rest' ? [caseId] : []))
    const { people } = house
    await tellOthers(tx, dues, { house: people, now, stateOf: caseState })
    const asked: House = {
      ...house,
      ...(broken.length === 0
        ? {}
        : { breachOf: await breachesIn(tx, { house: people, caseIds, now, isErased }) }),
      ...(ids.length === 0
        ? {}
        : { climbOf: await climbsIn(tx, { house: people, ids, now, stateOf: caseState, isErased }) }),
      ...(resting.length === 0 ? {} : { askedIn: await casesAsked(tx, resting) }),
    }
    return (due, state) =>
      isOfRung(due) && isErased(due.caseId) ? toEnd(state) : requests[due.clock](due, asked, state)
  }
}

function isOfRung({ clock }: Due): boolean {
  return clock === 'rung unanswered' || clock === 'rung due soon'
}

/** What failed before goes alone, after the others. */
async function settleInHands(
  dues: readonly Due[],
  tried: ReadonlySet<string>,
  work: (part: readonly Due[]) => Promise<Settled<Due>>,
): Promise<Settled<Due>> {
  const fresh = dues.filter(({ id }) => !tried.has(id))
  // What one transaction can hold is one commit.
  const side = fresh.length > perHand ? hands : 1
  const parts = Map.groupBy(fresh, ({ caseId }) => laneOf(caseId) % side)
  const settled = await Promise.all([...parts.values()].map(work))
  for (const due of dues) if (tried.has(due.id)) settled.push(await work([due]))
  return together(settled)
}
