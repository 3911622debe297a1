/** Cutting a service off, and telling of one that is not used. Each answers what went wrong, or null. */
import type { QueryClient } from '@tanstack/react-query'
import type { PlanCut } from '../../contract/cuts.ts'
import { ask, type Failure, NotDone } from './ask.ts'
import { keys } from './queries.ts'

export type CutAct =
  | { readonly do: 'plan'; readonly serviceId: string; readonly on: string | null }
  | { readonly do: 'notice' | 'carried-out'; readonly serviceId: string }

export async function doCut(client: QueryClient, caseId: string, act: CutAct): Promise<Failure | null> {
  const at = `/services/${encodeURIComponent(act.serviceId)}/cut`
  return await settled(client, caseId, async () =>
    act.do === 'plan'
      ? await ask(at, { method: 'PUT', body: { on: act.on, caseId } satisfies PlanCut })
      : await ask(`${at}/${act.do}`, { method: 'POST', body: { caseId } }),
  )
}

export async function tellUnused(
  client: QueryClient,
  caseId: string,
  serviceId: string,
): Promise<Failure | null> {
  return await settled(
    client,
    caseId,
    async () =>
      await ask(`/cases/${encodeURIComponent(caseId)}/unused`, { method: 'POST', body: { serviceId } }),
  )
}

async function settled(
  client: QueryClient,
  caseId: string,
  work: () => Promise<unknown>,
): Promise<Failure | null> {
  try {
    await work()
    return null
  } catch (problem) {
    if (!(problem instanceof NotDone)) throw problem
    return problem.failure
  } finally {
    // The case too: how a service stands is shown with its customer.
    await client.invalidateQueries({ queryKey: keys.case(caseId) })
    await client.invalidateQueries({ queryKey: keys.remedies(caseId) })
  }
}
