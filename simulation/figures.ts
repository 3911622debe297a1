/** What came of a run, counted while it goes: who came and how they left, how long they waited, what the agents did meanwhile. */
import type { Offer } from '../domain/line/offers.ts'
import { type Floor, isOpenAt, type Present, type Watch, type Work } from './floor.ts'
import { DAY_SECONDS, type Outcome, type Person, type Visit } from './model.ts'
import type { Known } from './offered-waits.ts'
import { passedOver } from './policies.ts'

const HALF_HOUR = 1_800
const HALF_HOURS = DAY_SECONDS / HALF_HOUR

/** Waits are those of people who were answered, as call centres count them; whoever gave up stands in `gaveUp`. Seconds. */
export interface GroupFigures {
  readonly came: number
  readonly answered: number
  readonly gaveUp: number
  readonly closed: number
  readonly setAside: number
  readonly calledBack: number
  readonly gaveUpShare: number
  readonly wait: {
    readonly mean: number
    readonly middle: number
    readonly p95: number
    readonly p99: number
  }
  /** With the telephone at the ear, over everybody who came. */
  readonly onLineMean: number
  /** Waits that were told: how many were kept, ghosts included, and how many times as long they were as what came. */
  readonly told: {
    readonly count: number
    /** How many came and waited while nothing honest could be told. */
    readonly couldNotTell: number
    readonly keptShare: number | null
    readonly timesTheWait: number | null
  }
  readonly byHalfHour: readonly HalfHour[]
}

export interface HalfHour {
  readonly came: number
  readonly gaveUp: number
  readonly waitMean: number
  readonly waitP90: number
  readonly toldMean: number | null
}

export interface RunFigures {
  readonly service: GroupFigures
  readonly sales: GroupFigures
  readonly groups: readonly GroupFigures[]
  /** Offers of a request made past somebody with a problem who came earlier and whom that agent could have taken. */
  readonly overtakes: number
  readonly overtakesPer1000: number
  /** Minutes of all agents: in contacts (wrap-up included), and of these on selling. */
  readonly workMinutes: number
  readonly pitchMinutes: number
  readonly staffMinutes: number
}

/** Of everybody who joins. */
export class Counting implements Watch {
  readonly #service = new Tally()
  readonly #sales = new Tally()
  readonly #groups: readonly Tally[]
  #overtakes = 0
  #workSeconds = 0
  #pitchSeconds = 0

  /** @param groups how many groups the scenario has */
  constructor(groups: number) {
    this.#groups = Array.from({ length: groups }, () => new Tally())
  }

  readonly joined = ({ person, toldSeconds }: Present, floor: Floor): void => {
    const isAsked = person.wish.medium !== 'letter' && isOpenAt(floor, floor.now)
    if (isAsked && toldSeconds === null) for (const tally of this.#talliesOf(person)) tally.couldNotTell()
  }

  readonly offered = (offer: Offer, floor: Floor): void => {
    if (!offer.entry.isProblem) this.#overtakes += passedOver(floor, offer)
  }

  readonly worked = ({ from, until, pitch }: Work): void => {
    this.#workSeconds += until - from
    if (pitch) this.#pitchSeconds += pitch.until - pitch.from
  }

  /** A wait that was told, and how long it would have been: whoever hung up counts as well. */
  readonly known = (known: Known): void => {
    for (const tally of this.#talliesOf(known.person)) tally.know(known)
  }

  readonly left = (visit: Visit): void => {
    for (const tally of this.#talliesOf(visit.person)) tally.add(visit)
  }

  #talliesOf({ wish, group }: Person): readonly Tally[] {
    const own = this.#groups[group]
    return [wish.isProblem ? this.#service : this.#sales, ...(own ? [own] : [])]
  }

  figures(staffSeconds: number): RunFigures {
    const service = this.#service.figures()
    return {
      service,
      sales: this.#sales.figures(),
      groups: this.#groups.map(tally => tally.figures()),
      overtakes: this.#overtakes,
      overtakesPer1000: service.came === 0 ? 0 : (1_000 * this.#overtakes) / service.came,
      workMinutes: this.#workSeconds / 60,
      pitchMinutes: this.#pitchSeconds / 60,
      staffMinutes: staffSeconds / 60,
    }
  }
}

class Tally {
  readonly #outcomes: Record<Outcome, number> = { answered: 0, 'gave-up': 0, closed: 0, 'set-aside': 0 }
  readonly #waits: number[] = []
  readonly #halfHours = Array.from({ length: HALF_HOURS }, () => ({
    came: 0,
    gaveUp: 0,
    waits: [] as number[], // filled as people leave
    told: [] as number[], // filled as people leave
  }))
  #onLine = 0
  #calledBack = 0
  #told = 0
  #toldSeconds = 0
  #waited = 0
  #kept = 0
  #known = 0
  #couldNotTell = 0

  add({ person, outcome, waitedSeconds, onLineSeconds, isCalledBack, toldSeconds }: Visit): void {
    this.#outcomes[outcome] += 1
    this.#onLine += onLineSeconds
    if (isCalledBack) this.#calledBack += 1
    const half = this.#halfHours[Math.floor((person.joinsAt % DAY_SECONDS) / HALF_HOUR)]
    if (half) half.came += 1
    if (outcome === 'gave-up' && half) half.gaveUp += 1
    if (outcome === 'answered') {
      this.#waits.push(waitedSeconds)
      half?.waits.push(waitedSeconds)
    }
    if (toldSeconds !== null && toldSeconds > 0) half?.told.push(toldSeconds)
  }

  know({ toldSeconds, waitedSeconds, isCutOff }: Known): void {
    // "At once" is no time that could be kept or not.
    if (toldSeconds === null || toldSeconds === 0) return
    this.#told += 1
    this.#toldSeconds += toldSeconds
    this.#waited += waitedSeconds
    if (isCutOff && waitedSeconds <= toldSeconds) return
    this.#known += 1
    if (waitedSeconds <= toldSeconds) this.#kept += 1
  }

  couldNotTell(): void {
    this.#couldNotTell += 1
  }

  figures(): GroupFigures {
    const { answered, closed, 'gave-up': gaveUp, 'set-aside': setAside } = this.#outcomes
    const came = answered + gaveUp + closed + setAside
    const sorted = Float64Array.from(this.#waits).toSorted()
    return {
      came,
      answered,
      gaveUp,
      closed,
      setAside,
      calledBack: this.#calledBack,
      gaveUpShare: came === 0 ? 0 : gaveUp / came,
      wait: {
        mean: mean(sorted),
        middle: quantile(sorted, 0.5),
        p95: quantile(sorted, 0.95),
        p99: quantile(sorted, 0.99),
      },
      onLineMean: came === 0 ? 0 : this.#onLine / came,
      told: {
        count: this.#told,
        couldNotTell: this.#couldNotTell,
        keptShare: this.#known === 0 ? null : this.#kept / this.#known,
        timesTheWait: this.#waited === 0 ? null : this.#toldSeconds / this.#waited,
      },
      byHalfHour: this.#halfHours.map(({ came: joined, gaveUp: hungUp, waits, told }) => ({
        came: joined,
        gaveUp: hungUp,
        waitMean: mean(waits),
        waitP90: quantile(Float64Array.from(waits).toSorted(), 0.9),
        toldMean: told.length === 0 ? null : mean(told),
      })),
    }
  }
}

export function mean(values: ArrayLike<number>): number {
  let sum = 0
  for (let index = 0; index < values.length; index += 1) sum += values[index] ?? 0
  return values.length === 0 ? 0 : sum / values.length
}

/** Of values in order: the smallest that so large a part of them does not exceed. 0 of nothing. */
export function quantile(sorted: ArrayLike<number>, part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))] ?? 0
}
