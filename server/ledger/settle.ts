/**
 * Asks something of several cases in one transaction, because something in them is due: one commit for two hundred of them.
 *
 * What must stay true
 * - Each is decided under the lock of its case, by how the case stands then: what another process has dealt with meanwhile comes to
 *   nothing. A case that somebody else has in hand is not waited for; its row is still due at the next look.
 * - What is due in one case happens in order, each after the facts of the one before.
 * - One that fails takes no other with it: the others are done without it, and it is tried alone.
 */
import { decide } from '../../domain/case/decide.ts'
import { evolve } from '../../domain/case/evolve.ts'
import type { CaseFact } from '../../domain/case/facts.ts'
import type { CaseRequest } from '../../domain/case/requests.ts'
import type { CaseState } from '../../domain/case/state.ts'
import { isRefusal } from '../../domain/rule.ts'
import type { Instant } from '../../domain/time.ts'
import { append, type Locked } from './append.ts'
import type { Ledger, NewFact } from './ledger.ts'

interface InCase {
  readonly caseId: string
}

/** What is asked of a case when something of it is due. */
export type RequestFor<Due> = (due: Due, state: CaseState, now: Instant) => CaseRequest

/** Reads, once for all that is due, what the requests are made from; the cases are locked. */
export type Prepare<Due> = (
  dues: readonly Due[],
  locked: Pick<Locked, 'tx' | 'now' | 'caseState' | 'isErased'>,
) => Promise<RequestFor<Due>>

export interface Failed<Due> {
  readonly caseId: string
  readonly dues: readonly Due[]
  readonly error: unknown
}

export interface Settled<Due> {
  /** Somebody has these cases in hand, or deciding came to nothing: the rows are as they were. */
  readonly left: readonly Due[]
  readonly failed: readonly Failed<Due>[]
}

/** @throws what is no case's own fault: the database is away */
export async function settle<Due extends InCase>(
  ledger: Ledger,
  dues: readonly Due[],
  prepare: Prepare<Due>,
): Promise<Settled<Due>> {
  if (dues.length === 0) return { left: [], failed: [] }
  try {
    return await settleTogether(ledger, dues, prepare)
  } catch (error) {
    if (!isOfCases(error)) throw error
    const byCase = Map.groupBy(dues, ({ caseId }) => caseId)
    const [caseId, ...others] = byCase.keys()
    if (caseId === undefined || others.length === 0)
      return { left: [], failed: [{ caseId: caseId ?? '', dues, error }] }
    const half = Math.ceil(byCase.size / 2)
    const halves = [[...byCase.values()].slice(0, half), [...byCase.values()].slice(half)]
    const settled: Settled<Due>[] = []
    for (const part of halves) settled.push(await settle(ledger, part.flat(), prepare))
    return together(settled)
  }
}

export function together<Due>(settled: readonly Settled<Due>[]): Settled<Due> {
  return { left: settled.flatMap(({ left }) => left), failed: settled.flatMap(({ failed }) => failed) }
}

async function settleTogether<Due extends InCase>(
  ledger: Ledger,
  dues: readonly Due[],
  prepare: Prepare<Due>,
): Promise<Settled<Due>> {
  const locks = { freeCases: dues.map(({ caseId }) => caseId) }
  const settled = await append<Settled<Due>>(ledger, locks, async locked => {
    const held = dues.filter(({ caseId }) => locked.holds(caseId))
    const requestFor = await prepare(held, locked)
    const states = new Map<string, CaseState>()
    const facts: NewFact[] = []
    const left = dues.filter(due => !held.includes(due))
    const failed: Failed<Due>[] = []
    for (const due of held) {
      const { caseId } = due
      try {
        const decided = decideOn(states.get(caseId), due, locked, requestFor)
        if (decided.facts.length === 0) left.push(due)
        states.set(caseId, decided.state)
        facts.push(...decided.facts.map(fact => ({ caseId, fact })))
      } catch (error) {
        failed.push({ caseId, dues: [due], error })
      }
    }
    return { facts, result: { left, failed } }
  })
  // A refusal is an answer for one of them, and never for all.
  return isRefusal(settled) ? { left: [], failed: [] } : settled
}

function decideOn<Due extends InCase>(
  before: CaseState | undefined,
  due: Due,
  { caseState, now }: Locked,
  requestFor: RequestFor<Due>,
): { readonly facts: readonly CaseFact[]; readonly state: CaseState } {
  const state = before ?? caseState(due.caseId)
  const decided = decide(state, requestFor(due, state, now), now)
  const facts = isRefusal(decided) ? [] : decided
  return { facts, state: facts.reduce((so, fact) => evolve(so, fact, now, due.caseId), state) }
}

/**
 * Whether it is about rows and rules, and not about a database that is away, full or told to stop (SQLSTATE 08, 53, 57, 58), nor about a
 * line that broke: the system calls that EPIPE, which has the length of an SQLSTATE, of which none begins with an E.
 */
export function isOfCases(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError) return true
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return /^(?!08|25|40|53|55|57|58|E)[0-9A-Z]{5}$/.test(code)
}
