/** Asking for more than one may give, and answering it: the same id for every try, so that a double click asks and gives once. */
import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type {
  ApprovalAskedFor,
  ApprovalCounts,
  ApprovalList,
  ApprovalsSetup,
  AskApproval,
  CaseApprovals,
} from '../../contract/approvals.ts'
import type { SetAside } from '../../contract/overrides.ts'
import type { RemedyOptionView } from '../../contract/remedies.ts'
import { ask, maySetAside, NotDone } from './ask.ts'
import type { Failure } from './ask.ts'
import { keys } from './queries.ts'
import { changeGiving, type Giving, NOT_GIVING, optionKey, send } from './remedies.ts'

/** What all of them begin with: together they are asked for anew. */
export const approvalsKey = ['approvals'] as const

const MINUTE = 60_000

export const toDecideQuery = queryOptions({
  queryKey: [...approvalsKey, 'mine'],
  queryFn: ({ signal }) => ask<ApprovalList>('/approvals', { signal }),
  staleTime: 0,
  refetchInterval: MINUTE,
})

export const approvalCountsQuery = queryOptions({
  queryKey: [...approvalsKey, 'all'],
  queryFn: ({ signal }) => ask<ApprovalCounts>('/approvals/all', { signal }),
  staleTime: 0,
  refetchInterval: MINUTE,
})

export const approvalsSetupQuery = queryOptions({
  queryKey: ['setup', 'approvals'],
  queryFn: ({ signal }) => ask<ApprovalsSetup>('/setup/approvals', { signal }),
})

export function caseApprovalsQuery(caseId: string) {
  return queryOptions({
    queryKey: [...approvalsKey, 'case', caseId],
    queryFn: ({ signal }) => ask<CaseApprovals>(`/cases/${encodeURIComponent(caseId)}/approvals`, { signal }),
    staleTime: MINUTE,
  })
}

/** Asks for an option of the catalogue, with the apology that goes with it, and with the rules of the house that are set aside for it. */
export async function askForOption(
  client: QueryClient,
  caseId: string,
  option: RemedyOptionView,
  setAside?: SetAside,
) {
  const { kind, catalogueId, accountId, serviceId, amountMinor, currency, forCommitmentId } = option
  const gift = { kind, catalogueId, accountId, serviceId, amountMinor, currency, forCommitmentId }
  const remedy = setAside ? { ...gift, setAside } : gift
  return await askFor(client, caseId, `ask ${optionKey(option)}`, { remedy })
}

type Wish = Pick<AskApproval, 'promise' | 'why'> & {
  readonly remedy?: Omit<NonNullable<AskApproval['remedy']>, 'remedyId'>
}

/** @param name of what is asked for, to show it at its place. @returns whether it is asked */
export async function askFor(
  client: QueryClient,
  caseId: string,
  name: string,
  { remedy, ...wish }: Wish,
): Promise<boolean> {
  const { busy, apology } = client.getQueryData<Giving>(keys.giving(caseId)) ?? NOT_GIVING
  // The second press of an impatient finger.
  if (busy !== null) return false
  changeGiving(client, caseId, { busy: name, failure: null })
  const words = apology.trim()
  const body: AskApproval = {
    ...wish,
    approvalId: crypto.randomUUID(),
    ...(remedy === undefined
      ? {}
      : { remedy: { ...remedy, remedyId: crypto.randomUUID(), apology: words === '' ? null : words } }),
  }
  try {
    await send<ApprovalAskedFor>(`/cases/${encodeURIComponent(caseId)}/approvals`, body)
    changeGiving(client, caseId, { busy: null, ...(remedy === undefined ? {} : { apology: '' }) })
    await refresh(client, caseId)
    return true
  } catch (problem) {
    if (!(problem instanceof NotDone)) throw problem
    changeGiving(client, caseId, { busy: null, failure: problem.failure })
    // A rule of the house came between: what is offered now says so, and offers to ask with it set aside.
    if (maySetAside(problem.failure)) await client.invalidateQueries({ queryKey: keys.remedies(caseId) })
    return false
  }
}

export type Answering =
  | { readonly answer: 'yes'; readonly amountMinor: number | null }
  | { readonly answer: 'no'; readonly reasons: string }
  | { readonly answer: 'withdraw' }

/** What became of the last answer that was tried. */
export interface Answered {
  readonly busy: boolean
  readonly failure: Failure | null
}
export const NOT_ANSWERING: Answered = { busy: false, failure: null }
export const answeredKey = (approvalId: string) => ['answering', approvalId] as const

/** @returns whether it is answered */
export async function answerApproval(
  client: QueryClient,
  { id, caseId }: { readonly id: string; readonly caseId: string },
  { answer, ...body }: Answering,
): Promise<boolean> {
  const known = client.getQueryData<Answered>(answeredKey(id)) ?? NOT_ANSWERING
  if (known.busy) return false
  client.setQueryData<Answered>(answeredKey(id), { busy: true, failure: null })
  try {
    await send(`/approvals/${id}/${answer}`, answer === 'withdraw' ? undefined : body)
    client.setQueryData<Answered>(answeredKey(id), NOT_ANSWERING)
    return true
  } catch (problem) {
    if (!(problem instanceof NotDone)) throw problem
    client.setQueryData<Answered>(answeredKey(id), { busy: false, failure: problem.failure })
    return false
  } finally {
    // Somebody else may have been quicker: what is shown is asked for anew either way.
    await refresh(client, caseId)
  }
}

async function refresh(client: QueryClient, caseId: string): Promise<void> {
  await client.invalidateQueries({ queryKey: approvalsKey })
  await client.invalidateQueries({ queryKey: keys.remedies(caseId) })
}
