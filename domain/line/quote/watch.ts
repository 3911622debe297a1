/**
 * What a line has lately done, for those who quote: how long people waited who were taken, how often hands took somebody while
 * people waited, how many joined and hung up, and whether those lately taken waited longer than they were told.
 *
 * It is fed with what happens, in order of time (seconds, any origin), and can be rebuilt by feeding the last quarter of an
 * hour again. It holds no truth of its own.
 */
import type { Recent } from './state.ts'

const WINDOWS = [60, 300, 900] as const
const LONGEST = 900
/** What each person who is taken counts beside all before: a memory of about five. */
const WEIGHT = 0.2
/** So that a wait of 3 s told as 1 s does not count as three times too long. */
const SLACK_SECONDS = 20

export class LineWatch {
  readonly #taken: number[] = []
  readonly #joined: number[] = []
  readonly #hungUp: number[] = []
  /** From when until when somebody waited; the last one is open while somebody waits. */
  readonly #pressed: { from: number; until: number | null }[] = []
  #waiting = 0
  #lastWaited: number | null = null
  #lastTakenAt: number | null = null
  #meanWaited: number | null = null
  #missedBy = 0

  joined(now: number): void {
    this.#joined.push(now)
    this.#waiting += 1
    if (this.#waiting === 1) this.#pressed.push({ from: now, until: null })
  }

  hungUp(now: number): void {
    this.#hungUp.push(now)
    this.#left(now)
  }

  /** Somebody who had to wait was taken. `playedSeconds` is the mean of the roll-out when they joined, null when there was none. */
  taken(now: number, waitedSeconds: number, playedSeconds: number | null): void {
    this.#taken.push(now)
    this.#left(now)
    this.#lastWaited = waitedSeconds
    this.#lastTakenAt = now
    this.#meanWaited = blend(this.#meanWaited, waitedSeconds)
    if (playedSeconds === null) return
    const missed = Math.log((waitedSeconds + SLACK_SECONDS) / (playedSeconds + SLACK_SECONDS))
    this.#missedBy = blend(this.#missedBy, missed)
  }

  /** Also forgets what no window reaches any more: times must not go back between calls. */
  recentAt(now: number): Recent {
    for (const times of [this.#taken, this.#joined, this.#hungUp]) forgetBefore(times, now - LONGEST)
    while ((this.#pressed[0]?.until ?? now) < now - LONGEST) this.#pressed.shift()
    return {
      lastTakenWaitedSeconds: this.#lastWaited,
      lastTakenAgoSeconds: this.#lastTakenAt === null ? null : now - this.#lastTakenAt,
      takenWaitedSeconds: this.#meanWaited,
      taken: inWindows(window => countSince(this.#taken, now - window)),
      joined: inWindows(window => countSince(this.#joined, now - window)),
      hungUp: countSince(this.#hungUp, now - 300),
      pressed: inWindows(window => this.#pressedSince(now - window, now) / window),
      missedBy: this.#missedBy,
    }
  }

  #left(now: number): void {
    this.#waiting -= 1
    const last = this.#pressed.at(-1)
    if (this.#waiting === 0 && last) last.until = now
  }

  #pressedSince(since: number, now: number): number {
    return this.#pressed.reduce(
      (sum, { from, until }) => sum + Math.max(0, (until ?? now) - Math.max(from, since)),
      0,
    )
  }
}

function blend(before: number | null, value: number): number {
  return before === null ? value : before + WEIGHT * (value - before)
}

function inWindows(measure: (window: number) => number): readonly [number, number, number] {
  return [measure(WINDOWS[0]), measure(WINDOWS[1]), measure(WINDOWS[2])]
}

function forgetBefore(times: number[], since: number): void {
  const first = times.findIndex(time => time > since)
  times.splice(0, first < 0 ? times.length : first)
}

function countSince(times: readonly number[], since: number): number {
  let count = 0
  for (let index = times.length - 1; index >= 0 && (times[index] ?? 0) > since; index -= 1) count += 1
  return count
}
