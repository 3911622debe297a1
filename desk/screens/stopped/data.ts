/** Everything that the page of where help stopped reads. */
import { useQuery } from '@tanstack/react-query'
import type { StoppedView } from '../../../contract/stopped.ts'
import { type Failure, NotDone } from '../../api/ask.ts'
import { stoppedCsv, type StoppedDays, stoppedQuery } from '../../api/stopped.ts'

export interface StoppedData {
  readonly view: StoppedView | undefined
  readonly failure: Failure | null
  readonly csv: string
}

export function useStopped(days: StoppedDays): StoppedData {
  const { data: view, error } = useQuery({ ...stoppedQuery(days), placeholderData: before => before })
  return { view, failure: error instanceof NotDone ? error.failure : null, csv: stoppedCsv(days) }
}
