/** What must be true of promises at every moment, asked of the rows and the ledger, and not of the code that keeps them. */
import type { Client } from 'pg'

export interface Invariant {
  readonly says: string
  /** Selects what breaks it; `$1` is the time. */
  readonly broken: string
}

/** After each look of the clocks. */
export const invariants: readonly Invariant[] = [
  {
    says: 'no clock passes unnoticed',
    broken: `
      SELECT 'promise ' || id FROM commitment WHERE state = 'open' AND paused_at IS NULL AND due_at < $1
      UNION ALL SELECT 'warning ' || id FROM commitment
        WHERE state = 'open' AND paused_at IS NULL AND warned_at IS NULL AND warn_at <= $1 AND due_at >= $1
      UNION ALL SELECT 'rung of ' || reference FROM cases
        WHERE rung_agent IS NOT NULL AND rung_answered_at IS NULL AND rung_answer_by <= $1 AND status NOT IN ('solved', 'merged')
      UNION ALL SELECT 'ask ' || id FROM approval WHERE state = 'open' AND until <= $1
      UNION ALL SELECT 'trouble with ' || clock FROM clock_trouble`,
  },
  {
    says: 'what was asked for is answered once, by somebody else, and what was allowed is given once',
    broken: `
      SELECT 'ask ' || v.id FROM approval v LEFT JOIN fact f ON f.case_id = v.case_id
        AND f.type IN ('ApprovalGiven', 'ApprovalDeclined') AND f.data::jsonb ->> 'approvalId' = v.id::text
      WHERE $1::timestamptz IS NOT NULL GROUP BY v.id
      HAVING count(f.seq) <> CASE WHEN v.state IN ('given', 'declined') THEN 1 ELSE 0 END OR v.decided_by = v.agent_id
      UNION ALL SELECT 'gift of ' || v.id FROM approval v LEFT JOIN remedy r ON r.approval_id = v.id
      WHERE v.asked ? 'remedy' GROUP BY v.id HAVING count(r.id) <> CASE WHEN v.state = 'given' THEN 1 ELSE 0 END
      UNION ALL SELECT 'promise of ' || v.id FROM approval v LEFT JOIN commitment p ON p.id = v.id
      WHERE v.asked ? 'promise' GROUP BY v.id HAVING count(p.id) <> CASE WHEN v.state = 'given' THEN 1 ELSE 0 END`,
  },
  {
    says: 'nobody waits for an answer in a case that is closed',
    broken: `
      SELECT 'ask ' || v.id FROM approval v JOIN cases c ON c.id = v.case_id
      WHERE v.state = 'open' AND c.status IN ('solved', 'merged', 'resting') AND $1::timestamptz IS NOT NULL`,
  },
  {
    says: 'each broken promise is noted once, and is in the ledger as it is in the rows',
    broken: `
      SELECT 'promise ' || p.id FROM commitment p LEFT JOIN fact f
        ON f.case_id = p.case_id AND f.type = 'CommitmentBroken' AND f.data::jsonb ->> 'commitmentId' = p.id::text
      WHERE $1::timestamptz IS NOT NULL GROUP BY p.id, p.state HAVING count(f.seq) <> CASE WHEN p.state = 'broken' THEN 1 ELSE 0 END`,
  },
  {
    says: 'closed means nothing owed: nothing is solved, at rest or gone on elsewhere while a promise of it is open',
    broken: `
      SELECT c.reference FROM cases c JOIN commitment p ON p.case_id = c.id
      WHERE c.status IN ('resting', 'solved', 'merged') AND p.state = 'open' AND $1::timestamptz IS NOT NULL
      UNION ALL SELECT c.reference || ' owes nothing' FROM cases c WHERE c.status = 'owing'
        AND NOT EXISTS (SELECT FROM commitment p WHERE p.case_id = c.id AND p.state = 'open')`,
  },
  {
    says: 'nobody is compensated twice, and nobody is left out',
    broken: `
      SELECT 'promise ' || p.id FROM commitment p LEFT JOIN remedy r ON r.commitment_id = p.id AND r.by_rule IS NOT NULL
      WHERE $1::timestamptz IS NOT NULL GROUP BY p.id, p.state, p.kind
      HAVING count(r.id) <> CASE WHEN p.state = 'broken' AND p.kind <> 'answer' THEN 1 ELSE 0 END`,
  },
  {
    says: 'money is never created or lost: both sides of each remedy sum to zero, and what is booked stands on the bill once',
    broken: `
      SELECT 'remedy ' || remedy_id FROM money_entry WHERE $1::timestamptz IS NOT NULL
        GROUP BY remedy_id, currency HAVING sum(amount_minor) <> 0
      UNION ALL SELECT 'remedy ' || r.id FROM remedy r LEFT JOIN bill_line l ON l.remedy_id = r.id
        GROUP BY r.id, r.state, r.amount_minor
        HAVING coalesce(-sum(l.amount_minor), 0) NOT IN (CASE WHEN r.state = 'booked' THEN r.amount_minor ELSE 0 END, CASE WHEN r.state = 'given' THEN r.amount_minor ELSE 0 END)`,
  },
  {
    says: 'nobody decides twice: not on two rungs of one case, and not as its owner and on a rung',
    broken: `
      SELECT reference FROM cases WHERE $1::timestamptz IS NOT NULL
        AND cardinality(rung_people) <> (SELECT count(DISTINCT person) FROM unnest(rung_people) person)
      UNION ALL SELECT reference FROM cases WHERE rung_agent IS NOT NULL AND rung_answered_at IS NULL
        AND accepted_at IS NOT NULL AND rung_agent = owner_id AND status NOT IN ('solved', 'merged')`,
  },
  {
    says: 'no rung is skipped, and none is gone down: a case stands as high as it went up, one at a time',
    broken: `
      SELECT c.reference FROM cases c LEFT JOIN fact f ON f.case_id = c.id AND f.type = 'RungClimbed'
      WHERE $1::timestamptz IS NOT NULL GROUP BY c.id, c.reference, c.rung
      HAVING coalesce(max((f.data::json ->> 'rung')::int), 0) <> coalesce(c.rung, 0) OR count(f.seq) > coalesce(c.rung, 0)`,
  },
  {
    says: 'the last rung inside always owes its answer: nobody is sent out of the house by silence',
    broken: `
      SELECT c.reference FROM cases c JOIN fact f ON f.case_id = c.id AND f.type = 'RungClimbed'
      WHERE $1::timestamptz IS NOT NULL AND f.data::json ->> 'to' IS NULL AND f.data::json ->> 'by' NOT IN ('customer', 'helper', 'agent')`,
  },
  {
    says: 'whoever decides is reminded before the time is over, and each time of a rung ends once',
    broken: `
      SELECT 'rung of ' || reference FROM cases
        WHERE rung_agent IS NOT NULL AND rung_answered_at IS NULL AND rung_reminded_at IS NULL AND rung_warn_at <= $1
          AND rung_answer_by > $1 AND status NOT IN ('solved', 'merged')
      UNION ALL SELECT 'time of ' || c.reference FROM cases c LEFT JOIN rung_time t
        ON t.case_id = c.id AND t.ended_at IS NULL
      WHERE $1::timestamptz IS NOT NULL GROUP BY c.id
      HAVING count(t.case_id) <> CASE WHEN c.rung_agent IS NOT NULL AND c.rung_answered_at IS NULL AND c.rung_answer_by IS NOT NULL THEN 1 ELSE 0 END`,
  },
]

/** When letters have been read and sent. */
export const letterInvariants: readonly Invariant[] = [
  {
    says: 'whoever was promised something is told once that it was broken',
    broken: `
      SELECT 'fact ' || f.lane || '-' || f.seq FROM fact f LEFT JOIN letter l USING (lane, seq)
      WHERE f.type = 'CommitmentBroken' AND l.seq IS NULL AND $1::timestamptz IS NOT NULL
      UNION ALL SELECT 'letter ' || lane || '-' || seq FROM letter
        WHERE settled_at IS NULL AND not_before IS NOT NULL AND not_before <= $1`,
  },
  {
    says: 'whoever waits for the last rung is told each time that it is late',
    broken: `
      SELECT 'fact ' || f.lane || '-' || f.seq FROM fact f LEFT JOIN letter l USING (lane, seq)
      WHERE f.type = 'RungLate' AND l.seq IS NULL AND $1::timestamptz IS NOT NULL`,
  },
]

export async function breaksIn(
  owner: Client,
  asked: readonly Invariant[],
  now: number,
): Promise<readonly string[]> {
  const found: string[] = []
  for (const { says, broken } of asked) {
    const { rows } = await owner.query<{ what: string }>(`SELECT * FROM (${broken}) AS b(what) LIMIT 3`, [
      new Date(now),
    ])
    found.push(...rows.map(({ what }) => `${says}: ${what}`))
  }
  return found
}

export interface Totals {
  readonly cases: number
  readonly promises: number
  readonly kept: number
  readonly broken: number
  readonly climbed: number
  /** How often the last rung inside let its time pass. */
  readonly late: number
  readonly solved: number
  /** Asked for by those who may not give it, allowed, and passed on unanswered. */
  readonly asked: number
  readonly allowed: number
  readonly passed: number
  readonly letters: number
  readonly paidMinor: number
}

export async function totalsOf(owner: Client): Promise<Totals> {
  const { rows } = await owner.query<Totals>(`
    SELECT (SELECT count(*)::int FROM cases) AS cases, (SELECT count(*)::int FROM commitment) AS promises,
      (SELECT count(*)::int FROM commitment WHERE state = 'kept') AS kept,
      (SELECT count(*)::int FROM commitment WHERE state = 'broken') AS broken,
      (SELECT count(*)::int FROM fact WHERE type = 'RungClimbed') AS climbed,
      (SELECT count(*)::int FROM fact WHERE type = 'RungLate') AS late,
      (SELECT count(*)::int FROM cases WHERE status = 'solved') AS solved,
      (SELECT count(*)::int FROM approval) AS asked,
      (SELECT count(*)::int FROM approval WHERE state = 'given') AS allowed,
      (SELECT count(*)::int FROM fact WHERE type IN ('ApprovalClimbed', 'ApprovalReminded')) AS passed,
      (SELECT count(*)::int FROM letter WHERE outcome = 'sent') AS letters,
      (SELECT coalesce(sum(amount_minor), 0)::int FROM remedy WHERE state = 'booked') AS "paidMinor"`)
  const [row] = rows
  if (!row) throw new Error('there are no totals')
  return row
}
