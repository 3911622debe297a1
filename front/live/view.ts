/** What a case's page shows at one moment, and what one can do on it. */
import type { CaseForCustomer, StoryItem } from '../../contract/case.ts'
import type { CasePage } from '../../contract/pages.ts'
import type { Queue } from './outgoing.ts'

export interface LiveView {
  readonly state: CaseForCustomer
  readonly story: readonly StoryItem[]
  readonly outgoing: Queue
  /** `still` until script runs; `back` when it was lost and is open again. */
  readonly line: 'still' | 'open' | 'lost' | 'back'
  readonly typingName: string | null
  /** How much of an upload has left, 0 to 1. */
  readonly uploaded: number | null
  /** Something that the customer should know of what they did. */
  readonly notice: string | null
}

export interface LiveActs {
  readonly say: (words: string, files: readonly File[]) => void
  readonly typed: (words: string) => void
  readonly tryAgain: (messageId: string) => void
  /** Takes a refused message back into the box. */
  readonly change: (messageId: string) => void
}

/** The page as the server wrote it. */
export function stillView(page: CasePage): LiveView {
  const { state, story } = page
  return { state, story, outgoing: [], line: 'still', typingName: null, uploaded: null, notice: null }
}

export function caseHrefOf({ reference }: { readonly reference: string }): string {
  return `/case/${encodeURIComponent(reference)}`
}
