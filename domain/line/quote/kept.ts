/**
 * Whether what was told was true: kept or broken, of every time that anybody was told.
 *
 * - Each time told counts, the first as well as those that were told later in the same wait: a revision does not undo what was
 *   said before.
 * - Kept: the person was answered by then. Who hung up counts by their ghost: by when they would have been asked for.
 * - Broken: that was later. Also when it became later than told and then was never known.
 * - Unknown: the line closed first, or the matter was settled in another way, before the time was over.
 * - "At once" is kept within a minute.
 */
import { SECOND, type Instant } from '../../time.ts'

/** What "at once" means, in seconds: the shortest time that is told. */
export const AT_ONCE_SECONDS = 60

export type Kept = 'open' | 'kept' | 'broken' | 'unknown'

/** How a wait ended. `known`: answered, or their ghost was reached. `cut-off`: it was at least so long. */
export interface WaitEnd {
  readonly at: Instant
  readonly is: 'known' | 'cut-off'
}

/** @param end null while the person waits, or their ghost */
export function judge(
  told: { readonly at: Instant; readonly atMostSeconds: number },
  end: WaitEnd | null,
): Kept {
  if (!end) return 'open'
  if (end.at > told.at + told.atMostSeconds * SECOND) return 'broken'
  return end.is === 'known' ? 'kept' : 'unknown'
}

/** What is counted in public. `share` is of those of which it is known; null where that is none. */
export interface KeptCount {
  readonly told: number
  readonly kept: number
  readonly broken: number
  readonly unknown: number
  readonly open: number
  readonly share: number | null
}

export function countKept(counts: Readonly<Record<Kept, number>>): KeptCount {
  const { kept, broken, unknown, open } = counts
  const known = kept + broken
  return {
    told: known + unknown + open,
    kept,
    broken,
    unknown,
    open,
    share: known === 0 ? null : kept / known,
  }
}
