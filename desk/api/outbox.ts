/**
 * Words on their way to the server. They are held back for as long as the agent has chosen, so that they can be taken back; shown at
 * once, kept through a reload, and leave only when the story shows them (by their id) or the agent takes them back. A retry carries
 * the same id, so the customer never reads anything twice.
 *
 * Who sent and leaves the desk meant to send: what is held goes out when the tab closes, and if that fails, when the desk is opened
 * the next time. A promise that was written down with a reply goes out after it, never before.
 */
import type { QueryClient } from '@tanstack/react-query'
import { queryOptions } from '@tanstack/react-query'
import type { FileView, StoryItem } from '../../contract/case.ts'
import type { Act } from '../../contract/desk.ts'
import { now } from '../clock.ts'
import { changeDraft, readDraft } from '../drafts.ts'
import type { DraftPromise, Named } from '../drafts.ts'
import { promiseAct } from '../promise-act.ts'
import { keepOwn, onOtherTab, ownNames, readOwn } from '../kept.ts'
import { sendAct } from './acts.ts'
import type { Manner } from './acts.ts'
import { mayGoOn, NotDone } from './ask.ts'
import type { Failure } from './ask.ts'
import { keys } from './queries.ts'
import { sayFailure } from './said.ts'

export interface Outgoing {
  readonly requestId: string
  readonly mode: 'reply' | 'note'
  readonly words: string
  readonly files: readonly FileView[]
  readonly mentions: readonly Named[]
  /** The promises that the reply keeps, in its own transaction. */
  readonly keeps?: readonly string[]
  /** Made when the reply has left. */
  readonly promise: (DraftPromise & { readonly requestId: string }) | null
  readonly at: number
  /** `held`: can still be taken back. `sent`: the server has it, the story does not show it yet. */
  readonly state: 'held' | 'sending' | 'waiting' | 'sent' | 'failed'
  /** When it leaves, while it is held. */
  readonly until: number
  /** The tab that holds it; another one sends it only when that tab is gone. */
  readonly tab: string
  readonly seq: number | null
  readonly failure: Failure | null
}

export type Written = Pick<Outgoing, 'mode' | 'words' | 'files' | 'mentions' | 'keeps' | 'promise'>

const outboxKey = (caseId: string) => ['outbox', caseId] as const
const thisTab = crypto.randomUUID()
/** After so long the tab that held it is gone. */
const ADOPT_AFTER = 5000

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

/** @param holdFor milliseconds in which it can be taken back; 0 sends at once */
export function sendWords(client: QueryClient, caseId: string, written: Written, holdFor: number): void {
  const outgoing: Outgoing = {
    ...written,
    requestId: crypto.randomUUID(),
    at: now(),
    state: holdFor > 0 ? 'held' : 'sending',
    until: now() + holdFor,
    tab: thisTab,
    seq: null,
    failure: null,
  }
  change(client, caseId, outbox => [...outbox, outgoing])
  if (holdFor > 0) setTimeout(() => release(client, caseId, outgoing.requestId), holdFor)
  else void post(client, caseId, outgoing)
}

/** Sends what is held in a case without waiting any longer. @returns whether anything was */
export function sendNow(client: QueryClient, caseId: string): boolean {
  const held = outboxOf(client, caseId).filter(isHeld)
  for (const { requestId } of held) release(client, caseId, requestId)
  return held.length > 0
}

/** Sends whatever is held anywhere, for when the agent signs out or closes the tab. */
export async function sendHeld(client: QueryClient, isLeaving = false): Promise<void> {
  const posts: Promise<void>[] = []
  for (const [key, outbox] of client.getQueriesData<Outgoing[]>({ queryKey: ['outbox'] })) {
    for (const outgoing of outbox ?? []) {
      if (!isHeld(outgoing) || outgoing.tab !== thisTab) continue
      const caseId = String(key[1])
      update(client, caseId, outgoing.requestId, { state: 'sending' })
      posts.push(post(client, caseId, outgoing, { isLeaving }))
    }
  }
  await Promise.all(posts)
}

/** After a warning that may be gone on from, sending again is going on. */
export function sendAgain(client: QueryClient, caseId: string, outgoing: Outgoing): void {
  update(client, caseId, outgoing.requestId, { state: 'sending', failure: null })
  void post(client, caseId, outgoing, { goesOn: mayGoOn(outgoing.failure) })
}

export function takeOut(client: QueryClient, caseId: string, requestId: string): void {
  change(client, caseId, outbox => outbox.filter(outgoing => outgoing.requestId !== requestId))
}

/** Words, files and promise back into the box, before whatever was written there since. */
export function takeBack(client: QueryClient, caseId: string, outgoing: Outgoing): void {
  takeOut(client, caseId, outgoing.requestId)
  const draft = readDraft(caseId)
  const written = draft[outgoing.mode]
  const { promise } = outgoing
  changeDraft(caseId, {
    mode: outgoing.mode,
    [outgoing.mode]: written === '' ? outgoing.words : `${outgoing.words}\n\n${written}`,
    files: [...outgoing.files, ...draft.files],
    mentions: [...outgoing.mentions, ...draft.mentions],
    promise: draft.promise ?? (promise && draftOf(promise)),
    keeps: outgoing.keeps ?? null,
  })
}

/** The last that can still be taken back in a case. */
export function lastHeld(outbox: readonly Outgoing[]): Outgoing | null {
  return outbox.findLast(isHeld) ?? null
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
  const isNoted = ({ mode, words, at, state }: Outgoing) =>
    mode === 'note' &&
    state !== 'held' &&
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

/** Takes up what an earlier page of this agent left unsent, follows what other tabs do, and sends what is held when this one goes. */
export function startOutbox(client: QueryClient): () => void {
  // On a shared computer somebody else may have been here before.
  client.removeQueries({ queryKey: ['outbox'] })
  for (const caseId of ownNames('outbox.')) {
    client.setQueryData(outboxKey(caseId), keptOutbox(caseId))
    adoptLater(client, caseId)
  }
  const stop = onOtherTab('outbox.', caseId => {
    client.setQueryData(outboxKey(caseId), keptOutbox(caseId))
    adoptLater(client, caseId)
  })
  const leave = () => void sendHeld(client, true)
  window.addEventListener('pagehide', leave)
  return () => {
    stop()
    window.removeEventListener('pagehide', leave)
  }
}

/** What another tab holds goes out from here when that tab has gone without sending it. */
function adoptLater(client: QueryClient, caseId: string): void {
  for (const { requestId, until, tab, state } of outboxOf(client, caseId)) {
    if (state !== 'held' || tab === thisTab) continue
    const wait = Math.max(0, until + ADOPT_AFTER - now())
    setTimeout(() => release(client, caseId, requestId), wait)
  }
}

function isHeld({ state }: Outgoing): boolean {
  return state === 'held'
}

/** Taken back meanwhile, or sent by another tab, it is not held any more, and nothing happens. */
function release(client: QueryClient, caseId: string, requestId: string): void {
  const outgoing = outboxOf(client, caseId).find(out => out.requestId === requestId)
  if (!outgoing || !isHeld(outgoing)) return
  update(client, caseId, requestId, { state: 'sending' })
  void post(client, caseId, outgoing)
}

/** Words of one case leave one after the other, in the order in which they were written. */
const lastPosts = new Map<string, Promise<void>>()

function post(client: QueryClient, caseId: string, outgoing: Outgoing, manner: Manner = {}): Promise<void> {
  // A page that is going has no time to wait for the one before.
  const before = manner.isLeaving ? undefined : lastPosts.get(caseId)
  const posted = before
    ? before.then(() => postOne(client, caseId, outgoing, manner))
    : postOne(client, caseId, outgoing, manner)
  lastPosts.set(caseId, posted)
  return posted
}

async function postOne(
  client: QueryClient,
  caseId: string,
  { requestId, mode, words, files, mentions, keeps = [], promise }: Outgoing,
  manner: Manner,
): Promise<void> {
  const act: Act =
    mode === 'note'
      ? { act: 'note', words, mentions: mentions.map(({ id }) => id) }
      : {
          act: 'reply',
          words,
          files: files.map(file => file.id),
          ...(keeps.length === 0 ? {} : { keeps: [...keeps] }),
        }
  try {
    const { seq } = await sendAct(caseId, act, requestId, manner)
    update(client, caseId, requestId, { state: 'sent', seq })
    if (promise) await makePromise(client, caseId, { evidence: { messageId: requestId }, ...promise })
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

/** Refused, it stays written down in the draft, with the sentence that says why. */
async function makePromise(
  client: QueryClient,
  caseId: string,
  promise: NonNullable<Outgoing['promise']>,
): Promise<void> {
  const request = promiseAct(promise)
  try {
    await sendAct(caseId, request, promise.requestId)
  } catch (problem) {
    if (!(problem instanceof NotDone)) throw problem
    changeDraft(caseId, { mode: 'reply', promise: draftOf(promise) })
    sayFailure(client, { caseId, request, failure: problem.failure })
  }
}

function draftOf({ requestId: _, ...promise }: NonNullable<Outgoing['promise']>): DraftPromise {
  return promise
}

function update(client: QueryClient, caseId: string, requestId: string, part: Partial<Outgoing>): void {
  change(client, caseId, outbox =>
    outbox.map(outgoing => (outgoing.requestId === requestId ? { ...outgoing, ...part } : outgoing)),
  )
}

function change(client: QueryClient, caseId: string, by: (outbox: Outgoing[]) => Outgoing[]): void {
  const outbox = by(outboxOf(client, caseId))
  client.setQueryData(outboxKey(caseId), outbox)
  keepOwn(`outbox.${caseId}`, outbox.length > 0 ? outbox : undefined)
}

function outboxOf(client: QueryClient, caseId: string): Outgoing[] {
  return client.getQueryData<Outgoing[]>(outboxKey(caseId)) ?? keptOutbox(caseId)
}

/** What was under way when the page was left may or may not have arrived: sent again under the same id, it arrives once. */
function keptOutbox(caseId: string): Outgoing[] {
  const kept = readOwn(`outbox.${caseId}`)
  if (!Array.isArray(kept)) return []
  const outbox = kept as Outgoing[] // written by change()
  return outbox
    .filter(outgoing => outgoing.state !== 'sent')
    .map(outgoing => (outgoing.state === 'sending' ? { ...outgoing, state: 'waiting' } : outgoing))
}
