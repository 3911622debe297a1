/**
 * Quotes as production makes them: `domain/line/quote`, fed by what the simulated line does, learned anew each night from
 * what was known by then, calibrated after each wait that becomes known.
 *
 * Problems and requests are two lines with a learning of their own: who is buying is overtaken, who needs help is not.
 */
import { adapt, type ToldWait } from '../domain/line/quote/calibration.ts'
import {
  type LearnedWaits,
  learnWaits,
  nothingLearned,
  type OfferedWait,
  type GroupSpan,
} from '../domain/line/quote/learn.ts'
import { groupOf } from '../domain/line/quote/line-state.ts'
import { quoteWait } from '../domain/line/quote/quote.ts'
import type { Played } from '../domain/line/quote/played.ts'
import type { QuoteState } from '../domain/line/quote/state.ts'
import { LineWatch } from '../domain/line/quote/watch.ts'
import { streamOf } from './chance.ts'
import type { Floor, Present, Work } from './floor.ts'
import { DAY_SECONDS, type Person, type Visit } from './model.ts'
import type { Known } from './offered-waits.ts'
import { hasFreeHand, quoteStateOf } from './quote-state.ts'
import type { Telling } from './told.ts'

/** What a line has learned is not older than this many waits and services. */
const MEMORY = 20_000
const STREAM = 5

interface Asked {
  readonly state: QuoteState
  readonly played: Played | null
  readonly told: ToldWait | null
}

/** @param weekday of day 0, 1 Monday … 7 */
export function learnedQuotes({
  seed,
  weekday,
}: {
  readonly seed: number
  readonly weekday: number
}): Telling {
  const lines = { problem: new Learner(), request: new Learner() }
  const lineOf = (person: Person) => (person.wish.isProblem ? lines.problem : lines.request)
  const random = streamOf(seed, STREAM)
  const joinedProblems: number[] = []
  let day = 0
  return {
    tell(floor: Floor, person: Person) {
      const today = Math.floor(floor.now / DAY_SECONDS)
      if (today > day) for (const line of Object.values(lines)) line.sleep()
      day = today
      while ((joinedProblems[0] ?? floor.now) < floor.now - QUARTER_HOUR) joinedProblems.shift()
      if (person.wish.isProblem) joinedProblems.push(floor.now)
      if (person.wish.medium === 'letter') return null
      if (hasFreeHand(floor, person)) return 0
      const line = lineOf(person)
      const state = quoteStateOf({
        floor,
        person,
        weekday: ((weekday - 1 + today) % 7) + 1,
        problemsPerSecond: joinedProblems.length / QUARTER_HOUR,
        recent: line.watch.recentAt(floor.now),
      })
      return line.quote(person.id, state, random)
    },
    joined({ person, callback }: Present, floor: Floor) {
      if (person.wish.medium !== 'letter' && callback === null) lineOf(person).joins(person, floor.now)
    },
    worked: ({ person, from, until }: Work) => lineOf(person).works(person, from, until),
    left: (visit: Visit) => lineOf(visit.person).leaves(visit),
    known: (known: Known) => lineOf(known.person).knows(known),
  }
}

const QUARTER_HOUR = 900

class Learner {
  readonly watch = new LineWatch()
  readonly #asked = new Map<string, Asked>()
  readonly #here = new Set<string>()
  #learned: LearnedWaits = nothingLearned()
  #services: readonly GroupSpan[] = []
  #patience: readonly GroupSpan[] = []
  #offered: readonly OfferedWait[] = []
  readonly #today: { services: GroupSpan[]; patience: GroupSpan[]; offered: OfferedWait[] } = {
    services: [],
    patience: [],
    offered: [],
  }

  quote(id: string, state: QuoteState, random: () => number): number | null {
    const quote = quoteWait(state, this.#learned, random)
    if (quote.kind === 'at-once') return 0
    this.#asked.set(id, { state, played: quote.played, told: quote.kind === 'at-most' ? quote : null })
    return quote.kind === 'at-most' ? quote.seconds : null
  }

  joins({ id }: Person, now: number): void {
    if (!this.#asked.has(id)) return
    this.#here.add(id)
    this.watch.joined(now)
  }

  works(person: Person, from: number, until: number): void {
    const group = groupOf(person.wish)
    this.#today.services.push({ group, seconds: until - from, isEnd: true })
    if (!this.#here.delete(person.id)) return
    this.watch.taken(from, from - person.joinsAt, this.#asked.get(person.id)?.played?.mean ?? null)
    this.#today.patience.push({ group, seconds: from - person.joinsAt, isEnd: false })
  }

  leaves({ person, outcome, waitedSeconds, leftAt }: Visit): void {
    if (!this.#here.delete(person.id)) return
    this.watch.hungUp(leftAt)
    this.#today.patience.push({
      group: groupOf(person.wish),
      seconds: waitedSeconds,
      isEnd: outcome === 'gave-up',
    })
  }

  knows({ person, waitedSeconds, isCutOff }: Known): void {
    const asked = this.#asked.get(person.id)
    if (!asked) return
    this.#asked.delete(person.id)
    this.#today.offered.push({ state: asked.state, played: asked.played, waitedSeconds, isCutOff })
    if (!asked.told) return
    const calibration = adapt(this.#learned.calibration, asked.told, { waitedSeconds, isCutOff })
    this.#learned = { ...this.#learned, calibration }
  }

  /** The night: what was seen until now is learned. */
  sleep(): void {
    const { services, patience, offered } = this.#today
    this.#services = [...this.#services, ...services.splice(0)].slice(-MEMORY)
    this.#patience = [...this.#patience, ...patience.splice(0)].slice(-MEMORY)
    this.#offered = [...this.#offered, ...offered.splice(0)].slice(-MEMORY)
    this.#learned = learnWaits(
      { services: this.#services, patience: this.#patience, between: [], offered: this.#offered },
      this.#learned,
    )
  }
}
