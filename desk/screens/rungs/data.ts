/** Everything that the page of the ladder reads. */
import { useQuery } from '@tanstack/react-query'
import type { RungCounts, RungList } from '../../../contract/ladder.ts'
import { NotDone } from '../../api/ask.ts'
import type { Failure } from '../../api/ask.ts'
import type { ApprovalCounts, ToDecide } from '../../../contract/approvals.ts'
import { approvalCountsQuery, toDecideQuery } from '../../api/approvals.ts'
import { rungCountsQuery, rungsQuery } from '../../api/rungs.ts'

interface RungsData {
  readonly mine: RungList | undefined
  readonly failure: Failure | null
  /** Of all rungs, for those who lead. */
  readonly all: RungCounts | undefined
  /** What waits for my yes or no. */
  readonly toDecide: readonly ToDecide[]
  readonly asked: ApprovalCounts | undefined
}

export function useRungs(leads: boolean): RungsData {
  const { data: mine, error } = useQuery(rungsQuery)
  const { data: all } = useQuery({ ...rungCountsQuery, enabled: leads })
  const { data: decides } = useQuery(toDecideQuery)
  const { data: asked } = useQuery({ ...approvalCountsQuery, enabled: leads })
  const toDecide = decides?.approvals ?? []
  return { toDecide, asked, mine, failure: error instanceof NotDone ? error.failure : null, all }
}
