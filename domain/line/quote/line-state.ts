/**
 * What a quote is made from, as the line stands: who is before somebody, what the hands hold that could take them, what is known
 * to change.
 *
 * A hand is a place for one more of the same medium: an agent who takes three chats at once has three hands for chats and one for
 * calls. A call holds all hands of its agent, and a call comes to an agent when the last chat has ended.
 */
import type { Medium } from '../../case/facts.ts'
import type { Move } from '../../rota/comes-and-goes.ts'
import { SECOND, type Instant } from '../../time.ts'
import { placesAhead } from '../ahead.ts'
import type { AnsweredEntry, OfferedEntry, WaitingEntry, Wish } from '../entry.ts'
import { type Line, loadIn } from '../line.ts'
import { couldTake, hasHands, isWrappingUp, type Seat } from '../seat.ts'
import type { BusyView, HandsChange, QuoteState } from './state.ts'

/** An entry in an agent's hands; `since` is when they took it. */
export interface InHand {
  readonly entry: AnsweredEntry | OfferedEntry
  readonly since: Instant
}

export interface AskedLine {
  readonly line: Line
  readonly wish: Wish
  /** The entry whose wait is asked for; null for somebody who would join now. */
  readonly entry: WaitingEntry | null
  readonly now: Instant
  /** By agent. */
  readonly inHand: ReadonlyMap<string, readonly InHand[]>
  /** When agents will come and go, by agent, in order: shifts, breaks, absences; only what is known. */
  readonly moves: ReadonlyMap<string, readonly Move[]>
  /** The line is so long that those before are only counted: `ahead` is left empty. */
  readonly isLong?: boolean
}

/** What the clock and the last quarter of an hour say, beside the line itself. */
export type Around = Pick<
  QuoteState,
  'at' | 'weekday' | 'closesInSeconds' | 'behindMayOvertake' | 'recent' | 'overtakenForSeconds'
>

/** Those who last alike and are as patient: by medium, and problems apart from requests. Also the line of which is learned together. */
export function groupOf({
  medium,
  isProblem,
}: {
  readonly medium: Medium
  readonly isProblem: boolean
}): string {
  return `${medium} ${isProblem ? 'problem' : 'request'}`
}

export function lineState(asked: AskedLine, around: Around): QuoteState {
  const { line, wish, entry, now } = asked
  const seats = [...line.seats.values()].map(({ seat }) => seat)
  const pool = seats.filter(seat => couldTake(seat, wish))
  const expected = seats.filter(
    seat => !pool.includes(seat) && couldTake({ ...seat, presence: 'here' }, wish),
  )
  return {
    ...around,
    ahead:
      asked.isLong === true
        ? []
        : placesAhead(line, wish, entry).map(other => ({
            group: groupOf(other),
            waitedSeconds: (now - other.joinedAt) / SECOND,
            isCallback: isCallback(other),
          })),
    busy: pool.flatMap(seat => busyHands(seat, wish.medium, asked)),
    free: pool.reduce((sum, seat) => sum + freeHands(line, seat, wish), 0),
    wrappingUp: pool.reduce((sum, seat) => sum + wrappingUpHands(seat, wish.medium, asked), 0),
    changes: [...pool, ...expected]
      .flatMap(seat => changesOf(seat, wish.medium, asked))
      .toSorted((a, b) => a.inSeconds - b.inSeconds),
    group: groupOf(wish),
  }
}

/** The place is held by somebody who is not on the line. */
function isCallback(entry: WaitingEntry): boolean {
  return (entry.callback ?? null) !== null
}

function handsFor(seat: Seat, medium: Medium): number {
  return medium === 'call' ? Math.min(1, seat.capacity.call) : seat.capacity[medium]
}

/** Also beside an offer that is not answered yet: that takes seconds. */
function freeHands(line: Line, seat: Seat, { medium }: Wish): number {
  const load = loadIn(line, seat.agentId)
  if (isWrappingUp(seat) || !hasHands(seat, load, medium)) return 0
  return handsFor(seat, medium) - (medium === 'call' ? 0 : load[medium])
}

function busyHands(seat: Seat, medium: Medium, { line, inHand, now }: AskedLine): readonly BusyView[] {
  const views = (inHand.get(seat.agentId) ?? []).map(({ entry, since }) => ({
    medium: entry.medium,
    view: { elapsedSeconds: (now - since) / SECOND, group: groupOf(entry) },
  }))
  const call = views.find(held => held.medium === 'call')?.view
  if (call) return Array.from({ length: handsFor(seat, medium) }, () => call)
  const chats = views.filter(held => held.medium === 'chat').map(({ view }) => view)
  if (medium === 'chat') return chats
  if (medium === 'call') return chats.toSorted((a, b) => a.elapsedSeconds - b.elapsedSeconds).slice(0, 1)
  // A letter is put aside for whoever waits live: beside chats that leave no room for it, its hand is held by one of them.
  const letters = views.filter(held => held.medium === 'letter').map(({ view }) => view)
  const isHeld = letters.length === 0 && !hasHands(seat, loadIn(line, seat.agentId), 'letter')
  return isHeld ? chats.slice(0, 1) : letters
}

/** Those that hold nobody, while their agent writes up what was said to somebody else. */
function wrappingUpHands(seat: Seat, medium: Medium, asked: AskedLine): number {
  if (seat.presence !== 'here' || !isWrappingUp(seat)) return 0
  return Math.max(0, handsFor(seat, medium) - busyHands(seat, medium, asked).length)
}

function changesOf(seat: Seat, medium: Medium, asked: AskedLine): readonly HandsChange[] {
  const { now, moves } = asked
  const hands = handsFor(seat, medium)
  const known = (moves.get(seat.agentId) ?? [])
    .filter(({ at }) => at > now)
    .map(({ at, comes }) => ({ inSeconds: (at - now) / SECOND, hands: comes ? hands : -hands }))
  const back = wrappingUpHands(seat, medium, asked)
  if (back === 0) return known
  return [{ inSeconds: Math.max(0, ((seat.wrapUpUntil ?? now) - now) / SECOND), hands: back }, ...known]
}
