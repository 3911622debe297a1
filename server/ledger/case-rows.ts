/** The rows of a case (cases, entry, commitment): read locked, written back as the facts made them. */
import { sql } from 'kysely'
import type { CaseState, CommitmentState, EntryState } from '../../domain/case/state.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'

interface CaseRow extends Omit<CaseState, 'handover' | 'entry' | 'commitments'> {
  readonly handoverId: string | null
  readonly handoverFrom: string | null
  readonly handoverTo: string | null
  readonly handoverUntil: number | null
  readonly entry: EntryState | null
  readonly commitments: readonly CommitmentState[] | null
}

/** Milliseconds since the epoch of a timestamptz inside json, where the driver cannot convert it. */
const ms = (column: string) => sql.raw(`round(extract(epoch from ${column}) * 1000)::bigint`)

const columns = sql`
  c.id, c.reference, c.customer_id AS "customerId", c.kind, c.channel, c.skill, c.priority, c.status,
  c.owner_id AS "ownerId", c.accepted_at AS "acceptedAt", c.opened_at AS "openedAt", c.solved_at AS "solvedAt",
  c.customer_spoke_at AS "customerSpokeAt", c.company_spoke_at AS "companySpokeAt", c.owners, c.version,
  c.handover_id AS "handoverId", c.handover_from AS "handoverFrom", c.handover_to AS "handoverTo",
  c.handover_until AS "handoverUntil",
  (SELECT json_build_object('id', e.id, 'medium', e.medium, 'place', e.place, 'state', e.state, 'agentId', e.agent_id,
      'joinedAt', ${ms('e.joined_at')}, 'offerUntil', ${ms('e.offer_until')}, 'answeredAt', ${ms('e.answered_at')})
    FROM entry e WHERE e.case_id = c.id AND e.state IN ('waiting', 'offered', 'answered')) AS entry,
  (SELECT json_agg(json_build_object('id', p.id, 'kind', p.kind, 'agentId', p.agent_id, 'madeAt', ${ms('p.made_at')},
      'dueAt', ${ms('p.due_at')}, 'warnAt', ${ms('p.warn_at')}, 'state', p.state, 'warnedAt', ${ms('p.warned_at')},
      'settledAt', ${ms('p.settled_at')}) ORDER BY p.made_at, p.id)
    FROM commitment p WHERE p.case_id = c.id) AS commitments`

/** Locks one case until the end of the transaction and reads how it stands. */
export async function lockCase(tx: Tx, id: string): Promise<CaseState | null> {
  // Two statements: one that locks and reads at once could pair the newest case row with older rows of entry and commitment.
  const locked = await sql`SELECT 1 FROM cases WHERE id = ${id} FOR UPDATE`.execute(tx)
  return locked.rows.length === 0 ? null : await readCase(tx, id)
}

export async function readCase(db: Db | Tx, id: string): Promise<CaseState | null> {
  const { rows } = await sql<CaseRow>`SELECT ${columns} FROM cases c WHERE c.id = ${id}`.execute(db)
  return rows[0] ? toState(rows[0]) : null
}

/** Several at once, in the order of their ids; one that is not there is left out. */
export async function readCases(db: Db | Tx, ids: readonly string[]): Promise<readonly CaseState[]> {
  const { rows } = await sql<CaseRow>`
    SELECT ${columns} FROM cases c WHERE c.id = ANY(${[...ids]}::uuid[]) ORDER BY c.id`.execute(db)
  return rows.map(toState)
}

function toState(row: CaseRow): CaseState {
  const { handoverId, handoverFrom, handoverTo, handoverUntil, entry, commitments, ...rest } = row
  return {
    ...rest,
    handover:
      handoverId && handoverFrom && handoverTo && handoverUntil !== null
        ? { id: handoverId, from: handoverFrom, to: handoverTo, until: handoverUntil }
        : null,
    entry,
    commitments: commitments ?? [],
  }
}

/** How a case stands after the facts of a transaction, and what became of each place in the line that it had on the way. */
export interface Folded {
  readonly state: CaseState
  /** As each last stood; all but the one in `state` are over. */
  readonly entries: Map<string, EntryState>
}

/** Writes the difference between how the case stood and how it stands. */
export async function saveCase(
  tx: Tx,
  before: CaseState | null,
  { state: after, entries }: Folded,
  now: Instant,
): Promise<void> {
  await (before ? updateCaseRow(tx, after) : insertCaseRow(tx, after))
  // In the order in which they were had: the one before is over when the next one begins.
  for (const entry of entries.values()) {
    const isOver = entry.id !== after.entry?.id
    if (isOver || entry !== before?.entry) await upsertEntry(tx, after.id, entry, isOver ? now : null)
    if (isOver && entry.answeredAt !== null) await noteFree(tx, entry.agentId, now)
  }
  const known = new Map(before?.commitments.map(promise => [promise.id, promise]))
  for (const promise of after.commitments) {
    if (known.get(promise.id) !== promise) await upsertCommitment(tx, after.id, promise)
  }
}

const at = (instant: number | null) => (instant === null ? null : new Date(instant))

async function insertCaseRow(tx: Tx, c: CaseState): Promise<void> {
  await sql`
    INSERT INTO cases (id, reference, customer_id, kind, channel, skill, priority, status, owner_id, accepted_at, opened_at,
      solved_at, customer_spoke_at, company_spoke_at, owners, handover_id, handover_from, handover_to, handover_until, version)
    VALUES (${c.id}, ${c.reference}, ${c.customerId}, ${c.kind}, ${c.channel}, ${c.skill}, ${c.priority}, ${c.status},
      ${c.ownerId}, ${at(c.acceptedAt)}, ${at(c.openedAt)}, ${at(c.solvedAt)}, ${at(c.customerSpokeAt)},
      ${at(c.companySpokeAt)}, ${c.owners}, ${c.handover?.id ?? null}, ${c.handover?.from ?? null},
      ${c.handover?.to ?? null}, ${at(c.handover?.until ?? null)}, ${c.version})`.execute(tx)
}

async function updateCaseRow(tx: Tx, c: CaseState): Promise<void> {
  await sql`
    UPDATE cases SET kind = ${c.kind}, skill = ${c.skill}, priority = ${c.priority}, status = ${c.status},
      owner_id = ${c.ownerId}, accepted_at = ${at(c.acceptedAt)}, solved_at = ${at(c.solvedAt)},
      customer_spoke_at = ${at(c.customerSpokeAt)}, company_spoke_at = ${at(c.companySpokeAt)}, owners = ${c.owners},
      handover_id = ${c.handover?.id ?? null}, handover_from = ${c.handover?.from ?? null},
      handover_to = ${c.handover?.to ?? null}, handover_until = ${at(c.handover?.until ?? null)}, version = ${c.version}
    WHERE id = ${c.id}`.execute(tx)
}

/** @param endedAt null while it is alive */
async function upsertEntry(
  tx: Tx,
  caseId: string,
  entry: EntryState,
  endedAt: Instant | null,
): Promise<void> {
  const overAs = entry.answeredAt === null ? 'left' : 'ended'
  await sql`
    INSERT INTO entry (id, case_id, medium, place, state, agent_id, joined_at, offer_until, answered_at, ended_at)
    VALUES (${entry.id}, ${caseId}, ${entry.medium}, ${entry.place}, ${endedAt === null ? entry.state : overAs},
      ${entry.agentId}, ${at(entry.joinedAt)}, ${endedAt === null ? at(entry.offerUntil) : null},
      ${at(entry.answeredAt)}, ${at(endedAt)})
    ON CONFLICT (id) DO UPDATE SET state = excluded.state, agent_id = excluded.agent_id,
      offer_until = excluded.offer_until, answered_at = excluded.answered_at, ended_at = excluded.ended_at`.execute(
    tx,
  )
}

/**
 * Whoever ended a contact is free since then; the one who is free longest is asked first. Seats are locked before cases, so a seat
 * that is locked is not waited for: whoever holds it is writing the same column, with about the same time.
 */
async function noteFree(tx: Tx, agentId: string | null, now: Instant): Promise<void> {
  await sql`
    UPDATE seat SET free_since = ${at(now)} WHERE agent_id IN (
      SELECT agent_id FROM seat WHERE agent_id = ${agentId} AND free_since < ${at(now)} FOR UPDATE SKIP LOCKED)`.execute(
    tx,
  )
}

async function upsertCommitment(tx: Tx, caseId: string, p: CommitmentState): Promise<void> {
  await sql`
    INSERT INTO commitment (id, case_id, kind, agent_id, made_at, warn_at, due_at, state, warned_at, settled_at)
    VALUES (${p.id}, ${caseId}, ${p.kind}, ${p.agentId}, ${at(p.madeAt)}, ${at(p.warnAt)}, ${at(p.dueAt)}, ${p.state},
      ${at(p.warnedAt)}, ${at(p.settledAt)})
    ON CONFLICT (id) DO UPDATE SET state = excluded.state, warned_at = excluded.warned_at,
      settled_at = excluded.settled_at`.execute(tx)
}
