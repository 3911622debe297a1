import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../db/connect.ts'

interface Change {
  readonly agentId: string
  readonly now: number
}

/** Exactly these from now on; those that stay keep who added them, and when. */
export async function setOrigins(
  tx: Tx,
  origins: readonly string[],
  { agentId, now }: Change,
): Promise<void> {
  await sql`DELETE FROM widget_origin WHERE origin <> ALL(${[...origins]}::text[])`.execute(tx)
  await sql`
    INSERT INTO widget_origin (origin, created_at, created_by)
    SELECT origin, ${new Date(now)}, ${agentId} FROM unnest(${[...origins]}::text[]) AS given(origin)
    ON CONFLICT DO NOTHING`.execute(tx)
}

/** A new secret; the one before it holds on until `formerEndsAt`, and any before that one ends. */
export async function replaceKey(
  tx: Tx,
  sealed: string,
  { agentId, now, formerEndsAt }: Change & { readonly formerEndsAt: number },
): Promise<void> {
  await sql`DELETE FROM widget_key WHERE ends_at IS NOT NULL`.execute(tx)
  await sql`UPDATE widget_key SET ends_at = ${new Date(formerEndsAt)}`.execute(tx)
  await sql`
    INSERT INTO widget_key (id, sealed, created_at, created_by)
    VALUES (${randomUUID()}, ${sealed}, ${new Date(now)}, ${agentId})`.execute(tx)
}
