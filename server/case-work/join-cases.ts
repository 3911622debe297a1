/**
 * Two cases of one customer become one. Both are locked, and the customer before them: what arrives at the same instant waits, and
 * then finds where it goes on.
 *
 * What must stay true: an open promise is in one of the two at every moment, with the same time and the same words.
 */
import { randomUUID } from 'node:crypto'
import { decide } from '../../domain/case/decide.ts'
import { type CaseState, isOpen, isProblem } from '../../domain/case/state.ts'
import type { Carried, CarriedMoney, ComesAlong } from '../../domain/case-work/requests.ts'
import { openPromises } from '../../domain/commitment/open.ts'
import { isRefusal, type Refusal } from '../../domain/rule.ts'
import { type Acted, isRepeatError, type Once, repeatOf } from '../ledger/act.ts'
import type { Tx } from '../db/connect.ts'
import { pointsOf } from '../ladder/points.ts'
import { append } from '../ledger/append.ts'
import type { Ledger } from '../ledger/ledger.ts'
import {
  accountsSpokenOf,
  carryAccount,
  firstToldAt,
  promisedMoneyIn,
  promiseWords,
  tagsCarried,
  whatGoesOn,
} from './sql.ts'

export interface Joining {
  /** The case that stays. */
  readonly caseId: string
  readonly customerId: string
  /** The case that goes. */
  readonly from: string
  readonly agentId: string
  readonly once: Once
  /** @throws Fault when this agent may not */
  readonly mustBeAllowed: (stays: CaseState, goes: CaseState) => void
}

export async function joinCases(ledger: Ledger, joining: Joining): Promise<Acted | Refusal> {
  const { caseId, from, agentId } = joining
  const done = { caseId, isRepeat: true }
  const locks = { customers: [joining.customerId], cases: [caseId, from] }
  try {
    return await append<Acted>(ledger, locks, async ({ tx, now, caseState }) => {
      const [stays, goes] = [caseState(caseId), caseState(from)]
      if (goes.mergedInto === caseId) return { facts: [], result: done }
      joining.mustBeAllowed(stays, goes)
      const carried = carriedFrom(goes, {
        words: await promiseWords(tx, from),
        money: await promisedMoneyIn(tx, from),
      })
      const away = decide(
        goes,
        {
          ask: 'merge',
          agentId,
          into: caseId,
          reference: stays.reference,
          customerId: stays.customerId,
          isAboutAnother: (await accountsSpokenOf(tx, [caseId, from])).size > 1,
          carried,
          found: await whatGoesOn(tx, from),
        },
        now,
      )
      if (isRefusal(away)) return away
      const along = await whatElse(tx, goes)
      const tags = await tagsCarried(tx, from, caseId)
      const here = decide(stays, { ask: 'join', agentId, ...whatComes(goes), tags, carried, along }, now)
      if (isRefusal(here)) return here
      return {
        facts: [...away.map(fact => ({ caseId: from, fact })), ...here.map(fact => ({ caseId, fact }))],
        result: { caseId, isRepeat: false },
        receipt: { ...joining.once, caseId },
        also: async inside => await carryAccount(inside, from, caseId),
      }
    })
  } catch (error) {
    if (isRepeatError(error)) return (await repeatOf(ledger.db, joining.once)) ?? done
    throw error
  }
}

function whatComes(goes: CaseState) {
  return {
    from: goes.id,
    reference: goes.reference,
    customerId: goes.customerId,
    acceptedBy: goes.acceptedAt === null ? null : goes.ownerId,
    isProblem: isProblem(goes),
  }
}

/** How long it waits, how far it went up, what is to be answered in it, and what its customer wishes. */
async function whatElse(tx: Tx, goes: CaseState): Promise<ComesAlong> {
  const { id, rung, refusedBy, wishes } = goes
  const points = isOpen(goes) ? await pointsOf(tx, id) : []
  return {
    openedAt: (await firstToldAt(tx, id)) ?? goes.openedAt,
    rung,
    refusedBy,
    points: points.filter(({ state }) => state === 'open'),
    wishes,
  }
}

interface Kept {
  readonly words: ReadonlyMap<string, string>
  readonly money: ReadonlyMap<string, CarriedMoney>
}

function carriedFrom(goes: CaseState, { words, money }: Kept): readonly Carried[] {
  return openPromises(goes).map(promise => ({
    commitmentId: randomUUID(),
    carriedFrom: promise.id,
    kind: promise.kind,
    agentId: promise.agentId,
    dueAt: promise.dueAt,
    warnAt: promise.warnAt,
    isWarned: promise.warnedAt !== null,
    words: words.get(promise.id) ?? null,
    promise,
    money: money.get(promise.id),
    ...(promise.equivalent
      ? { equivalent: { id: randomUUID(), words: words.get(promise.equivalent.id) ?? null } }
      : {}),
  }))
}
