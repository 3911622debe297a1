/** What can be done now in a case, and doing it: the same id for every try, so that a double click gives once. */
import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type { SetAside } from '../../contract/overrides.ts'
import type { GiveRemedyRequest, RemediesView, RemedyOptionView } from '../../contract/remedies.ts'
import { ask, maySetAside, NotDone } from './ask.ts'
import type { Failure } from './ask.ts'
import { keys } from './queries.ts'

/** @param version of the case: what can be done follows from what happened */
export function remediesQuery(caseId: string, version: number) {
  return queryOptions<RemediesView, Error, RemediesView, readonly (string | number)[]>({
    queryKey: [...keys.remedies(caseId), version],
    queryFn: ({ signal }) => ask<RemediesView>(`/cases/${encodeURIComponent(caseId)}/remedies`, { signal }),
    // While it is asked anew for the same case; what was true of another must never be pressed here.
    placeholderData: (before, query) => (query?.queryKey[1] === caseId ? before : undefined),
  })
}

/** What becomes of the last try in a case. */
export interface Giving {
  /** What is being given just now; nothing else is until it is settled. */
  readonly busy: string | null
  readonly failure: Failure | null
  /** Words of the apology that goes with what is given next. */
  readonly apology: string
}

export const NOT_GIVING: Giving = { busy: null, failure: null, apology: '' }

export function changeGiving(client: QueryClient, caseId: string, change: Partial<Giving>): void {
  client.setQueryData<Giving>(keys.giving(caseId), (before = NOT_GIVING) => ({ ...before, ...change }))
}

/** The apology that went with it is used up; one that was written meanwhile is for the next. */
export function afterGiving({ apology }: Giving, sent: string): Giving {
  return { ...NOT_GIVING, apology: apology === sent ? '' : apology }
}

/** Names an option within its case. */
export function optionKey({ catalogueId, accountId, serviceId, forCommitmentId }: RemedyOptionView): string {
  return [catalogueId, accountId, serviceId, forCommitmentId].join(' ')
}

export async function giveOption(
  client: QueryClient,
  caseId: string,
  option: RemedyOptionView,
  setAside?: SetAside,
): Promise<void> {
  const { kind, catalogueId, accountId, serviceId, amountMinor, currency, forCommitmentId } = option
  const gift = { kind, catalogueId, accountId, serviceId, amountMinor, currency, forCommitmentId }
  const request = setAside ? { ...gift, setAside } : gift
  await give(client, caseId, optionKey(option), request)
}

const TRIES = 3
const PAUSE = 400
/** What stood second in the list stands first now: the second press of an impatient finger must not find it. */
const REST = 600

/** @param name of what is given, to show it at its place */
export async function give(
  client: QueryClient,
  caseId: string,
  name: string,
  request: Omit<GiveRemedyRequest, 'remedyId'>,
): Promise<boolean> {
  const { busy, apology } = client.getQueryData<Giving>(keys.giving(caseId)) ?? NOT_GIVING
  if (busy !== null) return false
  changeGiving(client, caseId, { busy: name, failure: null })
  try {
    const words = apology.trim()
    const body = { ...request, remedyId: crypto.randomUUID(), apology: words === '' ? null : words }
    await send(`/cases/${encodeURIComponent(caseId)}/remedies`, body)
    const rested = new Promise(resolve => setTimeout(resolve, REST))
    await client.invalidateQueries({ queryKey: keys.remedies(caseId) })
    await rested
    client.setQueryData<Giving>(keys.giving(caseId), (now = NOT_GIVING) => afterGiving(now, apology))
    return true
  } catch (problem) {
    if (!(problem instanceof NotDone)) throw problem
    changeGiving(client, caseId, { busy: null, failure: problem.failure })
    // A rule of the house came between: it stands now among what is not for this customer, to be set aside there.
    if (maySetAside(problem.failure)) await client.invalidateQueries({ queryKey: keys.remedies(caseId) })
    return false
  }
}

export async function send<Answer>(path: string, body: unknown): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask<Answer>(path, { method: 'POST', body })
    } catch (problem) {
      const isWorthwhile =
        problem instanceof NotDone && problem.failure.kind === 'unreachable' && attempt < TRIES
      if (!isWorthwhile) throw problem
      await new Promise(resolve => setTimeout(resolve, PAUSE * attempt))
    }
  }
}

/** Enters a reference, or takes back. @returns what went wrong, or null */
export async function settleRemedy(
  client: QueryClient,
  caseId: string,
  path: string,
  body: unknown,
): Promise<Failure | null> {
  try {
    await send(path, body)
    await client.invalidateQueries({ queryKey: keys.remedies(caseId) })
    await client.invalidateQueries({ queryKey: keys.byHand })
    return null
  } catch (problem) {
    if (!(problem instanceof NotDone)) throw problem
    return problem.failure
  }
}
