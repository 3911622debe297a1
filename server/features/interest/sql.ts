/** Own accounts of those who work here, who is named for looking at gifts, and what they look at. */
import { sql } from 'kysely'
import type { ReviewOutcome, WhyReviewed } from '../../../domain/interest/interest.ts'
import type { Called } from '../../../domain/remedy/facts.ts'
import type { RemedyKind } from '../../../domain/remedy/kinds.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { calledOfR } from '../../remedies/called.ts'

export async function ownAccounts(db: Db | Tx, agentId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly number: string }>`
    SELECT number FROM agent_account WHERE agent_id = ${agentId} ORDER BY number`.execute(db)
  return rows.map(({ number }) => number)
}

/** What was said before and is left out is taken back; that it was said, since when and until when, stays written. */
export async function setOwnAccounts(
  tx: Tx,
  {
    agentId,
    numbers,
    now,
  }: { readonly agentId: string; readonly numbers: readonly string[]; readonly now: number },
): Promise<void> {
  await sql`
    WITH gone AS (
      DELETE FROM agent_account WHERE agent_id = ${agentId} AND number <> ALL(${[...numbers]}::text[]) RETURNING number, said_at)
    INSERT INTO agent_account_past (agent_id, number, said_at, until)
    SELECT ${agentId}, number, said_at, ${new Date(now)} FROM gone`.execute(tx)
  await sql`
    INSERT INTO agent_account (agent_id, number, said_at)
    SELECT ${agentId}, number, ${new Date(now)} FROM unnest(${[...numbers]}::text[]) AS number ON CONFLICT DO NOTHING`.execute(
    tx,
  )
}

export async function reviewers(db: Db | Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly id: string }>`
    SELECT r.agent_id AS id FROM gift_reviewer r JOIN agent a ON a.id = r.agent_id ORDER BY a.name, a.id`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

export interface ThresholdRow {
  readonly gifts: number
  readonly days: number
}

export async function threshold(db: Db | Tx): Promise<ThresholdRow> {
  const { rows } = await sql<ThresholdRow>`SELECT gifts, days FROM gift_threshold`.execute(db)
  const [row] = rows
  if (!row) throw new Error('the threshold of gifts is not set')
  return row
}

export async function saveReviewing(
  tx: Tx,
  { people, gifts, days }: ThresholdRow & { readonly people: readonly string[] },
): Promise<void> {
  await sql`UPDATE gift_threshold SET gifts = ${gifts}, days = ${days}`.execute(tx)
  await sql`DELETE FROM gift_reviewer WHERE agent_id <> ALL(${[...people]}::uuid[])`.execute(tx)
  await sql`
    INSERT INTO gift_reviewer (agent_id) SELECT unnest(${[...people]}::uuid[]) ON CONFLICT DO NOTHING`.execute(
    tx,
  )
}

export interface ReviewRow {
  readonly id: string
  readonly caseId: string
  readonly reference: string
  readonly agentId: string
  /** Who allowed more than the giver may give; null where nobody had to. */
  readonly allowedBy: string | null
  readonly why: WhyReviewed
  readonly gifts: number
  readonly at: number
  readonly state: 'open' | ReviewOutcome
  readonly reason: string | null
  readonly closedAt: number | null
  readonly kind: RemedyKind
  readonly called: Called | null
  readonly amountMinor: number | null
  readonly currency: string | null
}

const review = sql`
  SELECT g.id, g.case_id AS "caseId", c.reference, g.agent_id AS "agentId", g.why, g.gifts, g.at, g.state, g.reason,
    g.closed_at AS "closedAt", r.kind, ${calledOfR} AS called, r.amount_minor AS "amountMinor", r.currency,
    (SELECT f.data::json ->> 'agentId' FROM fact f WHERE f.case_id = g.case_id AND f.type = 'ApprovalGiven'
      AND f.data::json ->> 'approvalId' = r.approval_id::text LIMIT 1) AS "allowedBy"
  FROM gift_review g JOIN cases c ON c.id = g.case_id JOIN remedy r ON r.id = g.remedy_id`

/** Open ones first, the oldest first; then the newest that were closed. */
export async function reviews(db: Db): Promise<readonly ReviewRow[]> {
  const { rows } = await sql<ReviewRow>`
    ${review} ORDER BY g.state <> 'open', CASE WHEN g.state = 'open' THEN g.at END, g.closed_at DESC LIMIT 200`.execute(
    db,
  )
  return rows
}

export async function closedReviewsOf(db: Db, agentId: string): Promise<readonly ReviewRow[]> {
  const { rows } = await sql<ReviewRow>`
    ${review} WHERE g.agent_id = ${agentId} AND g.state <> 'open' ORDER BY g.closed_at DESC LIMIT 50`.execute(
    db,
  )
  return rows
}

export async function reviewById(db: Db | Tx, id: string): Promise<ReviewRow | null> {
  const { rows } = await sql<ReviewRow>`${review} WHERE g.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** @returns false where somebody else closed it first */
export async function closeReview(
  db: Db,
  {
    id,
    outcome,
    reason,
    agentId,
    now,
  }: {
    readonly id: string
    readonly outcome: ReviewOutcome
    readonly reason: string
    readonly agentId: string
    readonly now: number
  },
): Promise<boolean> {
  const done = await sql`
    UPDATE gift_review SET state = ${outcome}, reason = ${reason}, reviewer_id = ${agentId}, closed_at = ${new Date(now)}
    WHERE id = ${id} AND state = 'open'`.execute(db)
  return Number(done.numAffectedRows ?? 0) > 0
}
