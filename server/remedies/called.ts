/** What the catalogue called a remedy when it was given. */
import { type RawBuilder, sql } from 'kysely'
import type { Called } from '../../domain/remedy/facts.ts'

/** Of the remedy `r`, for a column of a query; null where no catalogue had it. */
export const calledOfR: RawBuilder<Called | null> = sql`(
  SELECT json_build_object('en', coalesce(v.said ->> 'name_en', e.name_en), 'es', coalesce(v.said ->> 'name_es', e.name_es))
  FROM remedy_entry e LEFT JOIN remedy_entry_version v ON v.entry_id = e.id AND v.version = r.catalogue_version
  WHERE e.id = r.catalogue_id)`
