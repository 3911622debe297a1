/**
 * One request on one case: lock it, let the domain decide, append. With `once`, the second time that the same thing arrives
 * (a retrying client, a mail that was delivered twice) is answered like the first and does nothing.
 */
import { sql } from 'kysely'
import { Fault } from '../../contract/faults.ts'
import { decide } from '../../domain/case/decide.ts'
import type { CaseRequest, Decided } from '../../domain/case/requests.ts'
import type { CaseState } from '../../domain/case/state.ts'
import type { Leave } from '../../domain/guarantee/weigh.ts'
import { doneOnceAlike } from '../../domain/case/repeat-rules.ts'
import { isRefusal, type Refusal, refusedBy } from '../../domain/rule.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import { append, type Locked } from './append.ts'
import type { Beside } from './beside.ts'
import type { Ledger } from './ledger.ts'
import { isTaken } from '../db/taken.ts'

/** Under which name this arrived, so that it is recognised when it arrives again. */
export interface Once {
  readonly channel: string
  readonly externalId: string
  readonly messageId: string
  /** What was asked (`saidOf`), so that something else under the same name is told from it; left out where only the name counts. */
  readonly said?: string
}

export interface Acted {
  readonly caseId: string
  readonly isRepeat: boolean
}

export interface ActOn {
  readonly caseId: string
  /** The request, or how to make it from the case as it stands under the lock. */
  readonly request: CaseRequest | ((state: CaseState, locked: Locked) => Promise<CaseRequest> | CaseRequest)
  readonly once?: Once
  /** Locked before the case, for requests that read what belongs to the customer. */
  readonly customerId?: string
  /** Locked after the customer, for promises of money: by the names of their holders. */
  readonly purses?: readonly string[]
  readonly also?: (tx: Tx) => Promise<void>
  /** What travels with the rows of the case. @param state before the facts */
  readonly beside?: (state: CaseState, now: Instant) => Beside | undefined
  /** How strictly the guarantees hold for whoever asks; without it, every rule does. */
  readonly leave?: Leave
}

export async function actOn(ledger: Ledger, on: ActOn): Promise<Acted | Refusal> {
  const locks = {
    cases: [on.caseId],
    ...(on.customerId === undefined ? {} : { customers: [on.customerId] }),
    ...(on.purses === undefined ? {} : { purses: on.purses }),
  }
  try {
    return await append<Acted>(ledger, locks, async locked => {
      const decided = await decideUnlessDone(on, locked)
      if (isRefusal(decided)) return decided
      return {
        facts: decided.map(fact => ({ caseId: on.caseId, fact })),
        result: { caseId: on.caseId, isRepeat: false },
        ...(on.once === undefined ? {} : { receipt: { ...on.once, caseId: on.caseId } }),
        ...(on.also === undefined ? {} : { also: on.also }),
        ...besideOf(on, locked),
      }
    })
  } catch (error) {
    if (on.once && (error instanceof DoneBefore || isRepeatError(error)))
      return (await repeatOf(ledger.db, on.once)) ?? { caseId: on.caseId, isRepeat: true }
    throw error
  }
}

function besideOf({ beside, caseId }: ActOn, { caseState, now }: Locked): { readonly beside?: Beside } {
  const rows = beside?.(caseState(caseId), now)
  return rows ? { beside: rows } : {}
}

/**
 * What arrives a second time and could be done again is stopped by the first one's row. What could not be done again was perhaps
 * done before: only then is it looked up, under the lock of the case, where two deliveries stand one behind the other.
 */
async function decideUnlessDone({ caseId, request, once, leave }: ActOn, locked: Locked): Promise<Decided> {
  const wasDone = async () => once !== undefined && (await wasReceived(locked.tx, once)) !== null
  const state = locked.caseState(caseId)
  try {
    const decided = decide(
      state,
      typeof request === 'function' ? await request(state, locked) : request,
      locked.now,
      leave,
    )
    if (isRefusal(decided) && (await wasDone())) throw new DoneBefore()
    return decided
  } catch (error) {
    if (error instanceof Fault && (await wasDone())) throw new DoneBefore()
    throw error
  }
}

/** Takes what was done before out of the transaction, so that what was written on the way to deciding it again is rolled back. */
class DoneBefore extends Error {}

/** How something that arrives again is answered: as the first time, or, where something else arrived under its name, by a no. */
export async function repeatOf(
  db: Db,
  once: Pick<Once, 'channel' | 'externalId' | 'said'>,
): Promise<Acted | Refusal | null> {
  const { rows } = await sql<{ readonly caseId: string; readonly said: string | null }>`
    SELECT case_id AS "caseId", said FROM received
    WHERE channel = ${once.channel} AND external_id = ${once.externalId}`.execute(db)
  const [before] = rows
  if (!before) return null
  const refused =
    once.said === undefined ? null : refusedBy([doneOnceAlike], { said: once.said, before: before.said })
  return refused ?? { caseId: before.caseId, isRepeat: true }
}

/** The case that a thing went into when it arrived before; null when it is new. */
export async function wasReceived(
  db: Db | Tx,
  once: Pick<Once, 'channel' | 'externalId'>,
): Promise<string | null> {
  const { rows } = await sql<{ readonly caseId: string }>`
    SELECT case_id AS "caseId" FROM received
    WHERE channel = ${once.channel} AND external_id = ${once.externalId}`.execute(db)
  return rows[0]?.caseId ?? null
}

/** Two deliveries at the same instant: the second one's row met the first one's. */
export function isRepeatError(error: unknown): boolean {
  return isTaken(error, 'received_pkey')
}
