/** What facts say of a service, in its row: the day of a cut, whether its notice arrived, what was told of its use. */
import { type RawBuilder, sql } from 'kysely'
import type { CaseFact, FactOf } from '../../domain/case/facts.ts'
import type { Instant } from '../../domain/time.ts'
import type { Tx } from '../db/connect.ts'
import type { NewFact } from './ledger.ts'

type Touching =
  | FactOf<'CutPlanned'>
  | FactOf<'CutNoticeGiven'>
  | FactOf<'CutTakenBack'>
  | FactOf<'ServiceCut'>
  | FactOf<'UnusedTold'>
  | FactOf<'MessageDelivered'>
  | FactOf<'MessageNotDelivered'>

interface OfCase {
  readonly caseId: string
  readonly fact: Touching
}

/** The facts by which the row of a service changes, in their order. */
export function accountFactsIn(facts: readonly NewFact[]): readonly OfCase[] {
  return facts.flatMap(added =>
    added.caseId !== null && touchesServices(added.fact) ? [{ caseId: added.caseId, fact: added.fact }] : [],
  )
}

function touchesServices(fact: CaseFact): fact is Touching {
  switch (fact.type) {
    case 'CutPlanned':
    case 'CutNoticeGiven':
    case 'CutTakenBack':
    case 'ServiceCut':
    case 'UnusedTold':
      return true
    // What an agent wrote is no notice of a cut, but goes the same way; it is rare enough that mail comes back.
    case 'MessageDelivered':
    case 'MessageNotDelivered':
      return true
    default:
      return false
  }
}

export async function writeAccounts(tx: Tx, facts: readonly OfCase[], now: Instant): Promise<void> {
  for (const { caseId, fact } of facts) await sql`${change(caseId, fact, now)}`.execute(tx)
}

/** The day that it is where the house is. */
const dayOf = (now: Instant) =>
  sql`(SELECT (${new Date(now)}::timestamptz AT TIME ZONE time_zone)::date FROM organisation)`

function change(caseId: string, fact: Touching, now: Instant): RawBuilder<unknown> {
  switch (fact.type) {
    case 'CutPlanned':
      return sql`UPDATE service SET cut_planned_on = ${fact.on}::date, cut_notice_on = NULL, cut_notice_id = ${fact.messageId}
        WHERE id = ${fact.serviceId}`
    case 'CutNoticeGiven':
      return sql`UPDATE service SET cut_notice_on = ${dayOf(now)} WHERE id = ${fact.serviceId} AND cut_planned_on IS NOT NULL`
    case 'CutTakenBack':
      return sql`UPDATE service SET cut_planned_on = NULL, cut_notice_on = NULL, cut_notice_id = NULL WHERE id = ${fact.serviceId}`
    case 'ServiceCut':
      return sql`UPDATE service SET state = 'cut', cut_planned_on = NULL, cut_notice_on = NULL, cut_notice_id = NULL
        WHERE id = ${fact.serviceId} AND state <> 'ended'`
    case 'UnusedTold':
      return sql`INSERT INTO unused_told (service_id, since, case_id, at)
        VALUES (${fact.serviceId}, ${fact.since}::date, ${caseId}, ${new Date(now)}) ON CONFLICT DO NOTHING`
    case 'MessageDelivered':
      return sql`UPDATE service SET cut_notice_on = coalesce(cut_notice_on, ${dayOf(now)}) WHERE cut_notice_id = ${fact.messageId}`
    // It had seemed to arrive, and came back: nobody has read it.
    case 'MessageNotDelivered':
      return sql`UPDATE service SET cut_notice_on = NULL WHERE cut_notice_id = ${fact.messageId}`
  }
}
