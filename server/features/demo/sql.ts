import { sql } from 'kysely'
import type { DemoStep } from '../../../contract/demo.ts'
import type { Db } from '../../db/connect.ts'

const steps: Readonly<Record<string, DemoStep>> = {
  CustomerSpoke: 'write',
  EntryAnswered: 'answer',
  CommitmentMade: 'promise',
  CommitmentKept: 'keep',
  SolvedProposed: 'propose',
  SolvedConfirmed: 'solved',
}

/** Which steps of a first case have happened in this one. */
export async function stepsDone(db: Db, caseId: string): Promise<readonly DemoStep[]> {
  const { rows } = await sql<{ readonly type: string }>`
    SELECT DISTINCT type FROM fact WHERE case_id = ${caseId} AND type = ANY(${Object.keys(steps)}::text[])`.execute(
    db,
  )
  return rows.flatMap(({ type }) => steps[type] ?? [])
}
