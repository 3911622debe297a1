/** Everything that the screen of calls reads or asks for. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { CallView, CustomerPage, LogCall } from '../../../contract/calls.ts'
import type { CaseView } from '../../../contract/desk.ts'
import { NotDone } from '../../api/ask.ts'
import type { Failure } from '../../api/ask.ts'
import { callQuery, customerQuery, logCall } from '../../api/customers.ts'
import { caseQuery, keys } from '../../api/queries.ts'

/** Whom the call was with, as far as the address says. */
export interface CallSearch {
  readonly from?: string
  readonly customerId?: string
  readonly caseId?: string
  /** When the telephone rang, for whoever comes here from a telephone system. */
  readonly at?: number
}

export interface CallData {
  readonly call: CallView | undefined
  readonly customer: CustomerPage | undefined
  readonly open: CaseView | undefined
  readonly failure: Failure | null
  /** @returns the case that it went into, or what went wrong */
  readonly write: (call: LogCall) => Promise<{ readonly caseId: string } | Failure>
}

export function useCallData({ from, customerId, caseId }: CallSearch): CallData {
  const client = useQueryClient()
  const call = useQuery({ ...callQuery(from ?? ''), enabled: from !== undefined && customerId === undefined })
  const customer = useQuery({ ...customerQuery(customerId ?? ''), enabled: customerId !== undefined })
  const open = useQuery({ ...caseQuery(caseId ?? ''), enabled: caseId !== undefined })
  const error = call.error ?? customer.error ?? open.error
  return {
    call: call.data,
    customer: customer.data,
    open: open.data,
    failure: error instanceof NotDone ? error.failure : null,
    write: useCallback(
      async written => {
        try {
          const { caseId: into } = await logCall(written)
          // The stream brings the fact too, and perhaps later than the agent looks.
          await client.invalidateQueries({ queryKey: keys.case(into) })
          void client.invalidateQueries({ queryKey: keys.lists })
          return { caseId: into }
        } catch (problem) {
          if (problem instanceof NotDone) return problem.failure
          throw problem
        }
      },
      [client],
    ),
  }
}
