/** The secrets that sites sign with: sealed under the installation's own, so that a copy of the database signs nothing. */
import { sql } from 'kysely'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'

export interface SiteKeyRow {
  readonly sealed: string
  readonly createdAt: number
  readonly endsAt: number | null
}

/** Those that hold, the newest first. */
export async function siteKeys(db: Db | Tx, now: Instant): Promise<readonly SiteKeyRow[]> {
  const { rows } = await sql<SiteKeyRow>`
    SELECT sealed, created_at AS "createdAt", ends_at AS "endsAt" FROM widget_key
    WHERE ends_at IS NULL OR ends_at > ${new Date(now)} ORDER BY created_at DESC, ends_at DESC NULLS FIRST`.execute(
    db,
  )
  return rows
}
