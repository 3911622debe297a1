/**
 * What is asked when a wait is foretold, as it is made in production and in simulation alike: the line as it stands, and how many stand
 * before. Of a line that is very long those before are only counted.
 */
import { SECOND } from '../../time.ts'
import { aheadOfNewcomer, placeAhead } from '../ahead.ts'
import { type AnsweredEntry, OFFER_SECONDS, type OfferedEntry } from '../entry.ts'
import { type Around, type AskedLine, type InHand, lineState } from './line-state.ts'
import { LONG_LINE } from './long-line.ts'
import type { QuoteState } from './state.ts'

export interface AskedWait {
  readonly ahead: number
  /** Beyond this no roll-out is made, and no state is kept. */
  readonly isLong: boolean
  readonly state: QuoteState
}

export function askWait(
  {
    held,
    ...asked
  }: Omit<AskedLine, 'isLong' | 'inHand'> & { readonly held: Iterable<AnsweredEntry | OfferedEntry> },
  around: Around,
): AskedWait {
  const { line, wish, entry } = asked
  const ahead = (entry ? placeAhead(line, entry.id) : null) ?? aheadOfNewcomer(line, wish)
  const isLong = ahead > LONG_LINE
  return { ahead, isLong, state: lineState({ ...asked, inHand: byAgent(held), isLong }, around) }
}

function byAgent(held: Iterable<AnsweredEntry | OfferedEntry>): ReadonlyMap<string, readonly InHand[]> {
  const inHands = [...held].map(entry => ({
    entry,
    since:
      entry.state === 'answered'
        ? (entry.answeredAt ?? entry.joinedAt)
        : entry.offerUntil - OFFER_SECONDS * SECOND,
  }))
  return Map.groupBy(inHands, ({ entry }) => entry.agentId)
}
