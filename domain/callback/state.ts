import type { Medium } from '../case/facts.ts'
import type { EntryState } from '../case/state.ts'
import type { Instant } from '../time.ts'
import type { CallbackBy, CallbackWindow } from './facts.ts'

/** Of an entry whose person does not wait but is called. */
export interface CallbackState {
  readonly by: CallbackBy
  readonly window: CallbackWindow | null
  /** How often we called without reaching them. */
  readonly tries: number
  /** Until then nobody is offered this; null when it is due. `CallbackDue` ends it, not the clock alone. */
  readonly notBefore: Instant | null
  /** They were reached, or came. */
  readonly isMet: boolean
  /** Somebody is there for them until then, where they were called to their page. */
  readonly comeBy: Instant | null
  /** By what they waited before they asked to be called. */
  readonly waitedBy: Medium
  readonly promiseId: string | null
}

/** A place that nobody stands in and that is kept for whoever comes back in time. */
export interface KeptPlace {
  readonly entryId: string
  readonly place: number
  readonly joinedAt: Instant
  readonly until: Instant
}

/** They chose a time, it has not come, and nobody has called yet. */
export function isBeforeChosen(entry: EntryState | null): boolean {
  const callback = entry?.state === 'waiting' ? entry.callback : null
  return callback !== null && callback.window !== null && callback.tries === 0 && callback.notBefore !== null
}

/** In somebody's hands, who has not reached the person yet. */
export function isBeingCalled(entry: EntryState | null): boolean {
  return entry?.state === 'answered' && entry.callback !== null && !entry.callback.isMet
}
