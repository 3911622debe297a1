/**
 * Keeps the demo alive for whoever opens it later than at once. Its people at work have no desk and its customers no browser, so after
 * ten minutes their chats would be taken for left, the agents would be free, asked, and away.
 *
 * What must stay true
 * - Only in the invented company, and only for those as whom nobody has signed in: whoever sits down as one of them is asked whether
 *   their desk is still there, like anybody.
 * - Nothing is invented beyond the presence: each of them stays with the one customer whom they have in hand, and answers nobody. So
 *   they are seen at work, and a visitor's customer is offered to the visitor.
 */
import { sql } from 'kysely'
import type { Instant } from '../../domain/time.ts'
import { MINUTE } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import { timestamptz } from '../db/values.ts'

const beatMs = MINUTE
/** For so long after each beat nobody asks where they are; longer than a beat, shorter than it takes to forget a demo. */
const keptMs = 5 * MINUTE

/** Once before anybody leads the line, or whoever is at work is sent home first; then by `keepDemoAtWork`. */
export async function demoBeat(db: Db, now: Instant): Promise<void> {
  await sql`
    WITH played AS (
      SELECT a.id FROM agent a JOIN seat s ON s.agent_id = a.id
      WHERE a.is_demo AND a.departed_at IS NULL AND s.presence <> 'offline' AND (SELECT is_demo FROM organisation)
        AND NOT EXISTS (SELECT FROM auth_session i WHERE i.user_id = a.id AND i.expires_at > ${timestamptz(now)})),
    seated AS (
      UPDATE seat SET seen_at = greatest(seen_at, ${timestamptz(now + keptMs)}) WHERE agent_id IN (SELECT id FROM played))
    INSERT INTO case_visitor (case_id, seen_at)
    SELECT e.case_id, ${timestamptz(now)} FROM entry e
    WHERE e.state = 'answered' AND e.medium = 'chat' AND e.agent_id IN (SELECT id FROM played)
    ON CONFLICT (case_id) DO UPDATE SET seen_at = greatest(case_visitor.seen_at, excluded.seen_at)`.execute(
    db,
  )
}

interface Setting {
  readonly db: Db
  readonly clock: () => Instant
  readonly onTrouble: (error: unknown) => void
}

/** @returns ends it */
export function keepDemoAtWork({ db, clock, onTrouble }: Setting): () => void {
  const timer = setInterval(() => void demoBeat(db, clock()).catch(onTrouble), beatMs)
  return () => clearInterval(timer)
}
