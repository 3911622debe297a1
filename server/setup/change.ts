/**
 * One change of how the house is set up, whoever makes it and whatever it is about.
 *
 * What must stay true
 * - Changes come one after the other: each holds the organisation's row until it is committed. Whoever also needs a seat locks the
 *   seat first, as the ledger does.
 * - Nobody overwrites what they have not seen: a change names the version that its author saw, which is the number of the newest
 *   change of that thing.
 * - What was changed is recorded in the same transaction, with what it was and what it is, and every process hears of it after the
 *   commit.
 */
import { sql } from 'kysely'
import { Fault } from '../../contract/faults.ts'
import { isRefusal, type Refusal } from '../../domain/rule.ts'
import type { Tx } from '../db/connect.ts'
import type { Directory } from '../ledger/directory.ts'
import type { Ledger } from '../ledger/ledger.ts'

export interface House {
  readonly ledger: Ledger
  readonly directory: Directory
}

/** Flat, and readable by itself: names, not ids. */
export type Recorded = Readonly<Record<string, unknown>>

export interface SetupAct {
  /** Null for the command line. */
  readonly agentId: string | null
  /** 'organisation', 'person:<id>' …: what has the version. */
  readonly thing: string
  /** The version that was seen; null where there is nothing to overwrite. */
  readonly version: number | null
  readonly what: 'changed' | 'added' | 'removed' | 'invited' | 'departed' | 'absence'
}

export interface Difference<Result> {
  readonly before: Recorded | null
  readonly after: Recorded | null
  readonly result: Result
}

/** Takes a refusal out of the transaction, so that what was written by then is rolled back. */
class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.refused.says)
    this.refusal = refusal
  }
}

/**
 * Makes the change. What `work` finds unchanged (the same before and after) is not recorded.
 * @throws Fault gone-stale when somebody else was quicker; whatever `work` throws, with nothing changed
 */
export async function changeSetup<Result>(
  { ledger, directory }: House,
  act: SetupAct,
  work: (tx: Tx) => Promise<Difference<Result> | Refusal>,
): Promise<Result | Refusal> {
  try {
    const result = await ledger.db.transaction().execute(async tx => {
      const done = await changeWithin(tx, act, ledger.clock(), () => work(tx))
      if (isRefusal(done)) throw new Refused(done)
      return done
    })
    tellOfSetup({ ledger, directory })
    return result
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

/** The same inside a transaction that does more; whoever opened it tells of it after the commit, and rolls a refusal back. */
export async function changeWithin<Result>(
  tx: Tx,
  act: SetupAct,
  now: number,
  work: () => Promise<Difference<Result> | Refusal>,
): Promise<Result | Refusal> {
  await sql`SELECT FROM organisation WHERE id = 1 FOR UPDATE`.execute(tx)
  if (act.version !== null) await mustBeNewest(tx, act.thing, act.version)
  const done = await work()
  if (isRefusal(done)) return done
  const [before, after] = onlyDifferent(done.before, done.after)
  if (before !== null || after !== null) await record(tx, act, { before, after, now })
  return done.result
}

/** After the commit, in this process at once and in the others soon. */
export function tellOfSetup({ ledger, directory }: House): void {
  directory.forget()
  ledger.signals.send({ kind: 'team' })
}

async function mustBeNewest(tx: Tx, thing: string, seen: number): Promise<void> {
  const { rows } = await sql<{ readonly id: number; readonly what: string; readonly name: string | null }>`
    SELECT c.id, c.what, a.name FROM setup_change c LEFT JOIN agent a ON a.id = c.agent_id
    WHERE c.thing = ${thing} ORDER BY c.id DESC LIMIT 1`.execute(tx)
  const newest = rows[0]
  if ((newest?.id ?? 0) === seen) return
  // Whoever adds something saw that it is not there, and what was removed is not.
  if (seen === 0 && newest?.what === 'removed') return
  throw new Fault('gone-stale', say => say.changedBy(newest?.name ?? null))
}

async function record(
  tx: Tx,
  { agentId, thing, what }: SetupAct,
  {
    before,
    after,
    now,
  }: { readonly before: Recorded | null; readonly after: Recorded | null; readonly now: number },
): Promise<void> {
  const json = (value: Recorded | null) => (value === null ? null : JSON.stringify(value))
  await sql`
    INSERT INTO setup_change (id, at, agent_id, thing, what, before, after)
    SELECT coalesce(max(id), 0) + 1, ${new Date(now)}, ${agentId}, ${thing}, ${what}, ${json(before)}::jsonb, ${json(after)}::jsonb
    FROM setup_change`.execute(tx)
}

/** Of two records of the same thing only the fields that differ; null and null where none does. */
function onlyDifferent(
  before: Recorded | null,
  after: Recorded | null,
): readonly [Recorded | null, Recorded | null] {
  if (before === null || after === null) return [before, after]
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    field => JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null),
  )
  if (fields.length === 0) return [null, null]
  const pick = (from: Recorded) => Object.fromEntries(fields.map(field => [field, from[field] ?? null]))
  return [pick(before), pick(after)]
}

/** The version of each thing that was ever changed. */
export async function setupVersions(db: Tx | House['ledger']['db']): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ readonly thing: string; readonly id: number }>`
    SELECT thing, max(id) AS id FROM setup_change GROUP BY thing`.execute(db)
  return new Map(rows.map(row => [row.thing, row.id]))
}
