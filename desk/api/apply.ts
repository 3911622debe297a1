/** Puts what the stream says into the query cache. Applying a message twice changes nothing (see merge.ts). */
import type { QueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { CaseList, CaseSummary, CaseView, LineView, Me, Team } from '../../contract/desk.ts'
import type { DeskLive } from '../../contract/desk-live.ts'
import type { LeavingList } from '../../contract/leaving.ts'
import { now } from '../clock.ts'
import { wrapUpQuery } from './line.ts'
import { reconcileLine, reconcileList } from './lists.ts'
import type { ListName } from './lists.ts'
import { mergeChange, rememberNewest } from './merge.ts'
import type { Change, Newest } from './merge.ts'
import { keys, newestIn } from './queries.ts'
import { approvalsKey } from './approvals.ts'
import { outagesKey } from './failures.ts'
import { leavingListKey } from './leaving.ts'
import { rungsKey } from './rungs.ts'

/** Facts of these kinds are only words: everything else may move the gate, the wait or the customer's facts. */
const ONLY_WORDS: ReadonlySet<string> = new Set([
  'CustomerSpoke',
  'AgentReplied',
  'AgentNoted',
  'MessageDelivered',
  'MessageNotDelivered',
  'CaseLookedAt',
])

/** What waits on the ladder is another list after these. */
const MOVES_RUNGS: ReadonlySet<string> = new Set(['RungClimbed', 'RungAnswered', 'SolvedConfirmed'])

/** Who leaves or wants to pay less is another list after these; and after whatever happens in a case that stands in it. */
const MOVES_LEAVING: ReadonlySet<string> = new Set(['LeavingSaid', 'WishToPayLess', 'CaseMerged'])

/** What an outage has come to: who was told of it, and what they were given. */
const MOVES_OUTAGES = /^(?:Failure|Remedy)/

const TYPING_SHOWS = 4000
/** Said again every twenty seconds; who was not heard of for twice as long is gone. */
const LOOKING_SHOWS = 45_000

export interface Beside {
  readonly agentId: string
  readonly name: string
  readonly until: number
}

export function applyLive(client: QueryClient, message: DeskLive): void {
  switch (message.type) {
    case 'hello':
      return
    case 'facts':
      return applyFacts(client, message.changes)
    case 'team':
      return applyTeam(client, message.agents)
    case 'typing':
      client.setQueryData((message.who === 'agent' ? keys.writing : keys.typing)(message.caseId), {
        name: message.name,
        until: now() + TYPING_SHOWS,
      })
      return
    case 'looking':
      return applyLooking(client, message)
    case 'reload':
      return startOver(client)
  }
}

/** Forgets what the stream said and asks for everything that is shown again. */
export function startOver(client: QueryClient): void {
  client.setQueryData<Newest>(keys.newest, {})
  void client.invalidateQueries({
    predicate: query => query.queryKey[0] !== keys.newest[0] && query.queryKey[0] !== keys.link[0],
  })
}

function applyFacts(client: QueryClient, changes: readonly Change[]): void {
  for (const change of changes) {
    client.setQueryData<CaseView>(keys.case(change.summary.id), view => view && mergeChange(view, change))
    for (const { type } of change.items) {
      if (type === 'CustomerSpoke') client.setQueryData(keys.typing(change.summary.id), null)
      if (type === 'AgentReplied') client.setQueryData(keys.writing(change.summary.id), null)
    }
  }
  learn(
    client,
    changes.map(change => change.summary),
  )
  for (const change of changes) refreshWhatHangsOn(client, change)
  if (changes.some(change => change.summary.entry !== null)) askSoon(client, keys.line)
  if (changes.some(({ items }) => items.some(({ type }) => type === 'ContactEnded'))) askForWrapUp(client)
  if (changes.some(({ items }) => items.some(({ type }) => MOVES_RUNGS.has(type))))
    void client.invalidateQueries({ queryKey: rungsKey })
  if (movesLeaving(client, changes)) void client.invalidateQueries({ queryKey: leavingListKey })
  if (changes.some(({ items }) => items.some(({ type }) => MOVES_OUTAGES.test(type))))
    askSoon(client, outagesKey)
  // Whoever decides sees it at once, and whoever asked sees the answer.
  if (
    changes.some(({ items }) =>
      items.some(({ type }) => type.startsWith('Approval') || type === 'SolvedConfirmed'),
    )
  )
    void client.invalidateQueries({ queryKey: approvalsKey })
}

/** The lists after newer summaries, whether the stream brought them or an act foresees them. */
export function learn(client: QueryClient, summaries: readonly CaseSummary[]): void {
  const me = client.getQueryData<Me>(keys.me)?.agent.id
  const newest = rememberNewest(newestIn(client), summaries)
  client.setQueryData<Newest>(keys.newest, newest)
  client.setQueryData<LineView>(keys.line, line => line && reconcileLine(line, newest))
  if (me === undefined) return
  for (const [key] of client.getQueriesData<CaseList>({ queryKey: keys.lists })) {
    const name = key[1] as ListName // keys.list() is the only maker of these keys
    client.setQueryData<CaseList>(key, list => list && reconcileList(list, name, { newest, me }))
  }
}

function refreshWhatHangsOn(client: QueryClient, { summary, items }: Change): void {
  if (items.every(item => ONLY_WORDS.has(item.type))) return
  for (const [key, view] of client.getQueriesData<CaseView>({ queryKey: keys.cases })) {
    const hangs = key[1] === summary.id || view?.customer.id === summary.customer.id
    if (hangs) void client.invalidateQueries({ queryKey: key, exact: true })
  }
}

function movesLeaving(client: QueryClient, changes: readonly Change[]): boolean {
  const listed = client.getQueryData<LeavingList>(leavingListKey)?.cases ?? []
  return changes.some(
    ({ summary, items }) =>
      listed.some(({ caseId }) => caseId === summary.id) || items.some(({ type }) => MOVES_LEAVING.has(type)),
  )
}

/** The time to wrap up begins with the end of a contact, and may end with any news of the team. */
function askForWrapUp(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: wrapUpQuery.queryKey })
}

function applyTeam(client: QueryClient, agents: z.infer<typeof Team>['agents']): void {
  client.setQueryData(keys.team, { agents })
  askForWrapUp(client)
  client.setQueryData<Me>(keys.me, me => {
    const mine = agents.find(agent => agent.id === me?.agent.id)
    return me && mine ? { ...me, agent: { ...me.agent, ...mine } } : me
  })
}

function applyLooking(
  client: QueryClient,
  { caseId, agentId, name, isGone }: Extract<DeskLive, { type: 'looking' }>,
): void {
  client.setQueryData<readonly Beside[]>(keys.beside(caseId), (beside = []) => {
    const others = beside.filter(other => other.agentId !== agentId)
    return isGone ? others : [...others, { agentId, name, until: now() + LOOKING_SHOWS }]
  })
}

const PAUSE = 1500
const asking = new WeakMap<QueryClient, Set<string>>()

/** The published order and what an outage came to are the server's: asked for at most once in a while, not at each of many facts. */
function askSoon(client: QueryClient, queryKey: readonly string[]): void {
  const name = queryKey.join(' ')
  const asked = asking.get(client) ?? new Set()
  asking.set(client, asked)
  if (asked.has(name)) return
  asked.add(name)
  setTimeout(() => {
    asked.delete(name)
    void client.invalidateQueries({ queryKey })
  }, PAUSE)
}
