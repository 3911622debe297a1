/**
 * Words on their way to the server. They are shown at once, kept through a reload, and leave only when the story shows them (by
 * their id) or the agent takes them back. A retry carries the same id, so the customer never reads anything twice.
 */
import type { QueryClient } from '@tanstack/react-query'
import { queryOptions } from '@tanstack/react-query'
import type { FileView, StoryItem } from '../../contract/case.ts'
import type { Act } from '../../contract/desk.ts'
import { now } from '../clock.ts'
import { keep, readKept } from '../kept.ts'
import { sendAct } from './acts.ts'
import { NotDone } from './ask.ts'
import type { Failure } from './ask.ts'
import { keys } from './queries.ts'

export interface Outgoing {
  readonly requestId: string
  readonly mode: 'reply' | 'note'
  readonly words: string
  readonly files: readonly FileView[]
  readonly at: number
  /** `sent`: the server has it, the story does not show it yet. */
  readonly state: 'sending' | 'waiting' | 'sent' | 'failed'
  readonly seq: number | null
  readonly failure: Failure | null
}

const outboxKey = (caseId: string) => ['outbox', caseId] as const

/** Never fetched: what is in it comes from this browser alone. */
export function outboxQuery(caseId: string) {
  return queryOptions({
    queryKey: outboxKey(caseId),
    queryFn: () => keptOutbox(caseId),
    initialData: () => keptOutbox(caseId),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
}

export function sendWords(
  client: QueryClient,
  caseId: string,
  words: Pick<Outgoing, 'mode' | 'words' | 'files'>,
): void {
  const outgoing: Outgoing = {
    ...words,
    requestId: crypto.randomUUID(),
    at: now(),
    state: 'sending',
    seq: null,
    failure: null,
  }
  change(client, caseId, outbox => [...outbox, outgoing])
  void post(client, caseId, outgoing)
}

export function sendAgain(client: QueryClient, caseId: string, outgoing: Outgoing): void {
  update(client, caseId, outgoing.requestId, { state: 'sending', failure: null })
  void post(client, caseId, outgoing)
}

export function takeOut(client: QueryClient, caseId: string, requestId: string): void {
  change(client, caseId, outbox => outbox.filter(outgoing => outgoing.requestId !== requestId))
}

/** What of an item of the story tells whether it is one that was on its way. */
type Shown = Pick<StoryItem, 'messageId' | 'seq' | 'type' | 'words' | 'at'>

const NOTE_WITHIN = 60_000

/** What the story does not show yet. */
export function stillOut(outbox: readonly Outgoing[], story: readonly Shown[]): Outgoing[] {
  if (outbox.length === 0) return []
  const ids = new Set(story.map(item => item.messageId))
  const seqs = new Set(story.map(item => item.seq))
  // A note has no id that travels with it; its words and its time tell it.
  const isNoted = ({ mode, words, at }: Outgoing) =>
    mode === 'note' &&
    story.some(item => item.type === 'AgentNoted' && item.words === words && item.at > at - NOTE_WITHIN)
  return outbox.filter(
    out => !ids.has(out.requestId) && !(out.seq !== null && seqs.has(out.seq)) && !isNoted(out),
  )
}

/** Sends what a lost connection has held back, in every case. */
export function sendWaiting(client: QueryClient): void {
  for (const [key, outbox] of client.getQueriesData<Outgoing[]>({ queryKey: ['outbox'] })) {
    for (const outgoing of outbox ?? [])
      if (outgoing.state === 'waiting') sendAgain(client, String(key[1]), outgoing)
  }
}

async function post(
  client: QueryClient,
  caseId: string,
  { requestId, mode, words, files }: Outgoing,
): Promise<void> {
  const act: Act =
    mode === 'note' ? { act: 'note', words, mentions: [] } : { act: 'reply', words, files: files.map(file => file.id) }
  try {
    const { seq } = await sendAct(caseId, act, requestId)
    update(client, caseId, requestId, { state: 'sent', seq })
    // The stream brings it; where the stream is down, the answer is asked for.
    if (client.getQueryData(keys.link) === false)
      void client.invalidateQueries({ queryKey: keys.case(caseId) })
  } catch (problem) {
    if (!(problem instanceof NotDone)) throw problem
    const isUnreachable = problem.failure.kind === 'unreachable'
    update(client, caseId, requestId, {
      state: isUnreachable ? 'waiting' : 'failed',
      failure: problem.failure,
    })
  }
}

function update(client: QueryClient, caseId: string, requestId: string, part: Partial<Outgoing>): void {
  change(client, caseId, outbox =>
    outbox.map(outgoing => (outgoing.requestId === requestId ? { ...outgoing, ...part } : outgoing)),
  )
}

function change(client: QueryClient, caseId: string, by: (outbox: Outgoing[]) => Outgoing[]): void {
  const outbox = by(client.getQueryData<Outgoing[]>(outboxKey(caseId)) ?? keptOutbox(caseId))
  client.setQueryData(outboxKey(caseId), outbox)
  keep(`outbox.${caseId}`, outbox.length > 0 ? outbox : undefined)
}

/** What was under way when the page was left may or may not have arrived: sent again under the same id, it arrives once. */
function keptOutbox(caseId: string): Outgoing[] {
  const kept = readKept(`outbox.${caseId}`)
  if (!Array.isArray(kept)) return []
  const outbox = kept as Outgoing[] // written by change()
  return outbox
    .filter(outgoing => outgoing.state !== 'sent')
    .map(outgoing => (outgoing.state === 'sending' ? { ...outgoing, state: 'waiting' } : outgoing))
}
