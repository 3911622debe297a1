/**
 * What the correction looks at: the line as it stands, what the roll-out made of it, and what the line has lately done.
 *
 * Most are waits in seconds by one way of reckoning, so that the correction is a weighing of several opinions; the rest are
 * counts. Waits are capped, since one outage must not bend a month.
 */
import { type Played } from './played.ts'
import { qlm } from './peers.ts'
import type { QuoteState, Recent } from './state.ts'

/** Learned once a night; all of it is used to turn a state into numbers. */
export interface Basis {
  /** From the start of one contact to the start of the next by the same hand, in seconds, while people wait. */
  readonly cycleSeconds: number
  /** Hang-ups per second of waiting. */
  readonly hangUpRate: number
  /** Hardly anybody waits longer. */
  readonly capSeconds: number
  /** The classes that are common enough to be told apart. */
  readonly groups: readonly string[]
}

const NOTHING_RECENT: Recent = {
  lastTakenWaitedSeconds: null,
  lastTakenAgoSeconds: null,
  takenWaitedSeconds: null,
  taken: [0, 0, 0],
  joined: [0, 0, 0],
  hungUp: 0,
  pressed: [0, 0, 0],
  missedBy: 0,
}

/** Seconds for which a hand that was lately seen, and holds nobody, is still counted as on duty. */
const ON_DUTY_SECONDS = 600

/** Hands at work: they hold somebody, are free, write up, or were seen in the last ten minutes. */
export function handsOf(state: QuoteState): number {
  const away = (state.away ?? []).filter(seconds => seconds < ON_DUTY_SECONDS).length
  return state.busy.length + state.free + (state.wrappingUp ?? 0) + away
}

/** The same length and order for the same basis; new ones only ever come at the end. Finite. */
export function featuresOf(state: QuoteState, played: Played, basis: Basis): readonly number[] {
  const recent = state.recent ?? NOTHING_RECENT
  const mean = Math.min(played.mean, 2 * basis.capSeconds)
  const isOvertaken = state.behindMayOvertake > 0 ? 1 : 0
  return [
    ...opinionsOn(state, recent, played, basis),
    // How far the roll-out has lately been off, in logarithm and in seconds.
    recent.missedBy,
    recent.missedBy * mean,
    recent.missedBy * state.ahead.length,
    ...lineOf(state),
    Math.min(300, recent.lastTakenAgoSeconds ?? 300),
    ...recent.taken,
    ...recent.joined,
    recent.hungUp,
    ...recent.pressed,
    isOvertaken,
    isOvertaken * mean,
    ...basis.groups.flatMap(group => {
      const isOwn = state.group === group ? 1 : 0
      return [isOwn, isOwn * mean, state.ahead.filter(person => person.group === group).length]
    }),
    ...dayShape(state.at),
    // At the end: what was learned before these were looked at goes on being right.
    ...awayByTime(state),
  ]
}

/** The wait in seconds by different ways of reckoning. */
function opinionsOn(
  state: QuoteState,
  recent: Recent,
  played: Played,
  { capSeconds, cycleSeconds, hangUpRate }: Basis,
): readonly number[] {
  const ahead = state.ahead.length
  const rate = Math.max(handsOf(state), 1) / cycleSeconds
  const byPace = (window: 1 | 2, seconds: number) =>
    qlmAt(paceOf(recent, window, seconds, rate), ahead, hangUpRate)
  const waited = state.ahead.map(({ waitedSeconds }) => waitedSeconds)
  const mean = Math.min(played.mean, 2 * capSeconds)
  return [
    mean,
    (mean * mean) / capSeconds,
    played.middle,
    played.nine,
    qlm(ahead, Math.max(state.busy.length, 1), cycleSeconds, hangUpRate),
    qlmAt(rate, ahead, hangUpRate),
    byPace(1, 300),
    byPace(2, 900),
    recent.lastTakenWaitedSeconds ?? 0,
    recent.takenWaitedSeconds ?? 0,
    Math.max(0, ...waited),
    waited.reduce((sum, seconds) => sum + seconds, 0) / 10,
  ].map(seconds => Math.min(seconds, 2 * capSeconds))
}

function lineOf(state: QuoteState): readonly number[] {
  const ahead = state.ahead.length
  return [
    ahead,
    (ahead * ahead) / 10,
    state.busy.length,
    Math.max(handsOf(state), 1),
    state.away?.length ?? 0,
    meanElapsed(state),
  ]
}

/** Hands becoming free per second while people waited, drawn to what the hands on duty should give with the weight of 5 minutes. */
function paceOf(recent: Recent, window: 1 | 2, seconds: number, expected: number): number {
  const drawnTo = 300
  return (recent.taken[window] + drawnTo * expected) / (recent.pressed[window] * seconds + drawnTo)
}

function qlmAt(rate: number, ahead: number, hangUpRate: number): number {
  return qlm(ahead, rate, 1, hangUpRate)
}

function meanElapsed({ busy }: QuoteState): number {
  if (busy.length === 0) return 0
  return busy.reduce((sum, { elapsedSeconds }) => sum + Math.min(elapsedSeconds, 1_800), 0) / busy.length
}

/** From how many seconds on: a hand that writes up is back soon, one that has been away for long is at lunch. */
const AWAY_SINCE = [0, 30, 120, 300, 600, 1_800] as const

/** How many hands are away for how long. */
function awayByTime({ away = [] }: QuoteState): readonly number[] {
  return AWAY_SINCE.map((from, index) => {
    const until = AWAY_SINCE[index + 1] ?? Number.POSITIVE_INFINITY
    return away.filter(seconds => seconds >= from && seconds < until).length
  })
}

/** One column for each hour of the day but the first. */
function dayShape(at: number): readonly number[] {
  const hour = Math.floor(at / 3_600)
  return Array.from({ length: 23 }, (_, index) => (index + 1 === hour ? 1 : 0))
}
