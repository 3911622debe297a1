/** What there is to read or to answer beside cases. */
import { useQuery } from '@tanstack/react-query'
import type { NearWaiting } from '../../../contract/interest.ts'
import type { RulesWaiting } from '../../../contract/overrides.ts'
import { nearWaitingQuery } from '../../api/near.ts'
import { rulesWaitingQuery } from '../../api/overrides.ts'

export function useToRead(): RulesWaiting & NearWaiting {
  const { data: rules } = useQuery(rulesWaitingQuery)
  const { data: near } = useQuery(nearWaitingQuery)
  return {
    proposals: rules?.proposals ?? 0,
    answers: rules?.answers ?? 0,
    toReview: near?.toReview ?? 0,
    closed: near?.closed ?? 0,
  }
}
