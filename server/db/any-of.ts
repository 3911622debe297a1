/**
 * A list for `= ANY`, so written that the planner does not look at how long it is. It then finds that one plan serves all lists, and
 * keeps it; of a statement with a dozen tables, making the plan takes ten times as long as carrying it out.
 */
import { type RawBuilder, sql } from 'kysely'

export function anyOf(list: readonly string[], type: 'text' | 'uuid'): RawBuilder<unknown> {
  return sql`ANY(ARRAY(SELECT unnest(${[...list]}::${sql.raw(type)}[])))`
}
