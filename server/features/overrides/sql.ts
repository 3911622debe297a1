/** Rules that were set aside, by rule. What must stay true: nothing here is counted or ordered by who did it. */
import { sql } from 'kysely'
import type { Direction } from '../../../domain/override/facts.ts'
import type { RemedyKind } from '../../../domain/remedy/kinds.ts'
import type { Db, Tx } from '../../db/connect.ts'

export interface OverrideRow {
  readonly rule: string
  readonly about: string
  readonly direction: Direction
  readonly needs: string | null
  readonly caseId: string
  readonly reference: string
  readonly kind: string | null
  readonly channel: string
  readonly plan: string | null
  readonly given: RemedyKind | null
  readonly costMinor: number | null
  readonly currency: string | null
  readonly at: number
  readonly reason: string | null
  readonly isMine: boolean
}

/** The newest first. `me`: what one has set aside oneself is answered to oneself. */
export async function overridesSince(db: Db, from: Date, me: string): Promise<readonly OverrideRow[]> {
  const { rows } = await sql<OverrideRow>`
    SELECT o.rule, o.about, o.direction, o.needs, o.case_id AS "caseId", c.reference, c.kind, c.channel, o.at,
      (SELECT s.plan FROM service s JOIN account a ON a.id = s.account_id
        WHERE a.customer_id = c.customer_id AND s.state <> 'ended' ORDER BY s.since, s.id LIMIT 1) AS plan,
      r.kind AS given, coalesce(r.amount_minor, r.cost_minor) AS "costMinor", r.currency, f.reason, coalesce(f.mine, false) AS "isMine"
    FROM rule_override o JOIN cases c ON c.id = o.case_id
    LEFT JOIN remedy r ON r.id = o.remedy_id AND r.state <> 'taken-back'
    LEFT JOIN LATERAL (
      SELECT convert_from(b.bytes, 'UTF8')::json ->> 'reason' AS reason, f.data::json ->> 'agentId' = ${me} AS mine
      FROM fact f LEFT JOIN fact_body b USING (lane, seq)
      WHERE f.case_id = o.case_id AND f.type = 'RuleOverridden' AND f.data::json ->> 'rule' = o.rule
        AND f.data::json ->> 'overrideId' = o.override_id::text LIMIT 1) f ON true
    WHERE o.at >= ${from} ORDER BY o.at DESC LIMIT 5000`.execute(db)
  return rows
}

export interface ProposalRow {
  readonly id: string
  readonly rule: string
  readonly about: string
  readonly direction: Direction
  readonly madeAt: number
  readonly state: 'open' | 'accepted' | 'declined'
  readonly settledAt: number | null
  readonly settledBy: string | null
  readonly reason: string | null
}

const columns = sql`id, rule, about, direction, made_at AS "madeAt", state, settled_at AS "settledAt", settled_by AS "settledBy", reason`

/** Of each rule and direction the newest. */
export async function newestProposals(db: Db): Promise<readonly ProposalRow[]> {
  const { rows } = await sql<ProposalRow>`
    SELECT DISTINCT ON (rule, about, direction) ${columns} FROM rule_proposal
    ORDER BY rule, about, direction, made_at DESC, id`.execute(db)
  return rows
}

export async function lockProposal(tx: Tx, id: string): Promise<ProposalRow | null> {
  const { rows } = await sql<ProposalRow>`
    SELECT ${columns} FROM rule_proposal WHERE id = ${id} FOR UPDATE`.execute(tx)
  return rows[0] ?? null
}

/** What those who set the rule aside would have needed. */
export async function needsOf(tx: Tx, proposalId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly needs: string }>`
    SELECT needs FROM rule_override WHERE proposal_id = ${proposalId} AND needs IS NOT NULL ORDER BY at`.execute(
    tx,
  )
  return rows.map(({ needs }) => needs)
}

export async function settleProposal(
  tx: Tx,
  id: string,
  answer: {
    readonly accepts: boolean
    readonly reason: string
    readonly agentId: string
    readonly now: number
  },
): Promise<void> {
  await sql`
    UPDATE rule_proposal SET state = ${answer.accepts ? 'accepted' : 'declined'}, settled_at = ${new Date(answer.now)},
      settled_by = ${answer.agentId}, reason = nullif(${answer.reason.trim()}, '') WHERE id = ${id}`.execute(
    tx,
  )
}

/** @returns whether it held until now */
export async function letGo(tx: Tx, rule: string, about: string, now: number): Promise<boolean> {
  const done = await sql`
    INSERT INTO rule_let_go (rule, about, since) VALUES (${rule}, ${about}, ${new Date(now)}) ON CONFLICT DO NOTHING`.execute(
    tx,
  )
  return Number(done.numAffectedRows ?? 0) > 0
}

/** @returns whether it was let go until now */
export async function holdAgain(tx: Tx, rule: string, about: string): Promise<boolean> {
  const done = await sql`DELETE FROM rule_let_go WHERE rule = ${rule} AND about = ${about}`.execute(tx)
  return Number(done.numAffectedRows ?? 0) > 0
}

export async function entryNames(db: Db | Tx) {
  const { rows } = await sql<{ readonly id: string; readonly en: string; readonly es: string }>`
    SELECT id, name_en AS en, name_es AS es FROM remedy_entry ORDER BY position, id`.execute(db)
  return rows
}

/** Rules that one has set aside oneself, and that were answered since. */
export async function answeredSince(db: Db, from: Date, me: string): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    SELECT count(DISTINCT p.id)::int AS count FROM rule_proposal p JOIN rule_override o ON o.proposal_id = p.id
    WHERE p.settled_at >= ${from} AND EXISTS (
      SELECT FROM fact f WHERE f.case_id = o.case_id AND f.type = 'RuleOverridden'
        AND f.data::json ->> 'overrideId' = o.override_id::text AND f.data::json ->> 'agentId' = ${me})`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

export async function openProposals(db: Db): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    SELECT count(*)::int AS count FROM rule_proposal WHERE state = 'open'`.execute(db)
  return rows[0]?.count ?? 0
}
