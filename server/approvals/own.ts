/** What somebody decides for a customer just now, as they read it. */
import type { CaseForCustomer, Language } from '../../contract/case.ts'
import { sayAsked } from '../../domain/approval/describe.ts'
import { whoDecidesNow, whoIsAbove } from '../../domain/approval/whom.ts'
import { isWaiting } from '../../domain/approval/state.ts'
import type { Db } from '../db/connect.ts'
import { ladderOf, peopleOf } from '../ladder/ladder-of.ts'
import type { House } from '../ledger/directory.ts'
import { nameOf } from '../ledger/story.ts'
import { type ApprovalRow, approvalsOf } from './sql.ts'

interface Looking {
  readonly db: Db
  readonly house: House
  readonly language: Language
  readonly now: number
}

export async function viewDeciding(looking: Looking, caseId: string): Promise<CaseForCustomer['deciding']> {
  const rows = await approvalsOf(looking.db, caseId)
  const people = peopleOf(looking.house, looking.now)
  return rows.filter(isWaiting).map(row => ({
    name: nameOf(looking, whoDecidesNow(people, row)),
    what: sayAsked(row.asked, looking.language),
    until: row.until,
    isLate: row.lateSince !== null,
    goesUp: isSomebodyAbove(row, looking),
  }))
}

function isSomebodyAbove(
  { agentId: askerId, rung: aboveRung, people: passed }: ApprovalRow,
  { house, now }: Looking,
): boolean {
  const { rungs } = ladderOf(house, now)
  return whoIsAbove(rungs, peopleOf(house, now), { askerId, aboveRung, passed }).length > 0
}
