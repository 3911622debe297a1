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

/** In their order; those of one kind that follow each other are one statement: two hundred are given, or booked, at once. */
export async function writeRemedies(tx: Tx, facts: readonly OfCase[], now: Instant): Promise<void> {
  let given: Given[] = []
  let booked: FactOf<'RemedyBooked'>[] = []
  const flush = async () => {
    await insertRemedies(tx, given, now)
    await writeBooked(tx, booked, now)
    given = []
    booked = []
  }
  for (const { caseId, fact } of facts) {
    if (fact.type === 'RemedyGiven') {
      if (booked.length > 0) await flush()
      given.push({ caseId, fact })
    } else if (fact.type === 'RemedyBooked') {
      if (given.length > 0) await flush()
      booked.push(fact)
    } else {
      await flush()
      await writeOne(tx, fact, now)
    }
  }
  await flush()
}

interface Given extends OfCase {
  readonly fact: FactOf<'RemedyGiven'>
}

async function writeBooked(tx: Tx, booked: readonly FactOf<'RemedyBooked'>[], now: Instant): Promise<void> {
  if (booked.length === 0) return
  await sql`
    UPDATE remedy r SET state = 'booked', reference = b.reference,
      reference_key = CASE WHEN b.how <> 'port' THEN lower(b.reference) END, settled_at = ${new Date(now)}, try_at = NULL
    FROM unnest(${booked.map(({ remedyId }) => remedyId)}::uuid[], ${booked.map(({ reference }) => reference)}::text[],
      ${booked.map(({ how }) => how)}::text[]) AS b(id, reference, how)
    WHERE r.id = b.id`.execute(tx)
  await move(tx, 'booked', booked, now)
}

async function writeOne(
  tx: Tx,
  fact: Exclude<Touching, FactOf<'RemedyGiven' | 'RemedyBooked'>>,
  now: Instant,
): Promise<void> {
  switch (fact.type) {
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
      return await move(tx, 'taken-back', [fact], now)
    case 'CommitmentReplaced':
      // The promise goes on in the case that this one was joined into, and so does what carries it out.
      await sql`
        UPDATE remedy SET case_id = ${fact.carriedInto}, commitment_id = ${fact.by}
        WHERE commitment_id = ${fact.commitmentId} AND state IN ('given', 'failed')`.execute(tx)
  }
}

/** Those that follow each other in one statement: where two hundred promises are broken at once, two hundred are given at once. */
async function insertRemedies(tx: Tx, given: readonly Given[], now: Instant): Promise<void> {
  if (given.length === 0) return
  const at = new Date(now)
  const rows = given.map(({ caseId, fact }) => ({
    id: fact.remedyId,
    case_id: caseId,
    kind: fact.kind,
    agent_id: fact.agentId,
    by_rule: fact.by?.rule,
    by_pack: fact.by?.pack,
    account_id: fact.accountId,
    service_id: fact.serviceId,
    catalogue_id: fact.catalogueId,
    catalogue_version: fact.catalogueVersion,
    amount_minor: fact.amountMinor,
    cost_minor: fact.costMinor ?? 0,
    currency: fact.currency,
    commitment_id: fact.forCommitmentId,
    approval_id: fact.approvalId,
    with_remedy: fact.withRemedyId,
    failure_id: fact.forFailureId,
    is_for_billing: remedyKinds[fact.kind].booker === 'billing' && fact.accountId !== null,
    is_ours: remedyKinds[fact.kind].booker === 'house',
  }))
  await sql`
    INSERT INTO remedy (id, case_id, kind, agent_id, by_rule, by_pack, account_id, service_id, catalogue_id, catalogue_version,
      amount_minor, cost_minor, currency, commitment_id, approval_id, with_remedy, failure_id, state, booker, given_at, try_at)
    SELECT id, case_id, kind, agent_id, by_rule, by_pack, account_id, service_id, catalogue_id, catalogue_version, amount_minor,
      cost_minor, currency, commitment_id, approval_id, with_remedy, failure_id, 'given', booker, ${at},
      CASE WHEN is_for_billing AND booker <> 'by-hand' THEN ${at}::timestamptz END
    FROM (SELECT r.*, CASE WHEN is_ours THEN 'port' WHEN NOT is_for_billing THEN 'by-hand'
        WHEN b.port = 'demo' THEN 'port' ELSE b.port END AS booker
      FROM billing b, json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, case_id uuid, kind text, agent_id uuid, by_rule text,
        by_pack text, account_id uuid, service_id uuid, catalogue_id uuid, catalogue_version int, amount_minor bigint, cost_minor bigint,
        currency text, commitment_id uuid, approval_id uuid, with_remedy uuid, failure_id uuid, is_for_billing boolean, is_ours boolean)) who`.execute(
    tx,
  )
  await move(
    tx,
    'given',
    given.map(({ fact }) => fact),
    now,
  )
}

/** Both sides of each. */
async function move(tx: Tx, movement: Movement, facts: readonly RemedyFact[], now: Instant): Promise<void> {
  const entries = facts.flatMap(({ remedyId, amountMinor, currency }) =>
    amountMinor === undefined || currency === undefined
      ? []
      : entriesOf(movement, moneyOf(amountMinor, currency)).map(entry => ({
          remedy_id: remedyId,
          book: entry.book,
          amount_minor: entry.minor.toString(),
          currency: entry.currency,
        })),
  )
  if (entries.length === 0) return
  await sql`
    INSERT INTO money_entry (remedy_id, movement, book, amount_minor, currency, at)
    SELECT remedy_id, ${movement}, book, amount_minor, currency, ${new Date(now)}
    FROM json_to_recordset(${JSON.stringify(entries)}::json) AS e(remedy_id uuid, book text, amount_minor bigint, currency text)`.execute(
    tx,
  )
}
