/** Everything that a customer's page reads. */
import { useQuery } from '@tanstack/react-query'
import { NotDone } from '../../api/ask.ts'
import type { Failure } from '../../api/ask.ts'
import { callQuery, customerQuery } from '../../api/customers.ts'
import type { CustomerPage } from '../../../contract/calls.ts'

export interface CustomerData {
  readonly page: CustomerPage | undefined
  readonly failure: Failure | null
  /** The number that they are calling from, as one reads it; null when this page was opened otherwise. */
  readonly calling: string | null
}

export function useCustomerData(customerId: string, from: string | undefined): CustomerData {
  const { data: page, error } = useQuery(customerQuery(customerId))
  const { data: call } = useQuery({ ...callQuery(from ?? ''), enabled: from !== undefined })
  return {
    page,
    failure: error instanceof NotDone ? error.failure : null,
    calling: call?.caller.is === 'number' ? call.caller.shown : null,
  }
}
