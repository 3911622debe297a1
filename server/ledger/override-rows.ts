/**
 * The rows of rules that were set aside, written in the transaction of their facts, whoever asked for them. The third alike proposes
 * a change of the rule.
 *
 * What must stay true: no row here names who did it (migration 0093). That stands in the fact, for the case's own story.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { FactOf } from '../../domain/case/facts.ts'
import { proposesChange } from '../../domain/override/alike.ts'
import type { Direction } from '../../domain/override/facts.ts'
import type { Instant } from '../../domain/time.ts'
import type { Tx } from '../db/connect.ts'
import type { NewFact } from './ledger.ts'

interface OfCase {
  readonly caseId: string
  readonly fact: FactOf<'RuleOverridden'>
  /** What was given by it. */
  readonly remedyId: string | null
}

/** The overrides among these facts, each with what was given in the same act. */
export function overridesIn(facts: readonly NewFact[]): readonly OfCase[] {
  return facts.flatMap(({ caseId, fact }) => {
    if (caseId === null || fact.type !== 'RuleOverridden') return []
    const given = facts.find(
      added => added.caseId === caseId && added.fact.type === 'RemedyGiven' && added.fact.kind !== 'apology',
    )
    return [{ caseId, fact, remedyId: given?.fact.type === 'RemedyGiven' ? given.fact.remedyId : null }]
  })
}

export async function writeOverrides(tx: Tx, overrides: readonly OfCase[], now: Instant): Promise<void> {
  for (const { caseId, fact, remedyId } of overrides) {
    const key = { rule: fact.rule, about: fact.met?.id ?? '', direction: fact.met?.direction ?? 'looser' }
    // One after the other for each rule: of three at once, one is the third.
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`rule ${key.rule} ${key.about}`}, 93))`.execute(
      tx,
    )
    await sql`
      INSERT INTO rule_override (override_id, rule, about, direction, needs, case_id, remedy_id, at, proposal_id)
      SELECT ${fact.overrideId}, ${key.rule}, ${key.about}, ${key.direction}, ${fact.met?.needs ?? null}, ${caseId}, ${remedyId},
        ${new Date(now)}, (SELECT id FROM rule_proposal WHERE state = 'open' AND ${alike(key)})`.execute(tx)
    await proposeAfter(tx, key, now)
  }
}

interface Key {
  readonly rule: string
  readonly about: string
  readonly direction: Direction
}

const alike = ({ rule, about, direction }: Key) =>
  sql`rule = ${rule} AND about = ${about} AND direction = ${direction}`

/** What was answered before counts no more: a rule that stays is asked about again only after as many again. */
async function proposeAfter(tx: Tx, key: Key, now: Instant): Promise<void> {
  const { rows } = await sql<{ readonly unanswered: number }>`
    SELECT count(*)::int AS unanswered FROM rule_override WHERE proposal_id IS NULL AND ${alike(key)}`.execute(
    tx,
  )
  if (!proposesChange(rows[0]?.unanswered ?? 0)) return
  const id = randomUUID()
  await sql`
    INSERT INTO rule_proposal (id, rule, about, direction, made_at)
    VALUES (${id}, ${key.rule}, ${key.about}, ${key.direction}, ${new Date(now)})`.execute(tx)
  await sql`UPDATE rule_override SET proposal_id = ${id} WHERE proposal_id IS NULL AND ${alike(key)}`.execute(
    tx,
  )
}
