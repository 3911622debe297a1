/**
 * Money that was promised, and on whose authority: written in the transaction of the promise, so that whoever weighs the next one sees
 * it. Whether it is reserved still follows from the promise and from what was given (server/remedies/reserved.ts).
 */
import { sql } from 'kysely'
import type { FactOf } from '../../domain/case/facts.ts'
import type { Tx } from '../db/connect.ts'
import type { NewFact } from './ledger.ts'

type Touching = FactOf<'CommitmentMade' | 'CommitmentHonoured'>

export function promisedMoneyIn(facts: readonly NewFact[]): readonly Touching[] {
  const accepted = new Set(
    facts.flatMap(({ fact }) => (fact.type === 'EquivalentAccepted' ? [fact.equivalentId] : [])),
  )
  // Something as good is on the authority of whoever offered it, whoever stood up for what it takes the place of.
  return facts.flatMap(({ fact }) => {
    if (!touches(fact)) return []
    return fact.type === 'CommitmentMade' && accepted.has(fact.commitmentId)
      ? [{ ...fact, replaces: null }]
      : [fact]
  })
}

function touches(fact: NewFact['fact']): fact is Touching {
  if (fact.type === 'CommitmentHonoured') return true
  return fact.type === 'CommitmentMade' && (fact.amountMinor !== undefined || fact.carriedFrom !== undefined)
}

/** After the rows of promises and of approvals, on which these stand. */
export async function writePromisedMoney(tx: Tx, facts: readonly Touching[]): Promise<void> {
  for (const fact of facts) await writeOne(tx, fact)
}

async function writeOne(tx: Tx, fact: Touching): Promise<void> {
  const { commitmentId } = fact
  if (fact.type === 'CommitmentHonoured') {
    await sql`
      UPDATE promised_money SET allowed_by = ${fact.agentId} WHERE commitment_id = ${commitmentId}`.execute(
      tx,
    )
    return
  }
  const { amountMinor, currency, approvalId, carriedFrom, replaces } = fact
  if (carriedFrom !== undefined)
    await sql`
      INSERT INTO promised_money (commitment_id, amount_minor, currency, approval_id, allowed_by)
      SELECT ${commitmentId}, amount_minor, currency, approval_id, allowed_by FROM promised_money
      WHERE commitment_id = ${carriedFrom}`.execute(tx)
  else if (amountMinor !== undefined && currency !== undefined)
    // Whoever stood up for a promise stands up for it on another day too, where it is no more.
    await sql`
      INSERT INTO promised_money (commitment_id, amount_minor, currency, approval_id, allowed_by)
      VALUES (${commitmentId}, ${amountMinor}, ${currency}, ${approvalId ?? null}, coalesce(
        (SELECT decided_by FROM approval WHERE id = ${approvalId ?? null}),
        (SELECT allowed_by FROM promised_money WHERE commitment_id = ${replaces} AND currency = ${currency}
          AND amount_minor >= ${amountMinor})))`.execute(tx)
}
