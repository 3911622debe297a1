/**
 * How cases are sought so that no search costs much, however many cases there are and however common the words.
 *
 * The index finds all cases with a word, but not the newest ones first; for a word of every third case it would fetch them all only
 * to throw them away. So the newest thousand are looked at one by one. That is the likeliest place, and it is a sample: if many of
 * them have the word, walking on is the shortest way to a full page; if hardly any, few cases have it, and the index is. Only a word
 * that is common and all in the past is dear both ways; there the search stops in time and says that it did.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/connect.ts'
import { isErrno } from '../../db/processes.ts'
import type { House } from '../../ledger/directory.ts'
import { type Filters, isNamed } from '../../search/query.ts'
import { aboutHowMany, hurry, type Position, seekAll, type Sought, walkNewest, type Walked } from './sql.ts'

export interface Found {
  readonly hits: readonly Position[]
  /** Where to go on; null when everything was looked through. */
  readonly more: Position | null
  readonly isPartial: boolean
}

const sample = 1_000
/** Where the database has never counted its rows. */
const presumed = 100_000
const mostWalked = 48_000
const indexLimitMs = 200
const QUERY_CANCELED = '57014'

/** The newest `limit` cases that are meant. */
export async function seek(db: Db, sought: Sought, limit: number): Promise<Found> {
  // One more than is shown tells whether there are more.
  const wanted = limit + 1
  const newest = await walkNewest(db, sought, { rows: sample, wanted })
  if (isDone(newest, wanted)) return toFound(newest, limit)
  const share = newest.hits.length / sample
  const all = (await aboutHowMany(db)) ?? presumed
  const isRare = share * all < (wanted - newest.hits.length) / share || share === 0
  if (isRare) {
    const hits = await seekInTime(db, sought, wanted)
    if (hits) return toFound({ hits, last: null }, limit)
  }
  return toFound(await walkOn(db, sought, newest, wanted), limit)
}

/** Null when it takes too long. */
async function seekInTime(db: Db, sought: Sought, wanted: number): Promise<readonly Position[] | null> {
  try {
    return await db.transaction().execute(async tx => {
      await hurry(tx, indexLimitMs)
      return await seekAll(tx, sought, wanted)
    })
  } catch (error) {
    if (isErrno(error, QUERY_CANCELED)) return null
    throw error
  }
}

/** In growing steps: who looks far back looks on. */
async function walkOn(db: Db, sought: Sought, from: Walked, wanted: number): Promise<Walked> {
  let walked = from
  for (let rows = sample * 3, left = mostWalked; left > 0 && !isDone(walked, wanted); rows *= 3) {
    const step = await walkNewest(
      db,
      { ...sought, after: walked.last },
      { rows: Math.min(rows, left), wanted: wanted - walked.hits.length },
    )
    walked = { hits: [...walked.hits, ...step.hits], last: step.last }
    left -= rows
  }
  return walked
}

function isDone({ hits, last }: Walked, wanted: number): boolean {
  return hits.length >= wanted || last === null
}

function toFound({ hits, last }: Walked, limit: number): Found {
  const shown = hits.slice(0, limit)
  const isFull = hits.length > limit
  return { hits: shown, more: isFull ? (shown.at(-1) ?? null) : last, isPartial: !isFull && last !== null }
}

const working = ['waiting', 'owned', 'proposed', 'unconfirmed', 'owing']
const statuses: Readonly<Record<string, readonly string[]>> = {
  open: working,
  waiting: ['waiting'],
  resting: ['resting'],
  solved: ['solved'],
}

/** `is:`, `owner:` and `tag:` as a condition on the case `c`; null without any. What nothing can be is found nowhere. */
export function conditionOf(
  { is, owner, tags }: Filters,
  { house, agentId }: { readonly house: House; readonly agentId: string },
): RawBuilder<unknown> | null {
  const all = [
    ...is.map(state => sql`c.status = ANY(${[...(statuses[state] ?? [])]}::text[])`),
    ...owner.map(name => isOwnedBy(name, house, agentId)),
    ...tags.map(tag => sql`EXISTS (SELECT FROM case_tag_word t WHERE t.case_id = c.id AND t.word = ${tag})`),
  ]
  return all.length === 0 ? null : sql.join(all, sql` AND `)
}

function isOwnedBy(name: string, house: House, agentId: string): RawBuilder<unknown> {
  if (name === 'none') return sql`c.accepted_at IS NULL`
  const named = [...house.agents.values()].filter(agent => isNamed(agent.name, name)).map(({ id }) => id)
  const ids = name === 'me' ? [agentId] : named
  return sql`c.accepted_at IS NOT NULL AND c.owner_id = ANY(${ids}::uuid[])`
}
