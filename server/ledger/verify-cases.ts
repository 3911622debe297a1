/** Whether the rows of the cases are what their facts add up to. Called like verify.ts, and as careful with memory. */
import { sql } from 'kysely'
import { evolve } from '../../domain/case/evolve.ts'
import type { CaseFact } from '../../domain/case/facts.ts'
import type { CaseState } from '../../domain/case/state.ts'
import { isTagId } from '../../domain/case-work/tags.ts'
import type { Tx } from '../db/connect.ts'
import { readCases } from './case-rows.ts'
import { canonicalJson } from './chain.ts'
import type { Finding } from './verify.ts'

const casesPerBatch = 200

interface Verified {
  readonly id: string
  readonly isErased: boolean
}

/** Folds every case from its facts and lays it beside its rows. */
export async function verifyCases(tx: Tx): Promise<Finding> {
  const problems: string[] = []
  let count = 0
  for (let last: string | null = null; ; ) {
    const { rows }: { rows: Verified[] } = await sql<Verified>`
      SELECT c.id, u.erased_at IS NOT NULL AS "isErased" FROM cases c LEFT JOIN customer u ON u.id = c.customer_id
      WHERE ${last}::uuid IS NULL OR c.id > ${last} ORDER BY c.id LIMIT ${casesPerBatch}`.execute(tx)
    const ids = rows.map(row => row.id)
    const stand = await readCases(tx, ids)
    const facts = await factsOfCases(tx, ids)
    const erased = new Set(rows.filter(row => row.isErased).map(row => row.id))
    for (const row of stand) {
      const of = facts.get(row.id) ?? []
      problems.push(...problemsWithCase(row, { facts: of, isErased: erased.has(row.id) }))
    }
    count += ids.length
    last = ids.at(-1) ?? null
    if (ids.length < casesPerBatch) break
  }
  const { rows: lost } = await sql<{ readonly id: string }>`
    SELECT DISTINCT case_id AS id FROM fact f
    WHERE case_id IS NOT NULL AND NOT EXISTS (SELECT FROM cases c WHERE c.id = f.case_id)`.execute(tx)
  problems.push(...lost.map(({ id }) => `The case ${id} has facts and no row.`))
  return { count, problems }
}

/** At most one place in the line for each case, whatever an index may say. */
export async function verifyEntries(tx: Tx): Promise<Finding> {
  const { rows: live } = await sql<{ readonly count: number }>`
    SELECT count(*) AS count FROM entry WHERE state IN ('waiting', 'offered', 'answered')`.execute(tx)
  const { rows: doubled } = await sql<{ readonly id: string; readonly count: number }>`
    SELECT case_id AS id, count(*) AS count FROM entry WHERE state IN ('waiting', 'offered', 'answered')
    GROUP BY case_id HAVING count(*) > 1`.execute(tx)
  return {
    count: live[0]?.count ?? 0,
    problems: doubled.map(({ id, count }) => `The case ${id} has ${count} places in the line at once.`),
  }
}

interface CaseFactRow {
  readonly caseId: string
  readonly type: string
  readonly at: number
  readonly data: string
}

async function factsOfCases(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, CaseFactRow[]>> {
  const { rows } = await sql<CaseFactRow>`
    SELECT case_id AS "caseId", type, at, data FROM fact WHERE case_id = ANY(${[...ids]}::uuid[]) ORDER BY case_id, seq`.execute(
    tx,
  )
  return Map.groupBy(rows, row => row.caseId)
}

function problemsWithCase(
  row: CaseState,
  { facts, isErased }: { readonly facts: readonly CaseFactRow[]; readonly isErased: boolean },
): readonly string[] {
  const folded = fold(row.id, facts)
  if (folded === null) return [`The facts of case ${row.reference} do not add up to a case.`]
  const [is, shouldBe] = [comparable(row), comparable(isErased ? withoutOldTags(folded) : folded)]
  const fields = Object.keys(shouldBe).filter(key => canonicalJson(is[key]) !== canonicalJson(shouldBe[key]))
  return fields.length === 0
    ? []
    : [`The row of case ${row.reference} is not what its facts add up to: ${fields.join(', ')}.`]
}

function fold(id: string, facts: readonly CaseFactRow[]): CaseState | null {
  try {
    return facts.reduce<CaseState | null>((state, { type, at, data }) => {
      const fact = { type, ...JSON.parse(data) } as CaseFact // as the ledger wrote it; what is wrong is caught here
      return evolve(state, fact, at, id)
    }, null)
  } catch {
    return null
  }
}

/** A tag that is called by its own word was taken from the rows when its customer was erased. */
function withoutOldTags(state: CaseState): CaseState {
  return { ...state, tags: state.tags.filter(isTagId) }
}

function comparable(state: CaseState): Readonly<Record<string, unknown>> {
  const commitments = state.commitments.toSorted((a, b) => a.madeAt - b.madeAt || (a.id < b.id ? -1 : 1))
  return { ...state, commitments }
}
