/**
 * Cases that count as one for what may be given “in one case”: those that were joined, and those that were split from one another, in
 * any order and over any number of steps.
 *
 * What must stay true: it follows from the rows and the facts of the cases alone, and looks the same from each of them, so that nobody
 * has more to give by splitting a case, or by splitting it and joining its parts again.
 */
import { type RawBuilder, sql } from 'kysely'

/** One step from a case, as a table with the column `id`; whoever walks on takes each once (UNION). */
export const nextTo = (caseId: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  SELECT c.id FROM cases c WHERE c.merged_into = ${caseId}
  UNION ALL SELECT c.merged_into FROM cases c WHERE c.id = ${caseId} AND c.merged_into IS NOT NULL
  UNION ALL SELECT coalesce(f.data::json ->> 'into', f.data::json -> 'splitFrom' ->> 'caseId')::uuid FROM fact f
    WHERE f.case_id = ${caseId} AND (f.type = 'CaseSplit' OR (f.type = 'CaseOpened' AND position('"splitFrom"' IN f.data) > 0)))`
