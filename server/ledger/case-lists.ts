/**
 * The lists of cases, each a page of some order. First the page is found by an index, however many cases there are; then its cases
 * are read.
 */
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { CaseListName, CaseSummary } from '../../contract/desk.ts'
import type { Db } from '../db/connect.ts'
import { summaries } from './summary.ts'

export interface Page {
  readonly cases: readonly CaseSummary[]
  /** Where the next page begins, for `after`; null when there is none. */
  readonly more: string | null
}

interface Wanted {
  readonly agentId: string
  readonly limit: number
  readonly after: string | undefined
}

type ListName = z.infer<typeof CaseListName>

const working = sql`c.status IN ('waiting', 'owned', 'proposed', 'unconfirmed', 'owing')`
const lastSpoken = sql`greatest(c.customer_spoke_at, c.company_spoke_at)`
/** As rule 1 of the line has it: problems, those who are there, the urgent, whoever came first. */
const lineKey = sql`(c.kind IS NOT DISTINCT FROM 'request'), (e.medium = 'letter'), (c.priority IS NULL), e.place`
const newestFirst = sql`${lastSpoken} DESC, c.id DESC`

/** A page of a list; a place that is none begins it anew. */
export async function listPage(db: Db, list: ListName, wanted: Wanted): Promise<Page> {
  if (list === 'waiting') return await linePage(db, wanted)
  const { agentId, limit } = wanted
  const [, at, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/u.exec(wanted.after ?? '') ?? []
  const isOlder =
    at === undefined
      ? sql`true`
      : sql`(${lastSpoken}, c.id) < (${new Date(Number(at))}::timestamptz, ${id}::uuid)`
  const order = list === 'snoozed' ? sql`c.snoozed_until, c.id` : newestFirst
  const page = sql`SELECT c.id FROM cases c WHERE ${standsIn(list, agentId)} AND ${isOlder} ORDER BY ${order} LIMIT ${limit + 1}`
  const found = await summaries(db, agentId, {
    where: sql`c.id = ANY(ARRAY(${page}))`,
    order,
    limit: limit + 1,
  })
  const cases = found.slice(0, limit)
  const last = cases.at(-1)
  const isWhole = found.length <= limit || list === 'snoozed' || last === undefined
  return { cases, more: isWhole ? null : `${last.lastAt}.${last.id}` }
}

/** Each part by an index of its own: together they would be sought among all cases. */
function standsIn(list: Exclude<ListName, 'waiting'>, agentId: string): RawBuilder<unknown> {
  const own = sql`c.owner_id = ${agentId} AND c.accepted_at IS NOT NULL`
  switch (list) {
    case 'mine':
      return sql`${working} AND c.id IN (
        SELECT c.id FROM cases c WHERE ${working} AND ${own} AND c.snoozed_until IS NULL
        UNION SELECT c.id FROM cases c WHERE c.handover_id IS NOT NULL AND c.handover_to = ${agentId}
        UNION SELECT p.case_id FROM promise_told t JOIN commitment p ON p.id = t.commitment_id
          WHERE t.agent_id = ${agentId} AND p.state = 'open' AND p.warned_at IS NOT NULL
        UNION SELECT case_id FROM entry WHERE agent_id = ${agentId} AND state IN ('offered', 'answered'))`
    case 'team':
      return working
    case 'resting':
      return sql`c.status = 'resting'`
    case 'solved':
      return sql`c.status = 'solved'`
    case 'snoozed':
      return sql`${working} AND ${own} AND c.snoozed_until IS NOT NULL`
    case 'mentions':
      return sql`c.id IN (SELECT case_id FROM mention WHERE agent_id = ${agentId} AND read_at IS NULL)`
  }
}

/** Whoever waits, in the published order; after an entry, even one that has left meanwhile. */
async function linePage(db: Db, { agentId, limit, after }: Wanted): Promise<Page> {
  const isLater = /^[0-9a-f-]{36}$/u.test(after ?? '')
    ? sql`(${lineKey}) > (SELECT ${lineKey} FROM entry e JOIN cases c ON c.id = e.case_id WHERE e.id = ${after}::uuid)`
    : sql`true`
  const page = sql`SELECT c.id FROM entry e JOIN cases c ON c.id = e.case_id
    WHERE e.state IN ('waiting', 'offered') AND ${isLater} ORDER BY ${lineKey} LIMIT ${limit + 1}`
  const found = await summaries(db, agentId, {
    where: sql`c.id = ANY(ARRAY(${page})) AND e.state IN ('waiting', 'offered')`,
    order: lineKey,
    limit: limit + 1,
  })
  const cases = found.slice(0, limit)
  return { cases, more: found.length > limit ? (cases.at(-1)?.entry?.id ?? null) : null }
}
