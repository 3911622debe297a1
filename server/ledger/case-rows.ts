/** The rows of a case (cases, entry, commitment): read locked, written back as the facts made them. */
import { sql } from 'kysely'
import type { CaseState, EntryState } from '../../domain/case/state.ts'
import { type CommitmentState, isPaused } from '../../domain/commitment/state.ts'
import { noWishes, type Wishes } from '../../domain/leaving/state.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'

interface CaseRow
  extends Omit<
      CaseState,
      | 'rung'
      | 'wishes'
      | 'points'
      | 'pointsKnown'
      | 'refusedBy'
      | 'handover'
      | 'entry'
      | 'commitments'
      | 'tags'
      | 'snooze'
    >,
    RungColumns,
    WishColumns {
  readonly handoverId: string | null
  readonly handoverFrom: string | null
  readonly handoverTo: string | null
  readonly handoverUntil: number | null
  readonly entry: EntryState | null
  readonly commitments: readonly CommitmentState[] | null
  readonly tags: readonly string[] | null
  readonly snoozeCommitment: string | null
  readonly snoozedUntil: number | null
  readonly points: readonly string[] | null
  readonly pointsSettled: readonly string[] | null
  readonly pointsOwn: readonly string[] | null
  readonly refusedBy: readonly string[] | null
}

/** Of what `cases_read` and `cases_lock` return (migration 0053). */
const columns = sql`
  (c).id, (c).reference, (c).customer_id AS "customerId", (c).kind, (c).channel, (c).skill, (c).priority, (c).status,
  (c).owner_id AS "ownerId", (c).accepted_at AS "acceptedAt", (c).opened_at AS "openedAt", (c).solved_at AS "solvedAt",
  (c).customer_spoke_at AS "customerSpokeAt", (c).company_spoke_at AS "companySpokeAt", (c).owners, (c).version,
  (c).handover_id AS "handoverId", (c).handover_from AS "handoverFrom", (c).handover_to AS "handoverTo",
  (c).handover_until AS "handoverUntil", (c).snooze_commitment AS "snoozeCommitment", (c).snoozed_until AS "snoozedUntil",
  (c).merged_into AS "mergedInto", (c).rung AS "rungNumber", (c).rung_agent AS "rungAgent", (c).rung_since AS "rungSince",
  (c).rung_answer_by AS "rungAnswerBy", (c).rung_answered_at AS "rungAnsweredAt",
  (c).rung_people::text[] AS "rungPeople", (c).rung_named AS "rungNamed", (c).rung_team AS "rungTeam",
  (c).rung_warn_at AS "rungWarnAt", (c).rung_reminded_at AS "rungRemindedAt", (c).rung_times_late AS "rungTimesLate",
  (c).refused_by::text[] AS "refusedBy", (c).points_settled::text[] AS "pointsSettled", (c).points_own::text[] AS "pointsOwn",
  (c).wish_leave AS "wishLeave", (c).wish_pay_less AS "wishPayLess", (c).points::text[] AS points, entry, kept AS "keptPlace", commitments, tags`

export interface Locks {
  readonly customers?: readonly string[]
  /** Out of which is given: by the names of their holders. */
  readonly purses?: readonly string[]
  readonly seats?: readonly string[]
  /** Cases that must exist. A case that is about to be opened is not locked: nobody else knows its id. */
  readonly cases?: readonly string[]
  /** Cases of which those are locked that nobody else has in hand; not to be named together with others. */
  readonly freeCases?: readonly string[]
}

export interface LockedRow {
  readonly state: CaseState
  /** Nobody is at its other end any more. It stays as it is while the case is locked, which erasing waits for. */
  readonly isErased: boolean
}

/** Locks all of it until the end of the transaction and reads how the cases stand; one that is not there is left out. */
export async function lockRows(
  tx: Tx,
  { customers = [], seats = [], cases = [], freeCases }: Locks,
): Promise<readonly LockedRow[]> {
  const locked = freeCases
    ? sql`cases_lock_free(${ordered(freeCases)}::uuid[])`
    : sql`cases_lock(${ordered(customers)}::uuid[], ${ordered(seats)}::uuid[], ${ordered(cases)}::uuid[])`
  const { rows } = await sql<CaseRow & Pick<LockedRow, 'isErased'>>`
    SELECT ${columns}, is_erased AS "isErased" FROM ${locked}`.execute(tx)
  return rows.map(({ isErased, ...row }) => ({ state: toState(row), isErased }))
}

/** Each once, by id: whoever locks several does it in this order. */
function ordered(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].toSorted()
}

export async function readCase(db: Db | Tx, id: string): Promise<CaseState | null> {
  const [state] = await readCases(db, [id])
  return state ?? null
}

/** Several at once, in the order of their ids; one that is not there is left out. */
export async function readCases(db: Db | Tx, ids: readonly string[]): Promise<readonly CaseState[]> {
  const { rows } = await sql<CaseRow>`
    SELECT ${columns} FROM cases_read(${ids}::uuid[]) ORDER BY (c).id`.execute(db)
  return rows.map(toState)
}

function toState(row: CaseRow): CaseState {
  const { handoverId, handoverFrom, handoverTo, handoverUntil, entry, commitments, tags, ...more } = row
  const { snoozeCommitment, snoozedUntil, wishLeave, wishPayLess, ...others } = more
  const { points, pointsSettled, pointsOwn, refusedBy, ...onLadder } = others
  const { rung, rest } = takeRung(onLadder)
  return {
    ...rest,
    handover:
      handoverId && handoverFrom && handoverTo && handoverUntil !== null
        ? { id: handoverId, from: handoverFrom, to: handoverTo, until: handoverUntil }
        : null,
    entry,
    commitments: commitments ?? [],
    tags: (tags ?? []).toSorted(),
    snooze:
      snoozeCommitment && snoozedUntil !== null
        ? { commitmentId: snoozeCommitment, until: snoozedUntil }
        : null,
    rung,
    wishes:
      wishLeave === null && wishPayLess === null ? noWishes : { leave: wishLeave, payLess: wishPayLess },
    points: points ?? [],
    pointsKnown: { settled: pointsSettled ?? [], own: pointsOwn ?? [] },
    refusedBy: refusedBy ?? [],
  }
}

interface WishColumns {
  readonly wishLeave: Wishes['leave']
  readonly wishPayLess: Wishes['payLess']
}

interface RungColumns {
  readonly rungNumber: number | null
  readonly rungAgent: string | null
  readonly rungSince: number | null
  readonly rungAnswerBy: number | null
  readonly rungAnsweredAt: number | null
  readonly rungPeople: readonly string[] | null
  readonly rungNamed: string | null
  readonly rungTeam: string | null
  readonly rungWarnAt: number | null
  readonly rungRemindedAt: number | null
  readonly rungTimesLate: number | null
}

function takeRung<Row extends RungColumns>(row: Row) {
  const { rungNumber, rungAgent, rungSince, rungAnswerBy, rungAnsweredAt, rungPeople, ...more } = row
  const { rungNamed, rungTeam, rungWarnAt, rungRemindedAt, rungTimesLate, ...rest } = more
  const rung: CaseState['rung'] =
    rungNumber === null || rungSince === null
      ? null
      : {
          rung: rungNumber,
          agentId: rungAgent,
          since: rungSince,
          answerBy: rungAnswerBy,
          answeredAt: rungAnsweredAt,
          people: rungPeople ?? [],
          named: rungNamed,
          teamId: rungTeam,
          warnAt: rungWarnAt,
          remindedAt: rungRemindedAt,
          timesLate: rungTimesLate ?? 0,
        }
  return { rung, rest }
}

/** How a case stands after the facts of a transaction, and what became of each place in the line that it had on the way. */
export interface Folded {
  readonly before: CaseState | null
  readonly state: CaseState
  /** As each last stood; all but the one in `state` are over. */
  readonly entries: Map<string, EntryState>
}

/** Something that came from outside, under the name by which it is recognised when it comes again, and a digest of what was asked. */
export interface Receipt {
  readonly channel: string
  readonly externalId: string
  readonly messageId: string
  readonly caseId: string
  readonly said?: string | undefined
}

/** Rows to be written, as `case_write` and `case_move` take them: JSON, or null for none. */
export interface Rows {
  readonly cases: string | null
  readonly entries: string | null
  readonly commitments: string | null
  readonly received: string | null
  /** On which rung cases stand, and the points of their complaint; by `case_rung_write`, after the cases. */
  readonly rungs: string | null
  /** Who wishes to leave or to pay less; by `case_wish_write`, after the cases. */
  readonly wishes: string | null
  /** Cases of which nothing else has changed than how many facts they have and in whose hands their place is. */
  readonly moved: string | null
}

/** The difference between how the cases stood and how they stand. */
export function changedRows(folds: readonly Folded[], receipt: Receipt | undefined, now: Instant): Rows {
  const moved = folds.filter(hasOnlyMoved)
  const changed = moved.length === 0 ? folds : folds.filter(folded => !moved.includes(folded))
  return {
    cases: rowsOrNull(changed.map(caseRow)),
    entries: rowsOrNull(changed.flatMap(folded => changedEntries(folded, now))),
    commitments: rowsOrNull(changed.flatMap(changedCommitments)),
    rungs: rowsOrNull(changed.filter(hasClimbed).map(rungRow)),
    wishes: rowsOrNull(changed.filter(hasWished).map(wishRow)),
    received: rowsOrNull(receipt ? [receivedRow(receipt, now)] : []),
    moved: rowsOrNull(moved.map(movedRow)),
  }
}

const ofMoves: Readonly<Partial<Record<keyof CaseState, true>>> = { version: true, entry: true }
const ofHands: Readonly<Partial<Record<keyof EntryState, true>>> = {
  state: true,
  agentId: true,
  offerUntil: true,
  answeredAt: true,
}

/** So it is with most of what happens in the line, and it is written at half the cost. */
function hasOnlyMoved({ before, state, entries }: Folded): boolean {
  if (!before || entries.size > 1 || !isSameBut(before, state, ofMoves)) return false
  if (before.entry === null || state.entry === null) return before.entry === state.entry && entries.size === 0
  return isSameBut(before.entry, state.entry, ofHands)
}

/** Whether two are the same in all fields but these; what is inside of a field counts as another when it was made anew. */
function isSameBut<Whole extends object>(
  one: Whole,
  other: Whole,
  fields: Readonly<Partial<Record<keyof Whole, true>>>,
): boolean {
  const keys = Object.keys(other) as (keyof Whole)[] // of the same type, and made by spreading
  return keys.every(key => fields[key] === true || one[key] === other[key])
}

function hasClimbed({ before, state: { rung, points, refusedBy } }: Folded): boolean {
  if (rung !== (before?.rung ?? null)) return true
  // A list of them is made anew only where something has changed.
  return before === null
    ? points.length > 0 || refusedBy.length > 0
    : points !== before.points || refusedBy !== before.refusedBy
}

function hasWished({ before, state: { wishes } }: Folded): boolean {
  return wishes !== (before?.wishes ?? noWishes)
}

function wishRow({ state: { id, wishes } }: Folded) {
  return { id, wish_leave: wishes.leave, wish_pay_less: wishes.payLess }
}

function rungRow({ state: { id, rung, points, pointsKnown, refusedBy } }: Folded) {
  return {
    id,
    rung: rung?.rung ?? null,
    rung_agent: rung?.agentId ?? null,
    rung_since: at(rung?.since ?? null),
    rung_answer_by: at(rung?.answerBy ?? null),
    rung_answered_at: at(rung?.answeredAt ?? null),
    rung_people: rung?.people ?? null,
    rung_named: rung?.named ?? null,
    rung_team: rung?.teamId ?? null,
    rung_warn_at: at(rung?.warnAt ?? null),
    rung_reminded_at: at(rung?.remindedAt ?? null),
    rung_times_late: rung?.timesLate ?? null,
    refused_by: refusedBy,
    points,
    points_settled: pointsKnown.settled,
    points_own: pointsKnown.own,
  }
}

function movedRow({ before, state: { id, version, entry } }: Folded) {
  if (!entry || entry === before?.entry) return { id, version }
  const { state, agentId, offerUntil, answeredAt } = entry
  const hands = { state, agent_id: agentId, offer_until: at(offerUntil), answered_at: at(answeredAt) }
  return { id, version, entry: entry.id, ...hands }
}

function rowsOrNull(rows: readonly object[]): string | null {
  return rows.length === 0 ? null : JSON.stringify(rows)
}

const at = (instant: number | null) => (instant === null ? null : new Date(instant))

function caseRow({ before, state: c }: Folded) {
  return {
    id: c.id,
    reference: c.reference,
    customer_id: c.customerId,
    kind: c.kind,
    channel: c.channel,
    skill: c.skill,
    priority: c.priority,
    status: c.status,
    owner_id: c.ownerId,
    accepted_at: at(c.acceptedAt),
    opened_at: at(c.openedAt),
    solved_at: at(c.solvedAt),
    customer_spoke_at: at(c.customerSpokeAt),
    company_spoke_at: at(c.companySpokeAt),
    owners: c.owners,
    handover_id: c.handover?.id ?? null,
    handover_from: c.handover?.from ?? null,
    handover_to: c.handover?.to ?? null,
    handover_until: at(c.handover?.until ?? null),
    version: c.version,
    snooze_commitment: c.snooze?.commitmentId ?? null,
    snoozed_until: at(c.snooze?.until ?? null),
    merged_into: c.mergedInto,
    // No column of its own row: left out, the tags are left alone.
    ...(c.tags === before?.tags || (before === null && c.tags.length === 0) ? {} : { tags: c.tags }),
  }
}

/** In the order in which they were had: the one before is over when the next one begins. */
function changedEntries({ before, state, entries }: Folded, now: Instant) {
  return [...entries.values()].flatMap(entry => {
    if (entry.id !== state.entry?.id) return [entryRow(state, entry, now)]
    return entry === before?.entry ? [] : [entryRow(state, entry, null)]
  })
}

/** @param endedAt null while it is alive */
function entryRow({ id: caseId, keptPlace }: CaseState, entry: EntryState, endedAt: Instant | null) {
  const overAs = entry.answeredAt === null ? 'left' : 'ended'
  return {
    id: entry.id,
    case_id: caseId,
    medium: entry.medium,
    place: entry.place,
    state: endedAt === null ? entry.state : overAs,
    agent_id: entry.agentId,
    joined_at: at(entry.joinedAt),
    offer_until: endedAt === null ? at(entry.offerUntil) : null,
    answered_at: at(entry.answeredAt),
    ended_at: at(endedAt),
    told_until: at(entry.toldUntil),
    only_for: entry.onlyFor?.agentId ?? null,
    only_for_until: at(entry.onlyFor?.until ?? null),
    past_limit_at: at(entry.pastLimitAt),
    kept_until: at(keptPlace?.entryId === entry.id ? keptPlace.until : null),
    ...callbackColumns(entry.callback),
  }
}

/** @param callback null while its person waits */
function callbackColumns(callback: EntryState['callback']) {
  return {
    callback_by: callback?.by ?? null,
    callback_from: at(callback?.window?.from ?? null),
    callback_until: at(callback?.window?.until ?? null),
    callback_tries: callback?.tries ?? null,
    not_before: at(callback?.notBefore ?? null),
    callback_met: callback?.isMet ?? null,
    come_by: at(callback?.comeBy ?? null),
    waited_by: callback?.waitedBy ?? null,
    callback_promise: callback?.promiseId ?? null,
  }
}

function changedCommitments({ before, state }: Folded) {
  const known = new Set(before?.commitments)
  return state.commitments
    .filter(promise => !known.has(promise))
    .map(promise => commitmentRow(state.id, promise))
}

function commitmentRow(caseId: string, p: CommitmentState) {
  return {
    id: p.id,
    case_id: caseId,
    kind: p.kind,
    agent_id: p.agentId,
    made_at: at(p.madeAt),
    warn_at: at(p.warnAt),
    due_at: at(p.dueAt),
    state: p.state,
    warned_at: at(p.warnedAt),
    settled_at: at(p.settledAt),
    moved: p.moved,
    to_helper: p.to === 'customer' ? null : p.to.helperId,
    terms: p.terms,
    within: p.within,
    team_id: p.teamId,
    pauses: p.pauses.length === 0 ? null : p.pauses,
    paused_at: at(isPaused(p) ? (p.pauses.at(-1)?.from ?? null) : null),
    letter_id: p.letterId,
    beyond: p.beyond,
    equivalent: p.equivalent,
  }
}

function receivedRow({ channel, externalId, caseId, messageId, said }: Receipt, now: Instant) {
  return { channel, external_id: externalId, case_id: caseId, message_id: messageId, at: at(now), said }
}
