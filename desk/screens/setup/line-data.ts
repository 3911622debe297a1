/** What setting the line up reads and asks for. */
import { queryOptions } from '@tanstack/react-query'
import type { LineSetup, SetLine } from '../../../contract/line.ts'
import { ask } from '../../api/ask.ts'

export const lineSetupQuery = queryOptions({
  queryKey: ['setup', 'line'],
  queryFn: ({ signal }) => ask<LineSetup>('/setup/line', { signal }),
})

export async function saveLineSetup(setup: LineSetup): Promise<{ done: true }> {
  const { version, wrapUpSeconds, requestLimitMinutes, chosenPerHalfHour, callCountries } = setup
  const { leastLevels, people } = setup
  const body: SetLine = {
    version,
    wrapUpSeconds,
    requestLimitMinutes,
    chosenPerHalfHour,
    callCountries,
    leastLevels: leastLevels.map(({ skill, leastLevel }) => ({ skill, leastLevel })),
    people: people.map(({ agentId, levels }) => ({ agentId, levels })),
  }
  return await ask<{ done: true }>('/setup/line', { method: 'PUT', body })
}
