/** What the line asks the database. */
import { type RawBuilder, sql } from 'kysely'
import type { Presence } from '../../domain/case/facts.ts'
import type { Entry } from '../../domain/line/entry.ts'
import type { Seat } from '../../domain/line/seat.ts'
import { anyOf } from '../db/any-of.ts'
import type { Db, Tx } from '../db/connect.ts'

/** Grows with everything after which somebody may stand earlier than before. */
export const versionOfLine = sql<number>`(SELECT version FROM line_place)`

export async function lineVersion(db: Db | Tx): Promise<number> {
  const { rows } = await sql<{ readonly version: number }>`SELECT ${versionOfLine} AS version`.execute(db)
  return rows[0]?.version ?? 0
}

/** The same, locked: until the end of the transaction nobody can come earlier. */
export async function lockLineVersion(tx: Tx): Promise<number> {
  const { rows } = await sql<{ readonly version: number }>`SELECT version FROM line_place FOR UPDATE`.execute(
    tx,
  )
  return rows[0]?.version ?? 0
}

interface EntryRow {
  readonly id: string
  readonly caseId: string
  readonly customerId: string
  readonly medium: Entry['medium']
  readonly place: number
  readonly state: Entry['state']
  readonly agentId: string | null
  readonly overtakenByOwn: number
  readonly joinedAt: number
  readonly answeredAt: number | null
  readonly offerUntil: number | null
  readonly isProblem: boolean
  readonly priority: Entry['priority']
  readonly skill: string | null
  readonly ownerId: string | null
  readonly leastLevel: number
  readonly toldUntil: number | null
  readonly onlyForId: string | null
  readonly onlyForUntil: number | null
  readonly pastLimitAt: number | null
  readonly isCallback: boolean
  readonly notBefore: number | null
  readonly isChosenTime: boolean
}

const entryColumns = sql`
  e.id, e.case_id AS "caseId", c.customer_id AS "customerId", e.medium, e.place, e.state, e.agent_id AS "agentId",
  e.overtaken_by_own::int AS "overtakenByOwn", e.joined_at AS "joinedAt", e.answered_at AS "answeredAt", e.offer_until AS "offerUntil",
  c.kind IS DISTINCT FROM 'request' AS "isProblem", c.priority, c.skill,
  CASE WHEN c.accepted_at IS NULL THEN NULL ELSE c.owner_id END AS "ownerId",
  coalesce((SELECT k.least_level FROM skill k WHERE k.name = c.skill), 1)::int AS "leastLevel",
  e.told_until AS "toldUntil", e.only_for AS "onlyForId", e.only_for_until AS "onlyForUntil",
  e.past_limit_at AS "pastLimitAt", e.callback_by IS NOT NULL AS "isCallback", e.not_before AS "notBefore",
  coalesce(e.callback_from IS NOT NULL AND e.callback_tries = 0, false) AS "isChosenTime"`

export async function liveEntries(db: Db | Tx): Promise<readonly Entry[]> {
  const { rows } = await sql<EntryRow>`
    SELECT ${entryColumns} FROM entry e JOIN cases c ON c.id = e.case_id
    WHERE e.state IN ('waiting', 'offered', 'answered')`.execute(db)
  return rows.map(toEntry)
}

export async function liveEntriesOfCases(db: Db | Tx, caseIds: readonly string[]): Promise<readonly Entry[]> {
  const { rows } = await sql<EntryRow>`
    SELECT ${entryColumns} FROM entry e JOIN cases c ON c.id = e.case_id
    WHERE e.state IN ('waiting', 'offered', 'answered') AND e.case_id = ANY(${[...caseIds]}::uuid[])`.execute(
    db,
  )
  return rows.map(toEntry)
}

function toEntry({
  onlyForId,
  onlyForUntil,
  isCallback,
  notBefore,
  isChosenTime,
  ...entry
}: EntryRow): Entry {
  const onlyFor =
    onlyForId !== null && onlyForUntil !== null ? { agentId: onlyForId, until: onlyForUntil } : null
  const row = { ...entry, onlyFor, callback: isCallback ? { notBefore, isChosenTime } : null }
  if (row.state === 'waiting') return { ...row, state: row.state, agentId: null, offerUntil: null }
  if (row.agentId === null) throw new Error(`entry ${row.id} is ${row.state} to nobody`)
  if (row.state === 'answered') return { ...row, state: row.state, agentId: row.agentId, offerUntil: null }
  if (row.offerUntil === null) throw new Error(`entry ${row.id} is offered without an end`)
  return { ...row, state: row.state, agentId: row.agentId, offerUntil: row.offerUntil }
}

interface SeatRow extends Omit<Seat, 'capacity'> {
  readonly call: number
  readonly chat: number
  readonly letter: number
}

/** The seats of these agents, or of all who have not left. */
export async function seats(db: Db | Tx, agentIds: readonly string[] | null): Promise<readonly Seat[]> {
  const { rows } = await sql<SeatRow>`
    SELECT s.agent_id AS "agentId", s.presence, a.skills, a.skill_levels AS levels, s.free_since AS "freeSince",
      s.wrap_up_until AS "wrapUpUntil", s.call_capacity::int AS call,
      s.chat_capacity::int AS chat, s.letter_capacity::int AS letter
    FROM seat s JOIN agent a ON a.id = s.agent_id
    WHERE a.departed_at IS NULL AND (${agentIds === null} OR s.agent_id = ANY(${[...(agentIds ?? [])]}::uuid[]))`.execute(
    db,
  )
  return rows.map(({ call, chat, letter, ...seat }) => ({ ...seat, capacity: { call, chat, letter } }))
}

/** Agents who count as here though their desk has not been heard of since. */
export async function silentSeats(db: Db | Tx, since: number): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly agentId: string }>`
    SELECT agent_id AS "agentId" FROM seat WHERE presence <> 'offline' AND seen_at < ${new Date(since)}`.execute(
    db,
  )
  return rows.map(row => row.agentId)
}

/**
 * The version of the line, locked, and which of these agents are at their desks and wrap nothing up. Their seats are locked before:
 * nobody who is ready now gets up before the commit.
 */
export async function lockVersionAndSeats(
  tx: Tx,
  agentIds: readonly string[],
): Promise<{ readonly version: number; readonly ready: ReadonlySet<string> }> {
  const { rows } = await sql<{ readonly version: number; readonly ready: readonly string[] }>`
    SELECT version, ARRAY(SELECT agent_id::text FROM seat
      WHERE presence = 'here' AND wrap_up_until IS NULL AND agent_id = ${anyOf(agentIds, 'uuid')}) AS ready
    FROM line_place FOR UPDATE`.execute(tx)
  return { version: rows[0]?.version ?? 0, ready: new Set(rows[0]?.ready) }
}

/** How long the last contacts of this medium took, in seconds. */
export async function recentHandling(
  db: Db,
  medium: Entry['medium'],
): Promise<{ readonly meanSeconds: number; readonly samples: number }> {
  const { rows } = await sql<{ readonly meanSeconds: number; readonly samples: number }>`
    SELECT coalesce(avg(seconds), 0)::float8 AS "meanSeconds", count(*)::int AS samples FROM (
      SELECT extract(epoch FROM ended_at - answered_at) AS seconds FROM entry
      WHERE state = 'ended' AND medium = ${medium} ORDER BY ended_at DESC LIMIT 50) AS recent`.execute(db)
  return rows[0] ?? { meanSeconds: 0, samples: 0 }
}

/** Takes the lead when nobody has it any more. All times are the database's. */
export async function takeLead(db: Db, holder: string): Promise<number | null> {
  const { rows } = await sql<{ readonly epoch: number }>`
    UPDATE line_leader SET epoch = epoch + 1, holder = ${holder}, expires_at = clock_timestamp() + interval '3 seconds'
    WHERE expires_at < clock_timestamp() RETURNING epoch`.execute(db)
  return rows[0]?.epoch ?? null
}

/** Whether nobody leads any more. Asked often, and writes nothing. */
export async function isLeadFree(db: Db): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM line_leader WHERE expires_at < clock_timestamp()`.execute(db)
  return rows.length > 0
}

export async function renewLead(db: Db, holder: string, epoch: number): Promise<boolean> {
  const { rows } = await sql`
    UPDATE line_leader SET expires_at = clock_timestamp() + interval '3 seconds'
    WHERE epoch = ${epoch} AND holder = ${holder} AND expires_at > clock_timestamp() RETURNING 1`.execute(db)
  return rows.length > 0
}

/** Hands the lead back at a clean stop, so that another process need not wait for it to run out. */
export async function giveUpLead(db: Db, holder: string, epoch: number): Promise<void> {
  await sql`UPDATE line_leader SET expires_at = '-infinity' WHERE epoch = ${epoch} AND holder = ${holder}`.execute(
    db,
  )
}

/**
 * Whether this process leads; if so, nobody else can take the lead before this transaction ends, and a process that is paused in it
 * does not hold the lead's row, or a case's, for longer than the lead lasts.
 */
export async function holdsLead(tx: Tx, holder: string, epoch: number): Promise<boolean> {
  const { rows } = await sql`
    SELECT set_config('idle_in_transaction_session_timeout', '2000', true) FROM line_leader
    WHERE epoch = ${epoch} AND holder = ${holder} AND expires_at > clock_timestamp() FOR SHARE`.execute(tx)
  return rows.length > 0
}

export async function leadNow(db: Db): Promise<{ readonly isLed: boolean; readonly epoch: number }> {
  const { rows } = await sql<{ readonly isLed: boolean; readonly epoch: number }>`
    SELECT expires_at > clock_timestamp() AS "isLed", epoch FROM line_leader`.execute(db)
  return rows[0] ?? { isLed: false, epoch: 0 }
}

/** Whoever left the line at the same moment is passed by nobody any more. */
export async function countOvertaken(tx: Tx, entryIds: readonly string[]): Promise<void> {
  if (entryIds.length === 0) return
  await sql`UPDATE entry SET overtaken_by_own = overtaken_by_own + 1 WHERE id = ANY(${[...entryIds]}::uuid[]) AND state NOT IN ('left', 'ended')`.execute(
    tx,
  )
}

/** What stands beside offers in the rows: since when nothing was offered to these agents, and who was passed, as often as they stand here. */
export function besideOffers(
  agentIds: readonly string[],
  at: number,
  passed: readonly string[],
): RawBuilder<unknown> {
  return sql`line_offered(${[...agentIds]}::uuid[], ${new Date(at)}::timestamptz, ${[...passed]}::uuid[])`
}

/** Until when these agents wrap up what they had, of those who do. */
export async function wrapUpsOf(
  tx: Db | Tx,
  agentIds: readonly string[],
): Promise<readonly { readonly agentId: string; readonly until: number }[]> {
  const { rows } = await sql<{ readonly agentId: string; readonly until: number }>`
    SELECT agent_id AS "agentId", wrap_up_until AS until FROM seat
    WHERE agent_id = ANY(${[...agentIds]}::uuid[]) AND wrap_up_until IS NOT NULL`.execute(tx)
  return rows
}

export async function endWrapUps(tx: Tx, agentIds: readonly string[], at: number): Promise<void> {
  await sql`
    UPDATE seat SET wrap_up_until = NULL, free_since = ${new Date(at)} WHERE agent_id = ANY(${[...agentIds]}::uuid[])`.execute(
    tx,
  )
}

/** How the house has set up its line; what is left out is none. */
export interface LineSetting {
  readonly wrapUpSeconds?: Partial<Record<Entry['medium'], number>>
  readonly requestLimitSeconds?: number | null
  /** How many may choose the same half hour to be called, where nobody knows how many will be at work. */
  readonly chosenPerHalfHour?: number | null
  /** Two-letter codes of the countries that are called, beside the house's own. */
  readonly callCountries?: readonly string[]
}

export async function lineSetting(db: Db | Tx): Promise<LineSetting> {
  const { rows } = await sql<{ readonly line: LineSetting }>`SELECT line FROM organisation`.execute(db)
  return rows[0]?.line ?? {}
}

export async function ensureSeat(db: Db, agentId: string, now: number): Promise<void> {
  await sql`
    INSERT INTO seat (agent_id, since, free_since, seen_at)
    VALUES (${agentId}, ${new Date(now)}, ${new Date(now)}, ${new Date(now)}) ON CONFLICT DO NOTHING`.execute(
    db,
  )
}

/** @returns whether anybody sits there: nobody sits down by this */
export async function noteSeen(db: Db, agentId: string, now: number): Promise<boolean> {
  const { rows } = await sql`
    UPDATE seat SET seen_at = greatest(seen_at, ${new Date(now)})
    WHERE agent_id = ${agentId} AND presence <> 'offline' RETURNING 1`.execute(db)
  return rows.length > 0
}

export async function presenceOf(tx: Tx, agentId: string): Promise<Presence | null> {
  const { rows } = await sql<{
    readonly presence: Presence
  }>`SELECT presence FROM seat WHERE agent_id = ${agentId}`.execute(tx)
  return rows[0]?.presence ?? null
}

export async function setPresence(tx: Tx, agentId: string, presence: Presence, now: number): Promise<void> {
  await sql`
    UPDATE seat SET presence = ${presence}, since = ${new Date(now)}, seen_at = ${new Date(now)},
      free_since = CASE WHEN ${presence} = 'here' THEN ${new Date(now)} ELSE free_since END, wrap_up_until = NULL
    WHERE agent_id = ${agentId}`.execute(tx)
}
