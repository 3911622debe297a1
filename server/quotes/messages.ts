/** What the main thread and the worker that makes quotes say to each other. */
import type { Calibration } from '../../domain/line/quote/calibration.ts'
import type { LearnedWaits } from '../../domain/line/quote/learn.ts'
import type { WaitQuote } from '../../domain/line/quote/quote.ts'
import type { QuoteState } from '../../domain/line/quote/state.ts'

export type ToWorker =
  /** `learned` is left out where only the calibration has moved. */
  | {
      readonly is: 'learned'
      readonly pool: string
      readonly learned: LearnedWaits | null
      readonly calibration: Calibration
    }
  | { readonly is: 'ask'; readonly id: number; readonly pool: string; readonly state: QuoteState }

/** `id` 0 says that the worker is ready. */
export interface FromWorker {
  readonly id: number
  readonly quote?: WaitQuote
}
