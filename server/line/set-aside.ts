/**
 * Cases about which the leader cannot decide: each is left alone for a while, so that everybody else is served, and is tried again
 * after pauses that grow.
 *
 * What must stay true: nobody is left aside in silence. The log says it once, with the case and what to do; the row in `line_trouble`
 * stands until the case has been served or has left the line, and the doctor reads it. A trouble of the database, or of the lead, is
 * no case's own: it is thrown on.
 */
import { sql } from 'kysely'
import { decide } from '../../domain/case/decide.ts'
import type { CaseRequest, Decided } from '../../domain/case/requests.ts'
import { MINUTE, SECOND, type Instant } from '../../domain/time.ts'
import type { Log } from '../db/log.ts'
import type { Locked } from '../ledger/append.ts'
import type { Ledger } from '../ledger/ledger.ts'

interface Held {
  readonly id: string
  readonly caseId: string
}

export interface SetAside {
  /** The entries that are left alone now. */
  readonly entries: () => ReadonlySet<string>
  /** Does the work of this entry, unless it is left alone now; leaves it alone when it is the case's fault that the work fails. */
  readonly attempt: (entry: Held, work: () => Promise<void>) => Promise<void>
  readonly leaveAlone: (entry: Held, error: unknown) => Promise<void>
  readonly wasServed: (entries: readonly Held[]) => Promise<void>
  /** What another leader left alone is tried at once. */
  readonly takeOver: () => Promise<void>
}

/** Deciding itself failed, which is the fault of what is known of this case. */
class CannotDecide extends Error {}

const firstPauseMs = SECOND
const longestPauseMs = 5 * MINUTE

/** As `decide`; what it throws is known to be about this case. */
export function decideOn({ caseState, now }: Locked, caseId: string, request: CaseRequest): Decided {
  const state = caseState(caseId)
  try {
    return decide(state, request, now)
  } catch (cause) {
    throw new CannotDecide(`cannot decide "${request.ask}"`, { cause })
  }
}

/** Whether it is about what was to be decided or written, and not about a database that is not there. */
export function isOfCase(error: unknown): boolean {
  if (error instanceof CannotDecide || error instanceof TypeError || error instanceof RangeError) return true
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  // Values and constraints that the database refuses (SQLSTATE, classes 22 and 23).
  return /^2[23][0-9A-Z]{3}$/.test(code)
}

interface Aside {
  readonly caseId: string
  readonly tries: number
  readonly until: Instant
}

export function openSetAside({ db, clock }: Ledger, log: Log): SetAside {
  const aside = new Map<string, Aside>()
  /** Left alone by a leader before. */
  let before: ReadonlySet<string> = new Set()

  const leaveAlone = async ({ id, caseId }: Held, error: unknown) => {
    const tries = (aside.get(id)?.tries ?? 0) + 1
    const until = clock() + Math.min(longestPauseMs, firstPauseMs * 2 ** (tries - 1))
    aside.set(id, { caseId, tries, until })
    if (tries === 1)
      log.error(
        { err: error, caseId },
        'The line cannot decide about this case, and leaves it alone for now; the others are served. It is tried again and again. Call its customer by hand, and see "npm run heed -- doctor"',
      )
    await sql`
      INSERT INTO line_trouble (case_id, since, tries, next_try_at)
      VALUES (${caseId}, ${new Date(clock())}, ${tries}, ${new Date(until)})
      ON CONFLICT (case_id) DO UPDATE SET tries = excluded.tries, next_try_at = excluded.next_try_at`.execute(
      db,
    )
  }

  const wasServed = async (entries: readonly Held[]) => {
    const well = entries.filter(({ id, caseId }) => aside.has(id) || before.has(caseId))
    if (well.length === 0) return
    for (const { id, caseId } of well) {
      aside.delete(id)
      log.info({ caseId }, 'The line serves this case again')
    }
    const caseIds = well.map(({ caseId }) => caseId)
    before = new Set([...before].filter(caseId => !caseIds.includes(caseId)))
    await sql`DELETE FROM line_trouble WHERE case_id = ANY(${caseIds}::uuid[])`.execute(db)
  }

  const entriesNow = () => new Set([...aside].filter(([, { until }]) => until > clock()).map(([id]) => id))

  return {
    entries: entriesNow,
    leaveAlone,
    wasServed,
    async attempt(entry, work) {
      if (entriesNow().has(entry.id)) return
      try {
        await work()
      } catch (error) {
        if (!isOfCase(error)) throw error
        return await leaveAlone(entry, error)
      }
      await wasServed([entry])
    },
    async takeOver() {
      aside.clear()
      // Who is in the line no more has nothing to be told of.
      const { rows } = await sql<{ readonly caseId: string }>`
        WITH gone AS (DELETE FROM line_trouble t WHERE NOT EXISTS (
          SELECT FROM entry e WHERE e.case_id = t.case_id AND e.state IN ('waiting', 'offered', 'answered')))
        SELECT case_id AS "caseId" FROM line_trouble`.execute(db)
      before = new Set(rows.map(({ caseId }) => caseId))
    },
  }
}
