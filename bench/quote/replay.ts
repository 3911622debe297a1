/**
 * Plays a log of calls as the line lived it: each call that finds nobody free is quoted from what was known at that moment,
 * and what it was offered becomes known when the line has offered it.
 *
 * What must stay true: nothing later than the moment goes into a quote. Learning sees a wait only after it is over.
 *
 * Scored is every call that joined the line. What it waited, when it was taken. When it hung up, its ghost's offered wait:
 * until the first hand that took somebody behind it, or ended a contact while nobody waited. A ghost that is still there when
 * nobody has been taken for a quarter of an hour (closing time, an outage) was cut off, and is counted and not scored.
 */
import { closeGhosts, type Ghosts, reachGhosts, withGhost } from '../../domain/line/ghost.ts'
import { adapt } from '../../domain/line/quote/calibration.ts'
import type { Span } from '../../domain/line/quote/curve.ts'
import type { GroupSpan, LearnedWaits, OfferedWait } from '../../domain/line/quote/learn.ts'
import { asteriskHold } from '../../domain/line/quote/peers.ts'
import type { WaitQuote } from '../../domain/line/quote/quote.ts'
import type { QuoteState } from '../../domain/line/quote/state.ts'
import { LineWatch } from '../../domain/line/quote/watch.ts'
import { type Call, orderOf } from './call.ts'
import { type Event, eventsOf, inOrder } from './events.ts'
import { DAY_SECONDS } from './bank-log.ts'

/** Nobody taken for so long: the line was closed. */
const CLOSED_AFTER_SECONDS = 900
/** A hand that was not seen for so long has gone home. */
const GONE_AFTER_SECONDS = 3_600
/** The rate at which people with credit join is that of the last ten minutes. */
const RATE_WINDOW_SECONDS = 600

/** A call that waited, what was known when it joined, and what it was offered. */
export interface Outcome extends OfferedWait {
  readonly call: Call
  readonly joinedAt: number
  readonly isGhost: boolean
  readonly quote: WaitQuote | null
  readonly peers: { readonly asterisk: number; readonly les: number; readonly hol: number }
}

type Asked = Pick<Outcome, 'call' | 'joinedAt' | 'state' | 'quote' | 'peers' | 'played'>

export interface Asking {
  /** Called for each call that joins; null where nothing is asked. Learned waits are the caller's. */
  readonly quote: (state: () => QuoteState, now: number) => WaitQuote | null
  readonly learned: () => LearnedWaits
  readonly adapted: (calibration: LearnedWaits['calibration']) => void
  /** A call that was asked for, once its wait is known. */
  readonly known: (outcome: Outcome) => void
}

/** How long services, waits and the time between two contacts lasted. */
export interface Spans {
  readonly services: GroupSpan[]
  readonly patience: GroupSpan[]
  readonly between: Span[]
}

export class LineReplay {
  #spans: Spans = { services: [], patience: [], between: [] }
  readonly #asking: Asking
  readonly #watch = new LineWatch()
  #later: readonly Event[] = []
  /** In order of their places. */
  #waiting: Call[] = []
  #ghosts: Ghosts<Call> = []
  readonly #asked = new Map<Call, Asked>()
  readonly #busy = new Map<Call, number>()
  readonly #inHand = new Map<string, number>()
  readonly #endedAt = new Map<string, number>()
  /** Hands that ended a contact while people waited, and since when. */
  readonly #due = new Map<string, number>()
  #creditJoins: number[] = []
  #hold = 0
  #les = 0
  #lastTakenAt = 0
  readonly #credit: number

  /** @param creditSeconds by which some stand further ahead; 0 where nobody does */
  constructor(asking: Asking, creditSeconds: number) {
    this.#asking = asking
    this.#credit = creditSeconds
  }

  /** Plays on with these calls, in order of time, up to a moment; what comes later waits for the next time. */
  play(calls: readonly Call[], until: number = Number.POSITIVE_INFINITY): void {
    const events = inOrder([...this.#later, ...eventsOf(calls)])
    this.#later = events.filter(({ now }) => now >= until)
    for (const { call, now, what } of events) {
      if (now >= until) break
      if (what === 'joins') this.#joins(call, now)
      else if (what === 'taken') this.#taken(call, now)
      else if (what === 'hangs-up') this.#hangsUp(call, now)
      else this.#ends(call, now)
    }
  }

  /** What has been seen since the last time. */
  takeSpans(): Spans {
    const spans = this.#spans
    this.#spans = { services: [], patience: [], between: [] }
    return spans
  }

  /** The log is over: what has not been offered by now is cut off. */
  close(): void {
    this.#close(this.#lastTakenAt)
  }

  #joins(call: Call, now: number): void {
    if (call.creditSeconds > 0) this.#creditJoins.push(now)
    const place = orderOf(call)
    const at = this.#waiting.findIndex(other => orderOf(other) > place)
    const ahead = at < 0 ? this.#waiting.length : at
    let state: QuoteState | null = null
    const quote = this.#asking.quote(() => (state = this.#stateFor(call, ahead, now)), now)
    if (quote && state) {
      const played = quote.kind === 'at-once' ? null : quote.played
      const head = this.#waiting[0]?.joinedAt ?? now
      const peers = { asterisk: this.#hold, les: this.#les, hol: Math.max(0, now - head) }
      this.#asked.set(call, { call, joinedAt: now, state, quote, peers, played })
    }
    this.#waiting.splice(ahead, 0, call)
    this.#watch.joined(now)
  }

  #stateFor(call: Call, ahead: number, now: number): QuoteState {
    while ((this.#creditJoins[0] ?? now) < now - RATE_WINDOW_SECONDS) this.#creditJoins.shift()
    const isOvertaken = this.#credit > 0 && call.creditSeconds === 0
    const away = [...this.#endedAt]
      .filter(([hand, ended]) => !this.#inHand.has(hand) && now - ended < GONE_AFTER_SECONDS)
      .map(([, ended]) => now - ended)
    return {
      at: now % DAY_SECONDS,
      // The first day of 1970 was a Thursday.
      weekday: ((Math.floor(now / DAY_SECONDS) + 3) % 7) + 1,
      ahead: this.#waiting.slice(0, ahead).map(({ group, joinedAt }) => ({
        group,
        waitedSeconds: now - (joinedAt ?? now),
        isCallback: false,
      })),
      behindMayOvertake: isOvertaken ? this.#creditJoins.length / RATE_WINDOW_SECONDS : 0,
      overtakenForSeconds: this.#credit,
      busy: [...this.#busy].map(([{ group }, since]) => ({ group, elapsedSeconds: now - since })),
      free: 0,
      away,
      changes: [],
      group: call.group,
      closesInSeconds: null,
      recent: this.#watch.recentAt(now),
    }
  }

  #taken(call: Call, now: number): void {
    this.#closeIfIdle(now)
    this.#lastTakenAt = now
    this.#reach(orderOf(call), now)
    // Before the line is found empty, which cuts off the times of all other hands.
    if (call.hand !== null) this.#takes(call.hand, now)
    const waited = now - (call.joinedAt ?? now)
    this.#hold = asteriskHold(this.#hold, waited)
    if (call.joinedAt !== null) {
      this.#les = waited
      this.#watch.taken(now, waited, this.#asked.get(call)?.played?.mean ?? null)
      this.#leaves(call, now)
      this.#spans.patience.push({ group: call.group, seconds: waited, isEnd: false })
      this.#resolve(call, waited, { isCutOff: false, isGhost: false })
    }
    this.#busy.set(call, now)
  }

  #takes(hand: string, now: number): void {
    this.#inHand.set(hand, (this.#inHand.get(hand) ?? 0) + 1)
    const since = this.#due.get(hand)
    if (since !== undefined) this.#spans.between.push({ seconds: now - since, isEnd: true })
    this.#due.delete(hand)
  }

  #hangsUp(call: Call, now: number): void {
    if (call.joinedAt === null) return
    this.#watch.hungUp(now)
    this.#leaves(call, now)
    this.#spans.patience.push({ group: call.group, seconds: now - call.joinedAt, isEnd: true })
    this.#ghosts = withGhost(this.#ghosts, { id: call, order: orderOf(call), joinedAt: call.joinedAt })
  }

  #leaves(call: Call, now: number): void {
    const index = this.#waiting.indexOf(call)
    if (index >= 0) this.#waiting.splice(index, 1)
    if (this.#waiting.length > 0) return
    for (const since of this.#due.values()) this.#spans.between.push({ seconds: now - since, isEnd: false })
    this.#due.clear()
  }

  #ends(call: Call, now: number): void {
    this.#spans.services.push({
      group: call.group,
      seconds: now - (this.#busy.get(call) ?? now),
      isEnd: true,
    })
    this.#busy.delete(call)
    this.#closeIfIdle(now)
    if (this.#waiting.length === 0) this.#reach(null, now)
    if (call.hand === null) return
    const left = (this.#inHand.get(call.hand) ?? 1) - 1
    if (left > 0) this.#inHand.set(call.hand, left)
    else this.#inHand.delete(call.hand)
    this.#endedAt.set(call.hand, now)
    if (this.#waiting.length > 0 && left <= 0) this.#due.set(call.hand, now)
  }

  #reach(order: number | null, now: number): void {
    const { left, reached } = reachGhosts(this.#ghosts, order, now)
    this.#ghosts = left
    for (const { id, waited } of reached) this.#resolve(id, waited, { isCutOff: false, isGhost: true })
  }

  #closeIfIdle(now: number): void {
    if (now - this.#lastTakenAt > CLOSED_AFTER_SECONDS) this.#close(this.#lastTakenAt)
  }

  #close(now: number): void {
    for (const { id, waited } of closeGhosts(this.#ghosts, now)) {
      this.#resolve(id, Math.max(0, waited), { isCutOff: true, isGhost: true })
    }
    this.#ghosts = []
  }

  #resolve(call: Call, waitedSeconds: number, how: { isCutOff: boolean; isGhost: boolean }): void {
    const asked = this.#asked.get(call)
    if (!asked) return
    this.#asked.delete(call)
    if (asked.quote?.kind === 'at-most') {
      const { calibration } = this.#asking.learned()
      this.#asking.adapted(adapt(calibration, asked.quote, { waitedSeconds, isCutOff: how.isCutOff }))
    }
    this.#asking.known({ ...asked, ...how, waitedSeconds })
  }
}
