/** Rows of waits that were told and asked for, as the follower writes them. */
import { sql } from 'kysely'
import type { ToldWait } from '../../domain/line/quote/calibration.ts'
import type { Kept } from '../../domain/line/quote/kept.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import type { Tx } from '../db/connect.ts'

export interface Told {
  readonly entryId: string
  readonly at: Instant
  readonly atMostSeconds: number
  readonly isAtOnce: boolean
}

const date = (at: Instant) => new Date(at)

export async function insertTold(tx: Tx, told: readonly Told[]): Promise<void> {
  await sql`
    INSERT INTO told_wait (entry_id, told_at, at_most_seconds, is_at_once)
    SELECT * FROM unnest(${told.map(one => one.entryId)}::uuid[], ${told.map(one => date(one.at))}::timestamptz[],
      ${told.map(one => one.atMostSeconds)}::int[], ${told.map(one => one.isAtOnce)}::boolean[])
    ON CONFLICT DO NOTHING`.execute(tx)
}

export async function openTold(tx: Tx, entryIds: readonly string[]): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    SELECT entry_id AS "entryId", told_at AS at, at_most_seconds AS "atMostSeconds", is_at_once AS "isAtOnce"
    FROM told_wait WHERE state = 'open' AND entry_id = ANY(${[...entryIds]}::uuid[])
    ORDER BY entry_id, told_at FOR UPDATE`.execute(tx)
  return rows
}

interface SettledTold extends Told {
  readonly state: Kept
  readonly settledAt: Instant
}

export async function settleTold(tx: Tx, settled: readonly SettledTold[]): Promise<void> {
  await sql`
    UPDATE told_wait t SET state = s.state, settled_at = s.settled_at
    FROM unnest(${settled.map(one => one.entryId)}::uuid[], ${settled.map(one => date(one.at))}::timestamptz[],
      ${settled.map(one => one.state)}::text[], ${settled.map(one => date(one.settledAt))}::timestamptz[])
      AS s(entry_id, told_at, state, settled_at)
    WHERE t.entry_id = s.entry_id AND t.told_at = s.told_at`.execute(tx)
}

interface AskedRow {
  readonly entryId: string
  readonly pool: string
  readonly askedAt: Instant
  readonly told: ToldWait | null
}

/** Those of which it is not known yet. */
export async function askedOf(tx: Tx, entryIds: readonly string[]): Promise<readonly AskedRow[]> {
  const { rows } = await sql<AskedRow>`
    SELECT entry_id AS "entryId", pool, asked_at AS "askedAt", told FROM asked_wait
    WHERE known_at IS NULL AND entry_id = ANY(${[...entryIds]}::uuid[]) ORDER BY entry_id FOR UPDATE`.execute(
    tx,
  )
  return rows
}

export interface SettledAsk extends AskedRow {
  readonly endedAt: Instant
  readonly waitedSeconds: number
  readonly isCutOff: boolean
}

export async function settleAsked(tx: Tx, settled: readonly SettledAsk[]): Promise<void> {
  await sql`
    UPDATE asked_wait a SET known_at = s.at, waited_seconds = s.waited, is_cut_off = s.cut
    FROM unnest(${settled.map(one => one.entryId)}::uuid[], ${settled.map(one => date(one.endedAt))}::timestamptz[],
      ${settled.map(one => one.waitedSeconds)}::int[], ${settled.map(one => one.isCutOff)}::boolean[]) AS s(id, at, waited, cut)
    WHERE a.entry_id = s.id`.execute(tx)
}

/** Whoever hung up and takes a place again within a day came back. */
export async function linkReturned(tx: Tx, entryIds: readonly string[]): Promise<void> {
  await sql`
    UPDATE ghost g SET came_back_as = back.id
    FROM entry back JOIN cases c ON c.id = back.case_id, entry gone JOIN cases o ON o.id = gone.case_id
    WHERE back.id = ANY(${[...entryIds]}::uuid[]) AND gone.id = g.entry_id AND back.id <> gone.id AND o.customer_id = c.customer_id
      AND g.came_back_as IS NULL AND back.joined_at >= g.left_at
      AND g.left_at > back.joined_at - make_interval(secs => ${DAY / 1_000})`.execute(tx)
}
