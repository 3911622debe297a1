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

/** After a look at everything: what was to be tried again by then and did not fail again is over. */
export async function forgetTroublesTriedBy(db: Db, now: Instant): Promise<void> {
  await sql`DELETE FROM clock_trouble WHERE next_try_at <= ${new Date(now)}`.execute(db)
}
