/**
 * Quotes as production makes them: the code of `domain/line/quote`, fed by what the simulated line does, learned anew each night from
 * what was known by then, calibrated after each wait that becomes known. It knows nothing that production does not know: the
 * rota of a scenario, but no shift that only a log shows afterwards, and no person who will come.
 */
import { approximateWait } from '../domain/line/quote/approximate.ts'
import { askWait } from '../domain/line/quote/asked.ts'
import { adapt, type ToldWait } from '../domain/line/quote/calibration.ts'
import { playMissing } from '../domain/line/quote/from-history.ts'
import {
  type GroupSpan,
  type LearnedWaits,
  learnWaits,
  nothingLearned,
  type OfferedWait,
} from '../domain/line/quote/learn.ts'
import { groupOf } from '../domain/line/quote/line-state.ts'
import { emptyLongLineCache, type LongLineCache } from '../domain/line/quote/long-line.ts'
import type { Played } from '../domain/line/quote/played.ts'
import { quoteWait, type WaitQuote } from '../domain/line/quote/quote.ts'
import type { QuoteState } from '../domain/line/quote/state.ts'
import { LineWatch } from '../domain/line/quote/watch.ts'
import { SECOND } from '../domain/time.ts'
import { type Random, streamOf } from './chance.ts'
import type { Floor, Present, Watch, Work } from './floor.ts'
import type { Learned } from './learn.ts'
import { DAY_SECONDS, HOUR_SECONDS, type Person, type Visit } from './model.ts'
import type { Known } from './offered-waits.ts'
import { NearDuty } from './rota.ts'

/** Tells waits, and learns from what it sees. */
export interface Telling extends Watch {
  /** Seconds; 0 for "at once"; null where nothing honest can be told. */
  readonly tell: (floor: Floor, person: Person) => number | null
  /** A wait has become known, also of somebody who hung up. */
  readonly known: (known: Known) => void
}

/** What a line has learned is not older than this many waits and services; as in server/quotes/history-sql.ts. */
const MEMORY = 20_000
/** When it is learned each night. */
const NIGHT_SECONDS = 3.5 * HOUR_SECONDS
const QUARTER_HOUR = 900
const STREAM = 5

interface Setting {
  readonly seed: number
  /** Of day 0, 1 Monday … 7. */
  readonly weekday: number
  /** What is known when the first day begins. */
  readonly learned: Learned
}

export class LearnedQuotes implements Telling {
  readonly #weekday: number
  readonly #random: Random
  readonly #pools: Map<string, Pool>
  #services: readonly GroupSpan[]
  #patience: readonly GroupSpan[]
  #served: GroupSpan[] = []
  #waited: GroupSpan[] = []
  /** Contacts in hand: how long each will have lasted becomes known when it ends. */
  readonly #inHand = new Map<string, GroupSpan>()
  #joinedProblems: number[] = []
  readonly #rota = new NearDuty()
  #night = 0

  constructor({ seed, weekday, learned }: Setting) {
    this.#weekday = weekday
    this.#random = streamOf(seed, STREAM)
    this.#pools = new Map(
      [...learned.pools].map(([name, known]) => [name, new Pool(known.learned, known.offered)]),
    )
    this.#services = learned.services
    this.#patience = learned.patience
  }

  readonly tell = (floor: Floor, person: Person): number | null => {
    const night = Math.floor((floor.now - NIGHT_SECONDS) / DAY_SECONDS)
    if (night > this.#night) this.#sleep()
    this.#night = Math.max(night, this.#night)
    if (person.wish.isProblem && person.wish.medium !== 'letter') this.#joinedProblems.push(floor.now)
    if (person.wish.medium === 'letter') return null
    return this.#poolOf(person).quote(person.id, this.#askedOf(floor, person), this.#random)
  }

  readonly joined = ({ person, callback }: Present, floor: Floor): void => {
    if (callback === null) this.#poolOf(person).joins(person.id, floor.now)
  }

  readonly worked = ({ person, from, until }: Work): void => {
    const group = groupOf(person.wish)
    this.#inHand.set(person.id, { group, seconds: until - from, isEnd: true })
    const seconds = from - person.joinsAt
    if (this.#poolOf(person).takes(person.id, from, seconds))
      this.#waited.push({ group, seconds, isEnd: false })
  }

  readonly left = ({ person, outcome, waitedSeconds: seconds, leftAt }: Visit): void => {
    const service = this.#inHand.get(person.id)
    if (service && person.wish.medium !== 'letter') this.#served.push(service)
    this.#inHand.delete(person.id)
    if (this.#poolOf(person).loses(person.id, leftAt))
      this.#waited.push({ group: groupOf(person.wish), seconds, isEnd: outcome === 'gave-up' })
  }

  readonly known = (known: Known): void => this.#poolOf(known.person).knows(known)

  /** After the last day: what goes on with another. */
  learned(): Learned {
    this.#sleep()
    return {
      pools: new Map([...this.#pools].map(([name, pool]) => [name, pool.known])),
      services: this.#services,
      patience: this.#patience,
    }
  }

  #poolOf({ wish }: Person): Pool {
    const name = groupOf(wish)
    const found = this.#pools.get(name) ?? new Pool(nothingLearned(), [])
    this.#pools.set(name, found)
    return found
  }

  #askedOf(floor: Floor, person: Person) {
    const { now, line } = floor
    const open = floor.open.find(({ from, until }) => from <= now && now < until)
    const held = [...floor.visits.values()].flatMap(({ entry }) =>
      entry && entry.state !== 'waiting' ? [entry] : [],
    )
    const moves = this.#rota.movesOn(floor, open?.until ?? null)
    return askWait(
      { line, wish: person.wish, entry: null, now: now * SECOND, held, moves },
      {
        at: now % DAY_SECONDS,
        weekday: ((this.#weekday - 1 + Math.floor(now / DAY_SECONDS)) % 7) + 1,
        behindMayOvertake: person.wish.isProblem ? 0 : this.#problemsPerSecond(now),
        closesInSeconds: open ? open.until - now : null,
        recent: this.#poolOf(person).watch.recentAt(now),
      },
    )
  }

  #problemsPerSecond(now: number): number {
    this.#joinedProblems = this.#joinedProblems.filter(at => at > now - QUARTER_HOUR)
    return this.#joinedProblems.length / QUARTER_HOUR
  }

  /** The night: what was seen until now is learned. */
  #sleep(): void {
    this.#services = [...this.#services, ...this.#served].slice(-MEMORY)
    this.#patience = [...this.#patience, ...this.#waited].slice(-MEMORY)
    this.#served = []
    this.#waited = []
    for (const pool of this.#pools.values()) pool.sleep(this.#services, this.#patience, this.#random)
  }
}

interface Asked {
  /** Null for a line that is too long to be kept. */
  readonly state: QuoteState | null
  readonly played: Played | null
  readonly told: ToldWait | null
}

/** One line of which is learned together. */
class Pool {
  readonly watch = new LineWatch()
  readonly #asked = new Map<string, Asked>()
  readonly #here = new Set<string>()
  #learned: LearnedWaits
  #cache: LongLineCache = emptyLongLineCache()
  #offered: readonly OfferedWait[]
  #today: OfferedWait[] = []

  constructor(learned: LearnedWaits, offered: readonly OfferedWait[]) {
    this.#learned = learned
    this.#offered = offered
  }

  get known() {
    return { learned: this.#learned, offered: this.#offered }
  }

  quote(id: string, { state, ahead, isLong }: ReturnType<typeof askWait>, random: Random): number | null {
    const quote: WaitQuote = isLong
      ? approximateWait(state, this.#learned, { ahead, cache: this.#cache })
      : quoteWait(state, this.#learned, random, this.#cache)
    if (quote.kind === 'at-once') return 0
    const isTold = quote.kind === 'at-most'
    this.#asked.set(id, { state: isLong ? null : state, played: quote.played, told: isTold ? quote : null })
    return isTold ? quote.seconds : null
  }

  joins(id: string, now: number): void {
    if (!this.#asked.has(id)) return
    this.#here.add(id)
    this.watch.joined(now)
  }

  /** @returns whether they had waited on the line, having been told */
  takes(id: string, now: number, waitedSeconds: number): boolean {
    if (!this.#here.delete(id)) return false
    this.watch.taken(now, waitedSeconds, this.#asked.get(id)?.played?.mean ?? null)
    return true
  }

  loses(id: string, now: number): boolean {
    if (!this.#here.delete(id)) return false
    this.watch.hungUp(now)
    return true
  }

  knows({ person: { id }, waitedSeconds, isCutOff }: Known): void {
    const asked = this.#asked.get(id)
    if (!asked) return
    this.#asked.delete(id)
    const { state, played, told } = asked
    if (state) this.#today.push({ state, played, waitedSeconds, isCutOff })
    if (!told) return
    const calibration = adapt(this.#learned.calibration, told, { waitedSeconds, isCutOff })
    this.#learned = { ...this.#learned, calibration }
  }

  sleep(services: readonly GroupSpan[], patience: readonly GroupSpan[], random: Random): void {
    if (this.#today.length === 0) return
    const offered = [...this.#offered, ...this.#today].slice(-MEMORY)
    const history = playMissing({ services, patience, between: [], offered }, random)
    this.#today = []
    this.#offered = history.offered
    this.#learned = learnWaits(history, this.#learned)
    this.#cache = emptyLongLineCache()
  }
}
