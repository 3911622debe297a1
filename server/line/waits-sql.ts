/** What counts as waiting, as the rows and facts have it; see domain/line/waits.ts. */
import { sql } from 'kysely'
import type { Span } from '../../domain/line/selling.ts'
import { WAIT_FACTS, type WaitFact, waitsIn } from '../../domain/line/waits.ts'
import type { Instant } from '../../domain/time.ts'

/** Of an entry `e`: its person asked to be called, at any time. */
export const hasAskedForCall = sql<boolean>`
  EXISTS (SELECT FROM fact asked WHERE asked.case_id = e.case_id AND asked.type = 'CallbackAsked'
    AND asked.data::json ->> 'entryId' = e.id::text)`

/** A row of `waitSteps`: what happened to the entry, in its order; null for whoever waited from when they came. */
export type WaitSteps =
  | readonly { readonly at: Instant; readonly type: string; readonly data: object }[]
  | null

/** Of an entry `e`. Only those who asked to be called have more than one wait that matters. */
export const waitSteps = sql<WaitSteps>`
  CASE WHEN ${hasAskedForCall} THEN (
    SELECT json_agg(json_build_object('at', round(extract(epoch FROM step.at) * 1000)::float8, 'type', step.type,
      'data', step.data::json) ORDER BY step.seq)
    FROM fact step WHERE step.case_id = e.case_id AND step.type IN (${sql.join(WAIT_FACTS)})
      AND step.data::json ->> 'entryId' = e.id::text) END`

/** @param now the end of a wait that still goes on. Null for whoever waited from when they came */
export function waitsFrom(steps: WaitSteps, now: Instant): readonly Span[] | null {
  if (!steps) return null
  const facts = steps.map(({ at, type, data }) => ({ at, fact: { ...data, type } as WaitFact })) // of the types asked for
  return waitsIn(facts, now)
}
