/** Who is at their desk. A fact each time, because the line lives by it. */
import { append } from '../ledger/append.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { ensureSeat, presenceOf, setPresence } from './sql.ts'

export type PresenceReason = 'chosen' | 'log-out'

/** Sits down, stands up, goes home. The leader of the line follows the fact. */
export async function changePresence(
  ledger: Ledger,
  agentId: string,
  presence: 'here' | 'away' | 'offline',
  reason: PresenceReason,
): Promise<void> {
  await ensureSeat(ledger.db, agentId, ledger.clock())
  await append(ledger, { seats: [agentId] }, async ({ tx, now }) => {
    if ((await presenceOf(tx, agentId)) === presence) return { facts: [], result: null }
    return {
      facts: [{ caseId: null, about: agentId, fact: { type: 'PresenceChanged', agentId, presence, reason } }],
      result: null,
      also: inner => setPresence(inner, agentId, presence, now),
    }
  })
  ledger.signals.send({ kind: 'team' })
}
