import { sql } from 'kysely'
import { type GuaranteeWithMode, type Mode, modesFrom } from '../../../domain/guarantee/modes.ts'
import type { Tx } from '../../db/connect.ts'

/** As it is kept; nobody else changes it before the commit. */
export async function lockMode(tx: Tx, guarantee: GuaranteeWithMode): Promise<Mode> {
  const { rows } = await sql<{ readonly modes: Readonly<Record<string, unknown>> }>`
    SELECT modes FROM organisation WHERE id = 1 FOR UPDATE`.execute(tx)
  return modesFrom(rows[0]?.modes ?? {})[guarantee]
}

export async function keepMode(tx: Tx, guarantee: GuaranteeWithMode, mode: Mode): Promise<void> {
  await sql`
    UPDATE organisation SET modes = modes || jsonb_build_object(${guarantee}::text, ${mode}::text) WHERE id = 1`.execute(
    tx,
  )
}
