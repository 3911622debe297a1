/**
 * How news from the stream and answers from the server become one picture. Pure.
 *
 * Must stay true: applying a change twice changes nothing; a change that is older than what is shown never takes anything
 * back; in whatever order changes come, the newest summary and every story item are shown in the end.
 */
import type { PromiseView, StoryItem } from '../../contract/case.ts'
import type { CaseSummary, CaseView } from '../../contract/desk.ts'
import type { DeskLive } from '../../contract/desk-live.ts'

export type Change = Extract<DeskLive, { type: 'facts' }>['changes'][number]

/** The case after a change. */
export function mergeChange(view: CaseView, change: Change): CaseView {
  const isNewer = change.summary.version >= view.summary.version
  return {
    ...view,
    summary: isNewer ? change.summary : view.summary,
    story: mergeStory(view.story, change.items, isNewer),
    promises: mergePromises(view.promises, change.promises, isNewer),
  }
}

/** What was fetched, with whatever the stream brought while the answer was under way. */
export function mergeFetched(shown: CaseView | undefined, fetched: CaseView): CaseView {
  if (!shown || shown.summary.id !== fetched.summary.id) return fetched
  if (fetched.summary.version >= shown.summary.version) {
    return { ...fetched, story: mergeStory(shown.story, fetched.story, true) }
  }
  return {
    ...fetched,
    summary: shown.summary,
    story: mergeStory(shown.story, fetched.story, false),
    promises: mergePromises(shown.promises, fetched.promises, false),
  }
}

function mergeStory(shown: StoryItem[], come: readonly StoryItem[], isNewer: boolean): StoryItem[] {
  if (come.length === 0) return shown
  const byKey = new Map(shown.map(item => [storyKey(item), item]))
  for (const item of come) if (isNewer || !byKey.has(storyKey(item))) byKey.set(storyKey(item), item)
  return [...byKey.values()].toSorted(inStoryOrder)
}

/** Items of a case that was joined into this one count apart. */
export function storyKey({ seq, joinedFrom }: StoryItem): string {
  return joinedFrom ? `${joinedFrom.id}:${seq}` : String(seq)
}

/** Of one case by place; what was said in two cases by time. */
function inStoryOrder(a: StoryItem, b: StoryItem): number {
  return a.joinedFrom?.id === b.joinedFrom?.id ? a.seq - b.seq : a.at - b.at
}

function mergePromises(shown: PromiseView[], come: readonly PromiseView[], isNewer: boolean): PromiseView[] {
  if (come.length === 0) return shown
  const byId = new Map(shown.map(promise => [promise.id, promise]))
  for (const promise of come) if (isNewer || !byId.has(promise.id)) byId.set(promise.id, promise)
  return [...byId.values()].toSorted((a, b) => a.madeAt - b.madeAt || (a.id < b.id ? -1 : 1))
}

/** The newest summary that was seen of each case, by its id. */
export type Newest = Readonly<Record<string, CaseSummary>>

export function rememberNewest(newest: Newest, come: readonly CaseSummary[]): Newest {
  const fresh = come.filter(summary => (newest[summary.id]?.version ?? -1) <= summary.version)
  if (fresh.length === 0) return newest
  return { ...newest, ...Object.fromEntries(fresh.map(summary => [summary.id, summary])) }
}
