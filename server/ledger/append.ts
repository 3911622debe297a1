/**
 * The only writer of facts. One transaction: lock (customer → purse → seat → cases by id), decide, fold, write the rows, take the places
 * and at last the lanes, commit. Whoever is told about a fact is told after the commit.
 *
 * What must stay true
 * - Locks are taken in that order and lanes ascending, or two writers deadlock.
 * - A place in the line is taken while its row is locked until the commit, so places follow the order of commits.
 * - A refusal writes nothing.
 * - A transaction that the database broke off for others' sake (deadlock, serialisation) is tried again from the start; `decide`
 *   must therefore have no effect but what it returns and what it does on `tx`.
 */
import { type RawBuilder, sql } from 'kysely'
import { evolve } from '../../domain/case/evolve.ts'
import type { CaseFact } from '../../domain/case/facts.ts'
import type { CaseState } from '../../domain/case/state.ts'
import { isRefusal, type Refusal } from '../../domain/rule.ts'
import type { Instant } from '../../domain/time.ts'
import { Fault } from '../../contract/faults.ts'
import type { Tx } from '../db/connect.ts'
import { andCommit } from '../db/trips.ts'
import { approvalFactsIn, writeApprovals } from './approval-rows.ts'
import { askForReviews } from '../interest/reviews.ts'
import { type Beside, besideAsSql } from './beside.ts'
import {
  changedRows,
  type Folded,
  type LockedRow,
  type Locks,
  lockRows,
  type Receipt,
  type Rows,
} from './case-rows.ts'
import { accountFactsIn, writeAccounts } from './account-rows.ts'
import { canonicalJson } from './chain.ts'
import { insertGhosts, whoHungUp } from './ghost-rows.ts'
import { laneOf, type Ledger, type NewFact } from './ledger.ts'
import { lockPurses } from './purses.ts'
import { overridesIn, writeOverrides } from './override-rows.ts'
import { orderFactsIn, writeOrders } from './order-rows.ts'
import { promisedMoneyIn, writePromisedMoney } from './promised-money.ts'
import { remedyFactsIn, writeRemedies } from './remedy-rows.ts'
import { tagFactsIn, writeTags } from './tag-rows.ts'

export interface Locked {
  readonly now: Instant
  readonly tx: Tx
  /** A case named in the locks, as it stands. */
  readonly caseState: (id: string) => CaseState
  /** Whether this case is locked here; of the free ones that were asked for, perhaps somebody else has it. */
  readonly holds: (caseId: string) => boolean
  /** Whether the customer of such a case is erased: what is read here stays so. */
  readonly isErased: (caseId: string) => boolean
}

export interface Decision<Result> {
  readonly facts: readonly NewFact[]
  readonly result: Result
  /** What these facts come from, so that it is recognised when it comes again: the transaction then fails, see `isRepeatError`. */
  readonly receipt?: Receipt
  /** Rows that travel with those of the cases, where words brought some. */
  readonly beside?: Beside
  /** A call of a function of the database that writes rows of ordinary tables beside those of the cases, without a trip of its own. */
  readonly alongside?: RawBuilder<unknown>
  /** Rows of ordinary tables that belong to these facts; run after the rows of the cases and before the lanes. */
  readonly also?: (tx: Tx) => Promise<void>
}

export type Decide<Result> = (
  locked: Locked,
) => Promise<Decision<Result> | Refusal> | Decision<Result> | Refusal

const triesAfterConflict = 5
const conflicts = new Set(['40P01', '40001'])

/** Takes a refusal out of the transaction, so that what `decide` had written by then is rolled back. */
class Refused extends Error {
  readonly refusal: Refusal
  constructor(refused: Refusal) {
    super(refused.refused.says)
    this.refusal = refused
  }
}

/**
 * Decides and appends in one transaction.
 * @returns the decision's result, or the refusal; both only after the commit
 * @throws Fault not-found when a case to lock does not exist; whatever `decide` throws, with nothing written
 */
export async function append<Result>(
  ledger: Ledger,
  locks: Locks,
  decide: Decide<Result>,
): Promise<Result | Refusal> {
  for (let tries = 1; ; tries++) {
    try {
      const decided = await ledger.db.transaction().execute(tx => decideAndWrite(ledger, tx, locks, decide))
      if (decided.facts.length > 0) ledger.signals.send({ kind: 'facts' })
      return decided.result
    } catch (error) {
      if (error instanceof Refused) return error.refusal
      if (tries >= triesAfterConflict || !conflicts.has(codeOf(error))) throw error
    }
  }
}

async function decideAndWrite<Result>(
  ledger: Ledger,
  tx: Tx,
  locks: Locks,
  decide: Decide<Result>,
): Promise<Decision<Result>> {
  const rows = await lock(tx, locks)
  // Asked after the locks: the facts of a case carry times that never run backwards.
  const now = ledger.clock()
  const locked = (id: string) => {
    const row = rows.get(id)
    if (!row) throw new Error(`case ${id} was read without being locked`)
    return row
  }
  const decision = await decide({
    now,
    tx,
    caseState: id => locked(id).state,
    holds: id => rows.has(id),
    isErased: id => locked(id).isErased,
  })
  if (isRefusal(decision)) throw new Refused(decision)
  await write(tx, rows, decision, now)
  return decision
}

async function lock(tx: Tx, locks: Locks): Promise<ReadonlyMap<string, LockedRow>> {
  if (locks.purses !== undefined) await lockPurses(tx, locks.customers ?? [], locks.purses)
  const isNothing = !Object.values(locks).some((ids: readonly string[]) => ids.length > 0)
  const rows = new Map((isNothing ? [] : await lockRows(tx, locks)).map(row => [row.state.id, row]))
  const isAbsent = (id: string) => !rows.has(id)
  if (locks.cases?.some(isAbsent)) throw new Fault('not-found', say => say.noCase)
  return rows
}

/** Places, then rows, then what else belongs to them, then the lanes; in one statement where nothing comes between. */
async function write(
  tx: Tx,
  before: ReadonlyMap<string, LockedRow>,
  { facts, receipt, beside, alongside, also }: Decision<unknown>,
  now: Instant,
): Promise<void> {
  const placed = await withPlaces(tx, facts)
  const rows = changedRows(fold(before, placed, now), receipt, now)
  const writing = [...writeRows(rows, beside), ...(alongside ? [alongside] : [])]
  const hungUp = whoHungUp(facts)
  const remedies = remedyFactsIn(facts)
  const orders = orderFactsIn(facts)
  const accounts = accountFactsIn(facts)
  const overrides = overridesIn(facts)
  const approvals = approvalFactsIn(facts)
  const promised = promisedMoneyIn(facts)
  const tags = tagFactsIn(facts)
  const isApart =
    also !== undefined ||
    hungUp.length > 0 ||
    remedies.length > 0 ||
    orders.length > 0 ||
    accounts.length > 0 ||
    overrides.length > 0 ||
    approvals.length > 0 ||
    promised.length > 0 ||
    tags.length > 0
  if (isApart) {
    if (writing.length > 0) await sql`SELECT ${sql.join(writing)}`.execute(tx)
    await insertGhosts(tx, hungUp, now)
    await writeApprovals(tx, approvals, now)
    await writePromisedMoney(tx, promised)
    await writeRemedies(tx, remedies, now)
    await writeOrders(tx, orders, now)
    await writeAccounts(tx, accounts, now)
    await writeOverrides(tx, overrides, now)
    await writeTags(tx, tags)
    await askForReviews(tx, facts, now)
    await also?.(tx)
  }
  // What stands after FROM is done before what is selected from it.
  const from = isApart || writing.length === 0 ? sql`` : sql`FROM ${sql.join(writing)}`
  await sql`SELECT ${appendToLanes(placed, now)} ${from} ${andCommit}`.execute(tx)
}

function writeRows(
  { cases, entries, commitments, received, rungs, wishes, moved }: Rows,
  beside: Beside | undefined,
): readonly RawBuilder<unknown>[] {
  const isAny = [cases, entries, commitments, received].some(rows => rows !== null)
  const ofCases = sql`${cases}::json, ${entries}::json, ${commitments}::json, ${received}::json`
  const whole = beside ? [writeBeside(ofCases, beside)] : isAny ? [sql`case_write(${ofCases})`] : []
  return [
    ...whole,
    ...(rungs === null ? [] : [sql`case_rung_write(${rungs}::json)`]),
    ...(wishes === null ? [] : [sql`case_wish_write(${wishes}::json)`]),
    ...(moved === null ? [] : [sql`case_move(${moved}::json)`]),
  ]
}

function writeBeside(ofCases: RawBuilder<unknown>, beside: Beside): RawBuilder<unknown> {
  const rows = sql`${ofCases}, ${besideAsSql(beside)}`
  return beside.person === undefined
    ? sql`case_and_mail_write(${rows})`
    : sql`case_and_person_write(${beside.person}::json, ${rows})`
}

function fold(
  before: ReadonlyMap<string, LockedRow>,
  facts: readonly NewFact[],
  now: Instant,
): readonly Folded[] {
  const after = new Map<string, Folded>()
  for (const { caseId, fact } of facts) {
    if (caseId === null) continue
    const folded = after.get(caseId) ?? startOf(before.get(caseId)?.state ?? null)
    const state = evolve(folded.state, fact, now, caseId)
    const entries = state.entry ? folded.entries.set(state.entry.id, state.entry) : folded.entries
    after.set(caseId, { before: folded.before, state, entries })
  }
  return [...after.values()]
}

function startOf(state: CaseState | null) {
  const entry = state?.entry
  return { before: state, state, entries: new Map(entry ? [[entry.id, entry]] : []) }
}

/** Facts after which somebody may stand earlier in the line than the leader knew. */
const improvesAPlace: ReadonlySet<CaseFact['type']> = new Set([
  'EntryJoined',
  'EntryReturned',
  'KindChanged',
  'OwnerChanged',
  'OwnerAccepted',
  'OwnerNotAwaited',
  'CallbackAsked',
  'CallbackWithdrawn',
  'CallbackDue',
  'PlaceTakenUp',
])

/** An owner who accepts by answering: the entry is out of the line, and nobody stands earlier by it. */
function isAnswered(added: NewFact, facts: readonly NewFact[]): boolean {
  return (
    added.fact.type === 'OwnerAccepted' &&
    facts.some(other => other.caseId === added.caseId && other.fact.type === 'EntryAnswered')
  )
}

/**
 * Gives each join its place. The row stays locked until the commit. Its `version` tells the leader of the line that its memory is
 * behind: an offer commits only if nothing that could come earlier was committed since the leader looked.
 */
async function withPlaces(tx: Tx, facts: readonly NewFact[]): Promise<readonly NewFact[]> {
  const moves = facts.some(
    added => added.caseId !== null && improvesAPlace.has(added.fact.type) && !isAnswered(added, facts),
  )
  if (!moves) return facts
  const joins = facts.filter(added => added.caseId !== null && added.fact.type === 'EntryJoined').length
  const { rows } = await sql<{ readonly next: number }>`
    UPDATE line_place SET next = next + ${joins}, version = version + 1 RETURNING next`.execute(tx)
  let place = (rows[0]?.next ?? 0) - joins
  return facts.map(added =>
    added.caseId !== null && added.fact.type === 'EntryJoined'
      ? { caseId: added.caseId, fact: { ...added.fact, place: place++ } }
      : added,
  )
}

function appendToLanes(facts: readonly NewFact[], now: Instant): RawBuilder<unknown> {
  const lanes = facts.map(added => laneOf(added.caseId ?? added.about))
  const parts = facts.map(added => withoutBody(added.fact))
  return sql`ledger_append(${lanes}::smallint[], ${facts.map(added => added.caseId)}::uuid[],
    ${facts.map(added => added.fact.type)}::text[], ${facts.map(() => now)}::bigint[],
    ${parts.map(part => part.data)}::text[], ${parts.map(part => part.body)}::text[])`
}

function withoutBody(fact: NewFact['fact']): { readonly data: string; readonly body: string | null } {
  const { type: _type, body, ...data } = { body: undefined, ...fact }
  return { data: canonicalJson(data), body: body === undefined ? null : canonicalJson(body) }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}
