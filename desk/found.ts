/** The promise that was found last in the words of a case, so that one key fills the form with it. */
import type { PromisesFound } from '../contract/leaving.ts'
import type { PromiseEvidence } from '../contract/promises.ts'
import type { DraftPromise } from './drafts.ts'

export interface FoundPromise {
  readonly found: PromisesFound['found'][number]
  /** Where it was said, when it has left already. */
  readonly evidence: PromiseEvidence | null
}

const shown = new Map<string, FoundPromise>()

/** @param promise as the bar under the words shows it; null when it shows none */
export function rememberFound(caseId: string, promise: FoundPromise | null): void {
  if (promise) shown.set(caseId, promise)
  else shown.delete(caseId)
}

/** Whether the words promise something that is not written down. */
export function isFound(caseId: string): boolean {
  return shown.has(caseId)
}

/** A promise as far as the words already say it. */
export function promiseFound(caseId: string): DraftPromise {
  return draftOf(shown.get(caseId) ?? null)
}

export function draftOf(promise: FoundPromise | null): DraftPromise {
  const { found, evidence = null } = promise ?? {}
  return {
    kind: found?.kind ?? 'reply',
    words: found?.words ?? '',
    dueAt: found?.dueAt ?? null,
    replaces: null,
    ...(found?.within ? { within: found.within } : {}),
    ...(evidence ? { evidence, isSaid: true as const } : {}),
  }
}

/** Nobody has written or chosen anything in its form yet. */
export function isUntouched(promise: DraftPromise): boolean {
  const { kind, words, ...rest } = promise
  const chosen = Object.values(rest).filter(value => value !== null && value !== undefined)
  return kind === 'reply' && words === '' && chosen.length === 0
}
