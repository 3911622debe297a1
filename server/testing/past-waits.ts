/** A past of a line of two hands, for tests of quotes: each contact took four minutes, whoever had n before them waited about (n + 1) × 2. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { QuoteState } from '../../domain/line/quote/state.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'

export const pastPool = 'chat problem'

/** Over the two days before `now`. The case is one of any customer; its past is nobody else's. */
export async function pastWaits(
  db: Db,
  { caseId, now, count = 120 }: { readonly caseId: string; readonly now: number; readonly count?: number },
): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const ahead = index % 5
    const joinedAt = now - 2 * DAY + Math.floor((index * (2 * DAY - HOUR)) / count)
    // Never twice the same, and no chance in it.
    const swing = 0.75 + ((index * 7) % 11) / 20
    const waited = Math.round((ahead + 1) * 120 * swing)
    const answeredAt = joinedAt + waited * SECOND
    const endedAt = answeredAt + Math.round(4 * MINUTE * swing)
    const id = randomUUID()
    await sql`
      INSERT INTO entry (id, case_id, medium, place, state, joined_at, answered_at, ended_at)
      VALUES (${id}, ${caseId}, 'chat', ${-1 - index}, 'ended', ${new Date(joinedAt)}, ${new Date(answeredAt)},
        ${new Date(endedAt)})`.execute(db)
    const mean = (ahead + 1) * 120
    await sql`
      INSERT INTO asked_wait (entry_id, pool, asked_at, state, played, told, known_at, waited_seconds, is_cut_off)
      VALUES (${id}, ${pastPool}, ${new Date(joinedAt)}, ${JSON.stringify(stateWith(ahead))},
        ${JSON.stringify({ mean, middle: mean, nine: mean * 1.5, spread: mean / 3 })}, NULL, ${new Date(answeredAt)},
        ${waited}, false)`.execute(db)
  }
}

function stateWith(ahead: number): QuoteState {
  const person = { group: pastPool, waitedSeconds: 60, isCallback: false }
  return {
    at: 12 * 3_600,
    weekday: 2,
    ahead: Array.from({ length: ahead }, () => person),
    behindMayOvertake: 0,
    busy: [
      { elapsedSeconds: 100, group: pastPool },
      { elapsedSeconds: 30, group: pastPool },
    ],
    free: 0,
    changes: [],
    group: pastPool,
    closesInSeconds: null,
  }
}
