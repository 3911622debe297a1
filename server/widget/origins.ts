/** The sites on which the contact button may stand. */
import { sql } from 'kysely'
import type { Db, Tx } from '../db/connect.ts'

export interface OriginRow {
  readonly origin: string
  readonly createdAt: number
  readonly createdBy: string | null
}

export async function allowedOrigins(db: Db | Tx): Promise<readonly OriginRow[]> {
  const { rows } = await sql<OriginRow>`
    SELECT origin, created_at AS "createdAt", created_by AS "createdBy" FROM widget_origin ORDER BY origin`.execute(
    db,
  )
  return rows
}

/** Exactly as the browser says it: another host, port or scheme is another site. */
export async function isAllowedOrigin(db: Db, origin: string): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM widget_origin WHERE origin = ${origin}`.execute(db)
  return rows.length > 0
}

/** A site's address as its browser says it; null for what is no site, and for one that others can read along the way. */
export function originOf(typed: string): string | null {
  const url = URL.canParse(typed.trim()) ? new URL(typed.trim()) : null
  if (url === null || url.username !== '') return null
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname)
  return url.protocol === 'https:' || (isLocal && url.protocol === 'http:') ? url.origin : null
}
