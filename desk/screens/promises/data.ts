/** Everything that the list of promises at risk reads. */
import { useQuery } from '@tanstack/react-query'
import type { PromisesAtRisk } from '../../../contract/promises.ts'
import { NotDone } from '../../api/ask.ts'
import type { Failure } from '../../api/ask.ts'
import { risksFile, risksQuery } from '../../api/promises.ts'
import type { RisksWanted } from '../../api/promises.ts'

interface Risks {
  readonly risks: PromisesAtRisk | undefined
  readonly failure: Failure | null
  /** Where it is to be had as a file. */
  readonly file: string
}

/** Looked at again every half minute, for as long as it is shown. */
/** @param mayLook others would only be told that they may not */
export function useRisks(wanted: RisksWanted, mayLook: boolean): Risks {
  const { data, error } = useQuery({ ...risksQuery(wanted), enabled: mayLook })
  return { risks: data, failure: error instanceof NotDone ? error.failure : null, file: risksFile(wanted) }
}
