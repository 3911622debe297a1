/**
 * One request on one case: lock it, let the domain decide, append. With `once`, the second time that the same thing arrives
 * (a retrying client, a mail that was delivered twice) is answered like the first and does nothing.
 */
import { sql } from 'kysely'
import { decide } from '../../domain/case/decide.ts'
import type { CaseRequest } from '../../domain/case/requests.ts'
import type { CaseState } from '../../domain/case/state.ts'
import { isRefusal, type Refusal } from '../../domain/rule.ts'
import type { Db, Tx } from '../db/connect.ts'
import { append, type Locked } from './append.ts'
import type { Ledger } from './ledger.ts'

/** Under which name this arrived, so that it is recognised when it arrives again. */
export interface Once {
  readonly channel: string
  readonly externalId: string
  readonly messageId: string
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
  readonly also?: (tx: Tx) => Promise<void>
}

export async function actOn(ledger: Ledger, on: ActOn): Promise<Acted | Refusal> {
  const locks = { cases: [on.caseId], ...(on.customerId === undefined ? {} : { customers: [on.customerId] }) }
  try {
    return await append<Acted>(ledger, locks, async locked => {
      // Looked up under the lock of the case, where two deliveries of the same thing stand one behind the other.
      if (on.once && (await wasReceived(locked.tx, on.once))) {
        return { facts: [], result: { caseId: on.caseId, isRepeat: true } }
      }
      const state = locked.caseState(on.caseId)
      const request = typeof on.request === 'function' ? await on.request(state, locked) : on.request
      const decided = decide(state, request, locked.now)
      if (isRefusal(decided)) return decided
      return {
        facts: decided.map(fact => ({ caseId: on.caseId, fact })),
        result: { caseId: on.caseId, isRepeat: false },
        also: async tx => {
          if (on.once) await noteReceived(tx, on.once, on.caseId, locked.now)
          await on.also?.(tx)
        },
      }
    })
  } catch (error) {
    if (on.once && isRepeatError(error)) return { caseId: on.caseId, isRepeat: true }
    throw error
  }
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

export async function noteReceived(tx: Tx, once: Once, caseId: string, now: number): Promise<void> {
  await sql`
    INSERT INTO received (channel, external_id, case_id, message_id, at)
    VALUES (${once.channel}, ${once.externalId}, ${caseId}, ${once.messageId}, ${new Date(now)})`.execute(tx)
}

/** Two deliveries at the same instant: the second one's row met the first one's. */
export function isRepeatError(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'constraint' in error &&
    error.constraint === 'received_pkey'
  )
}
