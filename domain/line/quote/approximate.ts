/**
 * A quote without a roll-out, for when there is no time for one: the line is very long, or whoever makes quotes does not answer.
 * It costs next to nothing and must be said to be an approximation (`by: 'cached'`).
 */
import { groupsOf } from './calibration.ts'
import { handsOf } from './features.ts'
import { FEWEST_SERVICES, FEWEST_WAITS, type LearnedWaits } from './learn.ts'
import { type LongLineCache, playLongLine } from './long-line.ts'
import { asTold, nobodyHere, type WaitQuote } from './quote.ts'
import type { QuoteState } from './state.ts'

/** @param ahead how many stand before; may be more than `state` lists @param cache kept by the caller beside `learned` */
export function approximateWait(
  state: QuoteState,
  learned: LearnedWaits,
  { ahead, cache }: { readonly ahead: number; readonly cache: LongLineCache },
): WaitQuote {
  if (state.free > ahead) return { kind: 'at-once' }
  const hands = handsOf(state)
  if (hands === 0) return nobodyHere(state)
  const isKnown = learned.samples.services >= FEWEST_SERVICES && learned.samples.waits >= FEWEST_WAITS
  if (!isKnown) {
    const why = learned.samples.services < FEWEST_SERVICES ? 'too-few-services' : 'too-few-waits'
    return { kind: 'cannot-tell', why, boundSeconds: state.closesInSeconds, played: null }
  }
  const played = playLongLine(ahead, hands, learned.basis, cache)
  const groups = groupsOf({ group: state.group, at: state.at, ahead }, learned.thirds)
  return asTold({ plain: played, played, by: 'cached', groups }, learned.calibration)
}
