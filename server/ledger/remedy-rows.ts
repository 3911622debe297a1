/**
 * The rows of remedies and of their money, written in the transaction of their facts, whoever asked for them.
 *
 * What must stay true: each movement of money is written with both of its sides (domain/remedy/money.ts); the database refuses a
 * remedy whose entries do not sum to zero.
 */
import { sql } from 'kysely'
import type { CaseFact, FactOf } from '../../domain/case/facts.ts'
import { remedyKinds } from '../../domain/remedy/kinds.ts'
import { entriesOf, type Movement, moneyOf } from '../../domain/remedy/money.ts'
import type { RemedyFact } from '../../domain/remedy/facts.ts'
import type { Instant } from '../../domain/time.ts'
import type { Tx } from '../db/connect.ts'
import type { NewFact } from './ledger.ts'

type Touching = RemedyFact | FactOf<'CommitmentReplaced'>

interface OfCase {
  readonly caseId: string
  readonly fact: Touching
}

/** The facts by which a row of a remedy changes, in their order. */
export function remedyFactsIn(facts: readonly NewFact[]): readonly OfCase[] {
  return facts.flatMap(added =>
    added.caseId !== null && touchesRemedies(added.fact) ? [{ caseId: added.caseId, fact: added.fact }] : [],
  )
}

function touchesRemedies(fact: CaseFact): fact is Touching {
  switch (fact.type) {
    case 'RemedyGiven':
    case 'RemedyBooked':
    case 'RemedyBookingFailed':
    case 'RemedyTakenBack':
      return true
    default:
      return fact.type === 'CommitmentReplaced' && fact.carriedInto !== undefined
  }
}

export async function writeRemedies(tx: Tx, facts: readonly OfCase[], now: Instant): Promise<void> {
  for (const { caseId, fact } of facts) await writeOne(tx, caseId, fact, now)
}

async function writeOne(tx: Tx, caseId: string, fact: Touching, now: Instant): Promise<void> {
  switch (fact.type) {
    case 'RemedyGiven':
      await insertRemedy(tx, caseId, fact, now)
      return await move(tx, 'given', fact, now)
    case 'RemedyBooked':
      await sql`
        UPDATE remedy SET state = 'booked', reference = ${fact.reference},
          reference_key = CASE WHEN ${fact.how} <> 'port' THEN lower(${fact.reference}) END, settled_at = ${new Date(now)}, try_at = NULL
        WHERE id = ${fact.remedyId}`.execute(tx)
      return await move(tx, 'booked', fact, now)
    case 'RemedyBookingFailed':
      await sql`
        UPDATE remedy SET state = 'failed', booker = 'by-hand', try_at = NULL WHERE id = ${fact.remedyId}`.execute(
        tx,
      )
      return
    case 'RemedyTakenBack':
      await sql`
        UPDATE remedy SET state = 'taken-back', settled_at = ${new Date(now)}, try_at = NULL
        WHERE id = ${fact.remedyId}`.execute(tx)
      return await move(tx, 'taken-back', fact, now)
    case 'CommitmentReplaced':
      // The promise goes on in the case that this one was joined into, and so does what carries it out.
      await sql`
        UPDATE remedy SET case_id = ${fact.carriedInto}, commitment_id = ${fact.by}
        WHERE commitment_id = ${fact.commitmentId} AND state IN ('given', 'failed')`.execute(tx)
  }
}

async function insertRemedy(
  tx: Tx,
  caseId: string,
  fact: FactOf<'RemedyGiven'>,
  now: Instant,
): Promise<void> {
  const at = new Date(now)
  const isForBilling = remedyKinds[fact.kind].booker === 'billing' && fact.accountId !== null
  const isOurs = remedyKinds[fact.kind].booker === 'house'
  await sql`
    INSERT INTO remedy (id, case_id, kind, agent_id, by_rule, by_pack, account_id, service_id, catalogue_id, catalogue_version,
      amount_minor, cost_minor, currency, commitment_id, approval_id, with_remedy, failure_id, state, booker, given_at, try_at)
    SELECT ${fact.remedyId}, ${caseId}, ${fact.kind}, ${fact.agentId}, ${fact.by?.rule ?? null}, ${fact.by?.pack ?? null},
      ${fact.accountId}, ${fact.serviceId ?? null}, ${fact.catalogueId ?? null}, ${fact.catalogueVersion ?? null}::int,
      ${fact.amountMinor ?? null}, ${fact.costMinor ?? 0}, ${fact.currency ?? null}, ${fact.forCommitmentId ?? null},
      ${fact.approvalId ?? null}, ${fact.withRemedyId ?? null}, ${fact.forFailureId ?? null}, 'given', booker, ${at},
      CASE WHEN ${isForBilling} AND booker <> 'by-hand' THEN ${at}::timestamptz END
    FROM (SELECT CASE WHEN ${isOurs} THEN 'port' WHEN NOT ${isForBilling} THEN 'by-hand'
      WHEN port = 'demo' THEN 'port' ELSE port END AS booker FROM billing) who`.execute(tx)
}

async function move(
  tx: Tx,
  movement: Movement,
  { remedyId, amountMinor, currency }: RemedyFact,
  now: Instant,
): Promise<void> {
  if (amountMinor === undefined || currency === undefined) return
  for (const { book, minor, currency: of } of entriesOf(movement, moneyOf(amountMinor, currency))) {
    await sql`
      INSERT INTO money_entry (remedy_id, movement, book, amount_minor, currency, at)
      VALUES (${remedyId}, ${movement}, ${book}, ${minor.toString()}, ${of}, ${new Date(now)})`.execute(tx)
  }
}
