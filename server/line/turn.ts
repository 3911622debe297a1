/**
 * Whose turn it is, asked in the transaction that takes somebody up. The version of the line is locked first: until the commit
 * nobody can come earlier than those who were looked at.
 */
import { sql } from 'kysely'
import type { Turn } from '../../domain/case-work/requests.ts'
import { turnIn } from '../../domain/line/turn.ts'
import type { Tx } from '../db/connect.ts'
import type { LineMemory } from './memory.ts'
import { countOvertaken, lockLineVersion } from './sql.ts'

export interface Turns {
  /** @throws LineBehind when this process has not seen enough of the line; `catchUp` and ask again */
  readonly of: (tx: Tx, entryId: string, agentId: string) => Promise<Turn>
  /** Those who were passed are counted, with the facts that say so. */
  readonly countPassed: (tx: Tx, turn: Turn) => Promise<void>
  readonly catchUp: () => Promise<void>
}

/** What this process knows of the line is too old to say whose turn it is. */
export class LineBehind extends Error {}

export function openTurns(memory: LineMemory): Turns {
  return {
    async of(tx, entryId, agentId) {
      await lockLineVersion(tx)
      const found = await memory.lookWith(tx, line => ({ turn: turnIn(line, entryId, agentId) }))
      if (!found) throw new LineBehind('the line has moved on too far')
      // Nobody waits there any more: the case itself says so.
      if (!found.turn) return { before: null, overtook: [] }
      const { before, overtook } = found.turn
      return {
        before: before && (await referenceOf(tx, before.caseId)),
        overtook: overtook.map(entry => entry.id),
      }
    },
    countPassed: async (tx, { overtook }) => await countOvertaken(tx, overtook),
    catchUp: memory.catchUp,
  }
}

async function referenceOf(tx: Tx, caseId: string): Promise<string> {
  const { rows } = await sql<{ readonly reference: string }>`
    SELECT reference FROM cases WHERE id = ${caseId}`.execute(tx)
  return rows[0]?.reference ?? ''
}
