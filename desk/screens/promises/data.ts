/** Everything that the list of promises at risk reads. */
import { useQuery } from '@tanstack/react-query'
import type { PromisesAtRisk } from '../../../contract/promises.ts'
import { NotDone } from '../../api/ask.ts'
import type { Failure } from '../../api/ask.ts'
import { risksQuery } from '../../api/promises.ts'

interface Risks {
  readonly risks: PromisesAtRisk | undefined
  readonly failure: Failure | null
}

/** Looked at again every half minute, for as long as it is shown. */
export function useRisks(hours: number): Risks {
  const { data, error } = useQuery(risksQuery(hours))
  return { risks: data, failure: error instanceof NotDone ? error.failure : null }
}
