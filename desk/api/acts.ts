/** Does things to a case: shows at once what will be, sends, and takes it back with a sentence when the server says no. */
import type { QueryClient } from '@tanstack/react-query'
import type { Act, ActAnswer, CaseView, Me } from '../../contract/desk.ts'
import type { SetAside } from '../../contract/overrides.ts'
import { now } from '../clock.ts'
import { learn } from './apply.ts'
import { NotDone, ask } from './ask.ts'
import type { Failure } from './ask.ts'
import { foreseeSummary, foreseeView } from './foresee.ts'
import { keys, newestIn } from './queries.ts'

export type Outcome =
  | { readonly done: true; readonly answer: ActAnswer }
  | { readonly done: false; readonly failure: Failure }

/** How an act is sent, where that is not as usual. */
export interface Manner {
  /** The page is going: the request goes on without it. */
  readonly isLeaving?: boolean
  /** The agent has read the warning and goes on. */
  readonly goesOn?: boolean
  /** Rules of the house that the agent sets aside, with a reason. */
  readonly setAside?: SetAside | undefined
}

const TRIES = 3
const PAUSE = 400

/**
 * @param requestId the same for every attempt at the same act: the server does it once and answers alike
 * @returns never throws; what went wrong is in the outcome
 */
export async function perform(
  client: QueryClient,
  {
    caseId,
    act,
    requestId,
    goesOn = false,
    setAside,
  }: {
    caseId: string
    act: Act
    requestId: string
    goesOn?: boolean
    setAside?: SetAside | undefined
  },
): Promise<Outcome> {
  foresee(client, caseId, act)
  try {
    return { done: true, answer: await sendAct(caseId, act, requestId, { goesOn, setAside }) }
  } catch (problem) {
    if (!(problem instanceof NotDone)) throw problem
    takeBack(client, caseId)
    return { done: false, failure: problem.failure }
  }
}

/** Sends the act, again after a pause where nobody answered. @throws NotDone */
export async function sendAct(
  caseId: string,
  act: Act,
  requestId: string,
  { isLeaving = false, goesOn = false, setAside }: Manner = {},
): Promise<ActAnswer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask<ActAnswer>(`/cases/${encodeURIComponent(caseId)}/acts`, {
        method: 'POST',
        body: { requestId, act, ...(goesOn && { goOn: true }), ...(setAside && { setAside }) },
        isLeaving,
      })
    } catch (problem) {
      const isWorthwhile =
        problem instanceof NotDone && problem.failure.kind === 'unreachable' && attempt < TRIES
      if (!isWorthwhile) throw problem
      await new Promise(resolve => setTimeout(resolve, PAUSE * attempt))
    }
  }
}

function foresee(client: QueryClient, caseId: string, act: Act): void {
  const me = client.getQueryData<Me>(keys.me)?.agent
  if (!me) return
  const view = client.getQueryData<CaseView>(keys.case(caseId))
  if (view) client.setQueryData<CaseView>(keys.case(caseId), foreseeView(view, act, { me, now: now() }))
  const summary = newestIn(client)[caseId] ?? view?.summary ?? listed(client, caseId)
  if (!summary) return
  const foreseen = foreseeSummary(summary, act, me)
  if (foreseen !== summary) learn(client, [foreseen])
}

function listed(client: QueryClient, caseId: string) {
  const lists = client.getQueriesData<{ cases: CaseView['summary'][] }>({ queryKey: keys.lists })
  return lists.flatMap(([, list]) => list?.cases ?? []).find(summary => summary.id === caseId)
}

function takeBack(client: QueryClient, caseId: string): void {
  const { [caseId]: _, ...rest } = newestIn(client)
  client.setQueryData(keys.newest, rest)
  void client.invalidateQueries({ queryKey: keys.case(caseId) })
  void client.invalidateQueries({ queryKey: keys.lists })
  void client.invalidateQueries({ queryKey: keys.line })
}
