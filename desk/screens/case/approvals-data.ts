/** What was asked for in the case, and asking for an amount or a promise of the agent's own. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ApprovalView, AskApproval } from '../../../contract/approvals.ts'
import type { GiveRemedyRequest } from '../../../contract/remedies.ts'
import { askFor, caseApprovalsQuery } from '../../api/approvals.ts'

export function useCaseApprovals(caseId: string): readonly ApprovalView[] {
  return useQuery(caseApprovalsQuery(caseId)).data?.approvals ?? []
}

interface AskingData {
  readonly askAmount: (remedy: Omit<GiveRemedyRequest, 'remedyId'>) => Promise<boolean>
  /** `why` is read by whoever decides. */
  readonly askPromise: (promise: NonNullable<AskApproval['promise']>, why?: string) => Promise<boolean>
}

export function useAsking(caseId: string): AskingData {
  const client = useQueryClient()
  return {
    askAmount: async remedy => await askFor(client, caseId, 'ask other', { remedy }),
    askPromise: async (promise, why = '') => await askFor(client, caseId, 'ask promise', { promise, why }),
  }
}
