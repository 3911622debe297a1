/** Mail that belongs to no case and is for none: kept whole, until somebody has looked at it. */
import { sql } from 'kysely'
import type { InboundMessage, Received } from '../../channels/channel.ts'
import { keepRaw } from './arrival.ts'
import type { MailRow } from './mail-row.ts'
import type { Setting } from './setting.ts'
import { isTaken } from '../db/taken.ts'

export async function setAside(
  { ledger, blobs }: Setting,
  inbound: InboundMessage,
  mail: MailRow,
): Promise<Received> {
  const raw = await keepRaw(blobs, inbound)
  const row = {
    ...mail,
    came_at: new Date(ledger.clock()),
    external_id: inbound.externalId,
    raw_blob: raw?.blob ?? null,
    raw_size: raw?.size ?? null,
    raw_sha256: raw && String.raw`\x${raw.sha256}`,
  }
  try {
    await sql`SELECT mail_write(NULL, NULL, NULL, ${JSON.stringify(row)}::json, NULL)`.execute(ledger.db)
  } catch (error) {
    if (isAsideAlready(error)) return { ok: true, duplicate: true }
    throw error
  }
  return { ok: true, duplicate: false }
}

/** Two deliveries at the same instant. */
function isAsideAlready(error: unknown): boolean {
  return isTaken(error, 'mail_in_external')
}
