/**
 * How things stand now, as the charter tells it (waiting, in hand, at rest, solved, promises), once more: from the facts of the ledger
 * alone, folded case by case, beside what the rows say.
 */
import { sql } from 'kysely'
import { evolve } from '../../domain/case/evolve.ts'
import type { CaseFact } from '../../domain/case/facts.ts'
import type { CaseState } from '../../domain/case/state.ts'
import type { Instant } from '../../domain/time.ts'
import type { Tx } from '../db/connect.ts'
import { nextCases } from './measured-sql.ts'
import { type PublicFigures, publicFigures } from './now-sql.ts'

const casesPerBatch = 500

interface FactRow {
  readonly caseId: string
  readonly type: string
  readonly at: number
  readonly data: string
}

/** @returns how many numbers were compared, and one sentence for each that differs */
export async function recountNow(
  tx: Tx,
  since: Instant,
): Promise<{ readonly numbers: number; readonly differ: readonly string[] }> {
  const shown = await publicFigures(tx, since)
  const found = await fromFacts(tx, since)
  const names = Object.keys(shown) as (keyof PublicFigures)[] // of the same type
  return {
    numbers: names.length,
    differ: names.flatMap(name =>
      shown[name] === found[name]
        ? []
        : [`"${name}" now shows ${shown[name]}; the ledger has ${found[name]}.`],
    ),
  }
}

async function fromFacts(tx: Tx, since: Instant): Promise<PublicFigures> {
  let sum = nothing
  for (let last: string | null = null; ; ) {
    const next: string | null = await nextCases(tx, last, casesPerBatch)
    if (next === null) return sum
    const { rows } = await sql<FactRow>`
      SELECT case_id AS "caseId", type, at, data FROM fact
      WHERE case_id IN (SELECT id FROM cases WHERE ${last}::uuid IS NULL OR id > ${last} ORDER BY id LIMIT ${casesPerBatch})
      ORDER BY case_id, seq`.execute(tx)
    for (const [caseId, facts] of Map.groupBy(rows, row => row.caseId)) {
      const state = facts.reduce<CaseState | null>((before, { type, at, data }) => {
        const fact = { ...JSON.parse(data), type } as CaseFact // as the ledger wrote it
        return evolve(before, fact, at, caseId)
      }, null)
      if (state !== null) sum = added(sum, figuresOf(state, since))
    }
    last = next
  }
}

const nothing: PublicFigures = {
  waiting: 0,
  inHand: 0,
  unconfirmed: 0,
  resting: 0,
  solved: 0,
  promisesOpen: 0,
  promisesKept: 0,
  promisesBroken: 0,
}

function figuresOf({ status, solvedAt, commitments }: CaseState, since: Instant): PublicFigures {
  const one = (is: boolean) => (is ? 1 : 0)
  const settled = (wanted: 'kept' | 'broken') =>
    commitments.filter(({ state, settledAt }) => state === wanted && (settledAt ?? 0) >= since).length
  return {
    waiting: one(status === 'waiting'),
    inHand: one(status === 'owned'),
    unconfirmed: one(status === 'proposed' || status === 'unconfirmed'),
    resting: one(status === 'resting'),
    solved: one(status === 'solved' && (solvedAt ?? 0) >= since),
    promisesOpen: commitments.filter(({ state }) => state === 'open').length,
    promisesKept: settled('kept'),
    promisesBroken: settled('broken'),
  }
}

function added(sum: PublicFigures, more: PublicFigures): PublicFigures {
  const names = Object.keys(sum) as (keyof PublicFigures)[] // of the same type
  return names.reduce((all, name) => ({ ...all, [name]: sum[name] + more[name] }), sum)
}
