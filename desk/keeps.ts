/**
 * Which promises the reply that is being written keeps. Only its writer knows: where one promise waits for an answer and nothing new
 * is promised, it is taken to be this one until they say otherwise.
 */
import type { PromiseView } from '../contract/case.ts'
import type { CaseView } from '../contract/desk.ts'
import { type Draft, changeDraft, readDraft } from './drafts.ts'
import { isFound } from './found.ts'

const KEPT_BY_WORDS: ReadonlySet<PromiseView['kind']> = new Set(['reply', 'send-details'])

/** Open promises that words can keep. The house's own first answer keeps itself. */
export function keptByWords({ promises }: Pick<CaseView, 'promises'>): readonly PromiseView[] {
  return promises.filter(({ state, kind }) => state === 'open' && KEPT_BY_WORDS.has(kind))
}

/** Kept when somebody says so, with what shows it. What is booked or given is kept by that alone. */
export function isKeptByHand({ state, waitsForReference, isKeptByGiving }: PromiseView): boolean {
  return state === 'open' && waitsForReference !== true && isKeptByGiving !== true
}

/** As its writer said, or as is likely. */
export function keepsOf(view: CaseView, draft: Pick<Draft, 'keeps' | 'promise'>): readonly string[] {
  const open = keptByWords(view).map(({ id }) => id)
  if (draft.keeps) return draft.keeps.filter(id => open.includes(id))
  const promisesAnew = draft.promise !== null || isFound(view.summary.id)
  return open.length === 1 && !promisesAnew ? open : []
}

export function toggleKept(view: CaseView, promiseId: string): void {
  const caseId = view.summary.id
  const kept = keepsOf(view, readDraft(caseId))
  const keeps = kept.includes(promiseId) ? kept.filter(id => id !== promiseId) : [...kept, promiseId]
  changeDraft(caseId, { mode: 'reply', keeps })
}
