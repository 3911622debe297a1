/** What is due. Each question is answered from a partial index; the oldest of all comes first, whatever it is. */
import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'

export type ClockName =
  | 'promise broken'
  | 'promise due soon'
  | 'promise that rested'
  | 'put aside until now'
  | 'handover unanswered'
  | 'rung unanswered'
  | 'approval unanswered'
  | 'rung due soon'
  | 'owner who left'
  | 'nobody came to the page'
  | 'chat left'
  | 'matter at rest'

export interface Due {
  readonly clock: ClockName
  readonly caseId: string
  /** The promise, handover or place that is due; the case's own id where the case itself is. */
  readonly id: string
  /** In whose hands it is, where that matters. */
  readonly agentId: string | null
}

export interface Since {
  readonly now: Instant
  /** Of matters about which nothing is said after it. */
  readonly restBefore: Instant
  /** Of chats in which nobody speaks after it, while their page is closed since … */
  readonly quietBefore: Instant
  readonly goneBefore: Instant
  /** Somebody can take over from those who left. */
  readonly hasStandIn: boolean
  /** Matters that may rest are looked for as well. Of all the questions only this one grows with what is open, and it can wait. */
  readonly isForRest: boolean
}

/** What was looked at already, by clock: whatever cannot be dealt with must not stand in the way of what comes later. */
export type Passed = ReadonlyMap<ClockName, readonly string[]>

/** The oldest of everything that is due and was not passed, at most so many. */
export async function dueNow(db: Db, since: Since, passed: Passed, most: number): Promise<readonly Due[]> {
  return (await whatIsDue(since, passed, most).execute(db)).rows
}

export function whatIsDue(since: Since, passed: Passed, most: number): RawBuilder<Due> {
  const questions = Object.entries(asked) as [ClockName, Question][] // the keys of asked
  const each = questions
    .filter(([clock]) => since.hasStandIn || clock !== 'owner who left')
    .filter(([clock]) => since.isForRest || clock !== 'matter at rest')
    .map(([clock, question], rank) => {
      const ids = [...(passed.get(clock) ?? [])]
      return sql`(SELECT ${clock}::text AS clock, ${rank}::int AS rank, due.* FROM (${question(since, sql`${ids}::uuid[]`, most)}) due
        ORDER BY due.at, due.id LIMIT ${most})`
    })
  return sql<Due>`
    SELECT clock, id, case_id AS "caseId", agent_id AS "agentId" FROM (${sql.join(each, sql` UNION ALL `)}) everything
    ORDER BY at, rank, id LIMIT ${most}`
}

/** Answers id, case_id, agent_id and at: since when it is due. */
type Question = (since: Since, passed: RawBuilder<unknown>, most: number) => RawBuilder<unknown>

const at = (instant: Instant) => sql`${new Date(instant)}::timestamptz`
const nobody = sql`NULL::uuid AS agent_id`

const asked: Readonly<Record<ClockName, Question>> = {
  'promise broken': ({ now }, passed) => sql`
    SELECT id, case_id, ${nobody}, due_at AS at FROM commitment
    WHERE state = 'open' AND paused_at IS NULL AND due_at < ${at(now)} AND id <> ALL(${passed})`,

  // After a time of being switched off nobody is told that what is overdue is nearly due.
  'promise due soon': ({ now }, passed) => sql`
    SELECT id, case_id, ${nobody}, warn_at AS at FROM commitment
    WHERE state = 'open' AND paused_at IS NULL AND warned_at IS NULL AND warn_at <= ${at(now)} AND due_at >= ${at(now)} AND id <> ALL(${passed})`,

  // What we waited for is here: the customer has spoken since. Their words mark it (migration 0106), for most that rest go on resting.
  'promise that rested': (_, passed) => sql`
    SELECT id, case_id, ${nobody}, spoken_at AS at FROM commitment
    WHERE state = 'open' AND paused_at IS NOT NULL AND spoken_at > paused_at AND id <> ALL(${passed})`,

  'put aside until now': ({ now }, passed) => sql`
    SELECT id, id AS case_id, ${nobody}, snoozed_until AS at FROM cases
    WHERE snoozed_until IS NOT NULL AND snoozed_until <= ${at(now)} AND id <> ALL(${passed})`,

  'handover unanswered': ({ now }, passed) => sql`
    SELECT handover_id AS id, id AS case_id, ${nobody}, handover_until AS at FROM cases
    WHERE handover_id IS NOT NULL AND handover_until <= ${at(now)} AND handover_id <> ALL(${passed})`,

  // A solved case may have been woken since.
  'owner who left': (_, passed, most) => sql`
    SELECT c.id, c.id AS case_id, ${nobody}, a.departed_at AS at FROM agent a, LATERAL (
      SELECT id FROM cases WHERE owner_id = a.id AND status NOT IN ('solved', 'merged') AND id <> ALL(${passed}) LIMIT ${most}) c
    WHERE a.departed_at IS NOT NULL`,

  // Whoever was called to their page and has not come by then.
  'nobody came to the page': ({ now }, passed) => sql`
    SELECT id, case_id, agent_id, come_by AS at FROM entry
    WHERE state = 'answered' AND come_by <= ${at(now)} AND id <> ALL(${passed})`,

  // In an agent's hands, while their customer has closed the page and nobody speaks.
  'chat left': ({ quietBefore, goneBefore }, passed) => sql`
    SELECT e.id, e.case_id, ${nobody}, greatest(c.customer_spoke_at, c.company_spoke_at, e.answered_at) AS at
    FROM entry e JOIN cases c ON c.id = e.case_id LEFT JOIN case_visitor v ON v.case_id = e.case_id
    WHERE e.state = 'answered' AND e.medium = 'chat' AND e.callback_by IS NULL AND e.answered_at < ${at(quietBefore)}
      AND greatest(c.customer_spoke_at, c.company_spoke_at) < ${at(quietBefore)}
      AND (v.seen_at IS NULL OR v.seen_at < ${at(goneBefore)}) AND e.id <> ALL(${passed})`,

  'rung unanswered': ({ now }, passed) => sql`
    SELECT c.id, c.id AS case_id, ${nobody}, c.rung_answer_by AS at FROM cases c
    WHERE c.rung_agent IS NOT NULL AND c.rung_answered_at IS NULL AND c.status NOT IN ('solved', 'merged')
      AND c.rung_answer_by <= ${at(now)} AND c.id <> ALL(${passed})`,

  // Nobody is reminded of what is late already: the rung above has it, or the last one has another time.
  'rung due soon': ({ now }, passed) => sql`
    SELECT c.id, c.id AS case_id, ${nobody}, c.rung_warn_at AS at FROM cases c
    WHERE c.rung_agent IS NOT NULL AND c.rung_answered_at IS NULL AND c.rung_reminded_at IS NULL
      AND c.status NOT IN ('solved', 'merged') AND c.rung_warn_at <= ${at(now)} AND c.rung_answer_by > ${at(now)}
      AND c.id <> ALL(${passed})`,

  // Whatever is asked for in a case that was closed, or for somebody who was erased meanwhile, is asked for no more: both mark it.
  'approval unanswered': ({ now }, passed) => sql`
    SELECT v.id, v.case_id, ${nobody}, v.until AS at FROM approval v
    WHERE v.state = 'open' AND v.until <= ${at(now)} AND v.id <> ALL(${passed})
    UNION ALL SELECT v.id, v.case_id, ${nobody}, v.over_since FROM approval v
    WHERE v.state = 'open' AND v.over_since IS NOT NULL AND v.until > ${at(now)} AND v.id <> ALL(${passed})`,

  // The rules of resting, asked of the rows: nobody has said anything since, and it waits for nothing of ours.
  'matter at rest': ({ restBefore }, passed) => sql`
    SELECT c.id, c.id AS case_id, ${nobody}, greatest(c.customer_spoke_at, c.company_spoke_at) AS at FROM cases c
    WHERE c.status NOT IN ('solved', 'resting') AND c.status NOT IN ('waiting', 'unconfirmed', 'merged') AND c.handover_id IS NULL
      AND c.company_spoke_at >= c.customer_spoke_at AND c.id <> ALL(${passed})
      AND greatest(c.customer_spoke_at, c.company_spoke_at) < ${at(restBefore)}
      AND (c.rung_agent IS NULL OR c.rung_answered_at IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.case_id = c.id AND e.state IN ('waiting', 'offered', 'answered'))
      AND NOT EXISTS (SELECT 1 FROM approval v WHERE v.case_id = c.id AND v.state = 'open')
      AND NOT EXISTS (SELECT 1 FROM commitment p WHERE p.case_id = c.id AND p.state = 'open')`,
}
