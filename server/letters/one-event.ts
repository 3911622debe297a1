/**
 * One event, one letter. What is given, or ordered, is mostly booked a moment later: then one letter says both. What a rule gives is told
 * with what it is for, and its booking only where that took a while.
 *
 * What must stay true: a letter is let go only for another one that goes, or went, about the same event; and it waits for the first try
 * of the booking alone, whatever comes of it.
 */
import { sql } from 'kysely'
import type { CaseFact, FactOf } from '../../domain/case/facts.ts'
import { remedyKinds, type RemedyKind } from '../../domain/remedy/kinds.ts'
import { MINUTE, SECOND } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import { withBodies } from '../ledger/read.ts'
import { letterFollowerName, type LetterKey } from './sql.ts'

/** Whether another letter tells it: `yes`; `no`; `soon`: the booking that would is being tried for the first time. */
type ToldElsewhere = 'yes' | 'no' | 'soon'

/** Whoever waits looks again after so long. */
export const soonMs = SECOND
/** What was booked by then was booked at once. */
const atOnceMs = MINUTE

type OfCase = LetterKey & { readonly caseId: string }

export async function toldElsewhere(db: Db, at: OfCase, fact: CaseFact): Promise<ToldElsewhere> {
  switch (fact.type) {
    case 'ServiceCancelled':
    case 'PlanChanged':
      return fact.orderId === undefined ? 'no' : await byOrder(db, at.caseId, fact.orderId)
    case 'CommitmentMade':
      return (await orderBehind(db, at, fact.commitmentId))
        ? 'yes'
        : await byRemedy(db, at.caseId, fact.commitmentId)
    case 'RemedyBooked':
      return (await isOfARule(db, fact.remedyId)) ? 'yes' : 'no'
    default:
      return 'no'
  }
}

interface Standing {
  readonly state: string
  readonly isByHand: boolean
  readonly tries: number
}

/** The booking that would tell it, by its fact and the id in it. */
interface Booking {
  readonly caseId: string
  readonly type: 'RemedyBooked' | 'OrderBooked'
  readonly field: 'remedyId' | 'orderId'
  readonly id: string
}

async function byBooking(
  db: Db,
  { state, isByHand, tries }: Standing,
  booking: Booking,
): Promise<ToldElsewhere> {
  if (state === 'booked') return await byLetterOf(db, booking)
  return (state === 'asked' || state === 'given') && !isByHand && tries <= 1 ? 'soon' : 'no'
}

/** Booked is not told yet: some are sent no letter that no person wrote. Who owes letters may have to read of it first. */
async function byLetterOf(db: Db, { caseId, type, field, id }: Booking): Promise<ToldElsewhere> {
  const { rows } = await sql<{ readonly isTold: boolean | null; readonly isRead: boolean }>`
    SELECT l.outcome IS DISTINCT FROM 'dropped' AND l.lane IS NOT NULL AS "isTold",
      EXISTS (SELECT FROM follower w WHERE w.name = ${letterFollowerName} AND w.lane = f.lane AND w.seq >= f.seq) AS "isRead"
    FROM fact f LEFT JOIN letter l ON l.lane = f.lane AND l.seq = f.seq
    WHERE f.case_id = ${caseId} AND f.type = ${type} AND f.data::json ->> ${field} = ${id}`.execute(db)
  if (rows.some(({ isTold }) => isTold)) return 'yes'
  return rows.some(({ isRead }) => !isRead) ? 'soon' : 'no'
}

async function byOrder(db: Db, caseId: string, orderId: string): Promise<ToldElsewhere> {
  const { rows } = await sql<Standing>`
    SELECT state, booker = 'by-hand' AS "isByHand", tries FROM billing_order WHERE id = ${orderId}`.execute(
    db,
  )
  const [order] = rows
  return order
    ? await byBooking(db, order, { caseId, type: 'OrderBooked', field: 'orderId', id: orderId })
    : 'no'
}

/** A remedy is promised and given in one moment; what only is arranged by its booking keeps its day, and is told by it. */
async function byRemedy(db: Db, caseId: string, commitmentId: string): Promise<ToldElsewhere> {
  const { rows } = await sql<Standing & { readonly id: string; readonly kind: RemedyKind }>`
    SELECT r.id, r.state, r.booker = 'by-hand' AS "isByHand", r.tries, r.kind
    FROM remedy r JOIN commitment p ON p.id = r.commitment_id
    WHERE p.id = ${commitmentId} AND r.given_at = p.made_at`.execute(db)
  const given = rows.find(({ kind }) => remedyKinds[kind].isDoneWhenBooked && kind !== 'apology')
  return given
    ? await byBooking(db, given, { caseId, type: 'RemedyBooked', field: 'remedyId', id: given.id })
    : 'no'
}

async function isOfARule(db: Db, remedyId: string): Promise<boolean> {
  const { rows } = await sql<{ readonly isOfARule: boolean }>`
    SELECT by_rule IS NOT NULL AND settled_at - given_at <= ${atOnceMs} * interval '1 millisecond' AS "isOfARule"
    FROM remedy WHERE id = ${remedyId}`.execute(db)
  return rows[0]?.isOfARule ?? false
}

/** The fact stands at most so far before the promise that was made with it: one that it replaces may stand between. */
const stepsBetween = 2

/** That a person enters it in the books is promised with the cancellation itself, and told with it. */
async function orderBehind(db: Db, { caseId, lane, seq }: OfCase, commitmentId: string): Promise<boolean> {
  const before = Array.from({ length: stepsBetween }, (_, index) => ({ lane, seq: seq - 1 - index }))
  const facts = await withBodies(db, before)
  return facts.some(stored => {
    const fact = stored.fact as CaseFact // of whichever case; those of another are passed over
    const isOrder = fact.type === 'ServiceCancelled' || fact.type === 'PlanChanged'
    return stored.caseId === caseId && isOrder && fact.byHand === commitmentId
  })
}

/** What was ordered, where its own letter was let go for that of the booking; else null. */
export async function orderedBefore(
  db: Db,
  caseId: string,
  { orderId }: FactOf<'OrderBooked'>,
): Promise<CaseFact | null> {
  const { rows } = await sql<LetterKey>`
    SELECT f.lane, f.seq FROM fact f JOIN letter l ON l.lane = f.lane AND l.seq = f.seq
    WHERE f.case_id = ${caseId} AND f.type IN ('ServiceCancelled', 'PlanChanged')
      AND f.data::json ->> 'orderId' = ${orderId} AND l.outcome = 'dropped'`.execute(db)
  const [ordered] = await withBodies(db, rows)
  return ordered ? (ordered.fact as CaseFact) : null // a fact of this case
}

/** The words of the apology that goes with a remedy, unless the letter of its promise brought them. */
export async function apologyOf(
  db: Db,
  caseId: string,
  { remedyId }: FactOf<'RemedyBooked'>,
): Promise<string | null> {
  const { rows } = await sql<LetterKey>`
    SELECT f.lane, f.seq FROM fact f
    WHERE f.case_id = ${caseId} AND f.type = 'RemedyGiven' AND f.data::json ->> 'withRemedyId' = ${remedyId}
      AND NOT EXISTS (
        SELECT FROM remedy r JOIN fact p ON p.case_id = f.case_id AND p.type = 'CommitmentMade' AND p.at = f.at
          AND p.data::json ->> 'commitmentId' = r.commitment_id::text
        JOIN letter l ON l.lane = p.lane AND l.seq = p.seq AND l.outcome IS DISTINCT FROM 'dropped'
        WHERE r.id = ${remedyId})`.execute(db)
  const [given] = await withBodies(db, rows)
  const fact = given?.fact as CaseFact | undefined // a fact of this case
  return fact?.type === 'RemedyGiven' ? (fact.body?.words ?? null) : null
}
