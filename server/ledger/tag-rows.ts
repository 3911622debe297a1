/** The words of tags, written in the transaction of their facts: the rows of the case have only what each tag is called there. */
import { sql } from 'kysely'
import type { FactOf } from '../../domain/case/facts.ts'
import type { Tx } from '../db/connect.ts'
import type { NewFact } from './ledger.ts'

interface OfCase {
  readonly caseId: string
  readonly fact: FactOf<'CaseTagged' | 'CaseUntagged'>
}

export function tagFactsIn(facts: readonly NewFact[]): readonly OfCase[] {
  return facts.flatMap(({ caseId, fact }) =>
    caseId !== null && (fact.type === 'CaseTagged' || fact.type === 'CaseUntagged') ? [{ caseId, fact }] : [],
  )
}

export async function writeTags(tx: Tx, facts: readonly OfCase[]): Promise<void> {
  for (const { caseId, fact } of facts) {
    const { tag, body } = fact
    await (fact.type === 'CaseTagged'
      ? sql`INSERT INTO case_tag_word (case_id, tag, word) VALUES (${caseId}, ${tag}, ${body?.word ?? tag})`
      : sql`DELETE FROM case_tag_word WHERE case_id = ${caseId} AND tag = ${tag}`
    ).execute(tx)
  }
}
