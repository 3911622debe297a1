/** What is due and could not be dealt with: written down, so that it is logged once, tried again after pauses that grow, and told by the doctor. */
import { sql } from 'kysely'
import { type Instant, MINUTE, SECOND } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import type { ClockName, Due } from './sql.ts'

export interface Trouble {
  readonly clock: ClockName
  readonly id: string
  readonly nextTryAt: Instant
}

const firstPauseMs = SECOND
const longestPauseMs = 5 * MINUTE

export async function troubles(db: Db): Promise<readonly Trouble[]> {
  const { rows } =
    await sql<Trouble>`SELECT clock, id, next_try_at AS "nextTryAt" FROM clock_trouble`.execute(db)
  return rows
}

/** @returns whether any of them is new: whoever hears so says it */
export async function noteTrouble(db: Db, dues: readonly Due[], now: Instant): Promise<boolean> {
  const { rows } = await sql<{ readonly tries: number }>`
    INSERT INTO clock_trouble AS t (clock, id, case_id, since, tries, next_try_at)
    SELECT clock, id, case_id, ${new Date(now)}, 1, ${new Date(now + firstPauseMs)}
    FROM unnest(${dues.map(({ clock }) => clock)}::text[], ${dues.map(({ id }) => id)}::uuid[],
      ${dues.map(({ caseId }) => caseId)}::uuid[]) AS due(clock, id, case_id)
    ON CONFLICT (clock, id) DO UPDATE SET tries = t.tries + 1, next_try_at = ${new Date(now)}::timestamptz
      + least(${longestPauseMs}, ${firstPauseMs} * 2 ^ least(t.tries, 20)) * interval '1 millisecond'
    RETURNING tries`.execute(db)
  return rows.some(({ tries }) => tries === 1)
}

/** Not to be tried yet. No pause is longer than the longest: a clock that ran ahead and was put back has tries in years to come. */
export function isToWait({ nextTryAt }: Trouble, now: Instant): boolean {
  return nextTryAt > now && nextTryAt <= now + longestPauseMs
}

/** After a look at all of these: what was to be tried again and did not fail again is over. */
export async function forgetTroubles(db: Db, tried: readonly Trouble[]): Promise<void> {
  await sql`
    DELETE FROM clock_trouble t USING unnest(${tried.map(({ clock }) => clock)}::text[], ${tried.map(({ id }) => id)}::uuid[],
      ${tried.map(({ nextTryAt }) => new Date(nextTryAt))}::timestamptz[]) AS over(clock, id, next_try_at)
    WHERE t.clock = over.clock AND t.id = over.id AND t.next_try_at = over.next_try_at`.execute(db)
}
