/**
 * How often somebody who waits was passed over: a person who stands later in the published order was offered to an agent who may not
 * take this one, because nobody free could. No harm was done to them by that, but a house in which it happens often lacks people who
 * know the subject. It is the count of `passedOverBy` seen from the other side: that counts who was passed by one offer, this by how
 * many offers one was passed.
 */
import type { Instant } from '../time.ts'
import { type Entry, isLive, type Wish } from './entry.ts'
import { classOf } from './order.ts'
import { hasSkillFor, type Seat } from './seat.ts'

/** An offer that passed somebody. */
export interface PassingOffer {
  readonly at: Instant
  /** Whoever was offered. */
  readonly entry: Pick<Entry, 'id' | 'place'> & Pick<Wish, 'medium' | 'isProblem' | 'priority'>
  /** To whom. What they know and take is what it is now; null where they do not work here any more, and nothing is known. */
  readonly seat: Seat | null
}

/**
 * By how many of these offers this entry was passed.
 * @returns null where it is not told: whoever waits for their owner lets others pass by choice, and whoever is called does not wait
 *   all the time
 */
export function timesPassedOver(entry: Entry, offers: readonly PassingOffer[]): number | null {
  if (entry.onlyFor || entry.callback) return null
  return offers.filter(offer => hasPassed(entry, offer)).length
}

function hasPassed(entry: Entry, { at, entry: offered, seat }: PassingOffer): boolean {
  if (at < entry.joinedAt || offered.id === entry.id || !seat) return false
  if (!isLive(entry) && isLive(offered)) return false
  const order = classOf(entry) - classOf({ ...offered, skill: null }) || entry.place - offered.place
  return order < 0 && !(seat.capacity[entry.medium] > 0 && hasSkillFor(seat, entry))
}
