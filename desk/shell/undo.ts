/** Which acts can be undone, by which other act, and how that is said. Pure. */
import type { Act, CaseSummary } from '../../contract/desk.ts'

export interface Undoable {
  readonly caseId: string
  readonly act: Act
  readonly was: 'tagged' | 'untagged' | 'kind' | 'snoozed'
  /** The tag. */
  readonly tag: string
  /** Until when it was put aside. */
  readonly until: number
}

/** @param before how the case stood before the act; null when it is not known here */
export function undoing(caseId: string, act: Act, before: CaseSummary | null): Undoable | null {
  const plain = { caseId, tag: '', until: 0 }
  switch (act.act) {
    case 'tag':
      if (before?.tags.includes(act.tag)) return null
      return { ...plain, act: { act: 'untag', tag: act.tag }, was: 'tagged', tag: act.tag }
    case 'untag':
      return { ...plain, act: { act: 'tag', tag: act.tag }, was: 'untagged', tag: act.tag }
    case 'change-kind':
      // What was never stated cannot be unstated.
      if (before?.kind == null || before.kind === act.kind) return null
      return { ...plain, act: { act: 'change-kind', kind: before.kind }, was: 'kind' }
    case 'snooze':
      // Back on the desk; what the customer was promised stays promised.
      return { ...plain, act: { act: 'wake' }, was: 'snoozed', until: act.until }
    default:
      return null
  }
}
