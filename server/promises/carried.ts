/**
 * What a promise takes over from the one whose place it takes: whoever moves a date writes the date, and what was promised goes along.
 * Its terms stay frozen as they were, and its money stays reserved; nobody is asked again whether it may be said.
 */
import type { MakePromise } from '../../contract/promises.ts'
import type { CaseState } from '../../domain/case/state.ts'
import type { FrozenTerms } from '../../domain/commitment/facts.ts'
import { findPromise, isOpenPromise } from '../../domain/commitment/open.ts'
import type { MakePromise as Request } from '../../domain/commitment/requests.ts'
import type { CommitmentState } from '../../domain/commitment/state.ts'
import type { Instant } from '../../domain/time.ts'
import type { Tx } from '../db/connect.ts'
import { promisedAmount } from '../remedies/sql.ts'
import { allowedBy, isHelperHere } from './sql.ts'
import { isWaitingForReference } from './waiting.ts'

interface Carried {
  /** What was not written anew. */
  readonly asked: Partial<Pick<MakePromise, 'offerId' | 'amount' | 'to'>>
  /** Of the same offer; null where another one is named. */
  readonly terms: FrozenTerms | null
  /** What stood against it, which binds as it did; null where more is promised, and asked about anew. */
  readonly standing: Pick<Request, 'beyond' | 'isSaid' | 'approvalId'> | null
  readonly found: NonNullable<NonNullable<Request['found']>['replaced']>
}

interface Place {
  readonly state: CaseState
  readonly tx: Tx
  readonly now: Instant
}

/** Null where it takes no open promise's place. */
export async function carriedBy(typed: MakePromise, { state, tx, now }: Place): Promise<Carried | null> {
  const before = typed.replaces === null ? undefined : findPromise(state, typed.replaces)
  if (!before || !isOpenPromise(before)) return null
  const promised = await promisedAmount(tx, state.id, before.id)
  const amount = typed.amount ?? promised ?? undefined
  const to = typed.to ?? (await toWhom(before, { state, tx, now }))
  const offerId = typed.offerId ?? before.terms?.offerId
  const terms = offerId === before.terms?.offerId ? before.terms : null
  const isNoMore =
    amount === undefined || (amount.currency === promised?.currency && amount.minor <= promised.minor)
  const isSame = isNoMore && (offerId === undefined || terms !== null)
  return {
    asked: {
      ...(offerId === undefined ? {} : { offerId }),
      ...(amount === undefined ? {} : { amount }),
      ...(to === undefined ? {} : { to }),
    },
    terms,
    standing: isSame ? { ...standingOf(before, typed), ...(await yesTo(tx, before.id)) } : null,
    found: { amount: promised, isBeingBooked: await isWaitingForReference(tx, before.id) },
  }
}

/** What was said beyond somebody's authority goes on waiting for whoever stands up for it. */
function standingOf(
  { beyond }: CommitmentState,
  { isSaid }: MakePromise,
): Pick<Request, 'beyond' | 'isSaid'> {
  return { beyond, isSaid: beyond === null ? isSaid : true }
}

/** The yes to its money goes along: it is carried out once, on whichever day. */
async function yesTo(tx: Tx, commitmentId: string): Promise<Pick<Request, 'approvalId'>> {
  const approvalId = await allowedBy(tx, commitmentId)
  return approvalId === null ? {} : { approvalId }
}

/** The same helper, while they still act. */
async function toWhom({ to }: CommitmentState, { state, tx, now }: Place): Promise<MakePromise['to']> {
  if (to === 'customer') return undefined
  return (await isHelperHere(tx, state.id, to.helperId, now)) ? to : undefined
}
