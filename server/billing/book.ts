/**
 * Tells the books what was given: many in one go where they take many, several times over at once where they are slow to answer.
 *
 * What must stay true: what waits for an answer holds up nothing that was given later, and what cannot be booked takes nothing else
 * with it.
 */
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../../domain/time.ts'
import type { Log } from '../db/log.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { isOfCases } from '../ledger/settle.ts'
import { claim, claimDue, type Claimed } from './claim.ts'
import type { BillingPort, Booking } from './port.ts'
import type { Outcome, Settling } from './settle.ts'
import { remediesToBook } from './sql.ts'

const pauses = [10 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, 6 * HOUR]
/** After that a person sees to it: a customer does not wait for a machine for longer. */
const givesUpAfterMs = 3 * DAY

/** How long until the next try, after so many. */
export function pauseAfter(tries: number): number {
  return pauses[Math.min(tries, pauses.length) - 1] ?? 10 * SECOND
}

interface Setting extends Settling {
  readonly ledger: Ledger
  readonly log: Log
  /** Where accounts are kept now. */
  readonly port: () => Promise<BillingPort>
  readonly isStopped: () => boolean
}

export function openBooking({ ledger, log, settle, port, isStopped }: Setting) {
  const { db, clock } = ledger

  /** Together where their books take several; where that fails, each by itself. Never throws. */
  const tell = async (claimed: readonly Claimed[]): Promise<void> => {
    try {
      const books = await port()
      const bookings = await books.book(claimed)
      await settle(claimed.flatMap((one, at) => outcomeOf(one, books, bookings[at], clock())))
    } catch (error) {
      const isOfOne = claimed.length > 1 && isOfCases(error)
      if (isOfOne) for (const one of claimed) await tell([one])
      else
        log.error(
          { err: error, remedies: claimed.map(({ id }) => id) },
          'what was given could not be booked; it will be tried again',
        )
    }
  }

  /** One, now. Never throws. */
  const book = async (remedyId: string) => {
    const claimed = await claim(db, remedyId, { now: clock(), pauses }).catch((error: unknown) => {
      log.error({ err: error, remedy: remedyId }, 'a remedy could not be booked; it will be tried again')
      return null
    })
    if (claimed !== null) await tell([claimed])
  }

  /** Everything that is due by now, once; each hand goes on to the next, and waits for no other's answer. */
  const bookDue = async () => {
    const dueBy = clock()
    if ((await remediesToBook(db, dueBy, 1)).length === 0) return
    const { inOneGo, atOnce } = (await port()).takes
    const take = async (most: number) =>
      isStopped() ? [] : await claimDue(db, dueBy, { now: clock(), pauses, most })
    const hand = async (first: readonly Claimed[]) => {
      for (let mine = first; mine.length > 0; mine = await take(inOneGo)) await tell(mine)
    }
    const claimed = await take(inOneGo * atOnce)
    const parts = Array.from({ length: atOnce }, (_, at) => claimed.slice(at * inOneGo, (at + 1) * inOneGo))
    await Promise.all(parts.map(hand))
  }

  /** These, side by side. */
  const bookAtOnce = async (ids: readonly string[]) => {
    const { atOnce } = (await port()).takes
    const waiting = [...ids]
    const hand = async () => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await book(id)
    }
    await Promise.all(Array.from({ length: atOnce }, hand))
  }

  return { book, bookDue, bookAtOnce }
}

/** Who has not heard of it for so long hears of it no more: a person books it. */
function outcomeOf(
  { id: remedyId, caseId, givenAt }: Claimed,
  { how }: BillingPort,
  booking: Booking | undefined,
  now: Instant,
): readonly Outcome[] {
  if (booking === undefined) return []
  const isTooLate = booking.became === 'unknown' && now - givenAt > givesUpAfterMs
  return [{ remedyId, caseId, how, booking: isTooLate ? { ...booking, became: 'refused' } : booking }]
}
