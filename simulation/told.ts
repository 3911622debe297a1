/** What a person is told when they join: "at most", nine times out of ten. */
import { aheadOfNewcomer, staffFor } from '../domain/line/ahead.ts'
import { estimateWait, FEWEST_SAMPLES } from '../domain/line/estimate.ts'
import type { Floor, Watch, Work } from './floor.ts'
import type { Person } from './model.ts'
import type { Known } from './offered-waits.ts'

/** Tells waits, and learns from what it sees. */
export interface Telling extends Watch {
  /** Seconds; 0 for "at once"; null where nothing honest can be told. */
  readonly tell: (floor: Floor, person: Person) => number | null
  /** A wait has become known, also of somebody who hung up. */
  readonly known?: (known: Known) => void
}

/** Of so many contacts the handling time is the mean: what the server looks back on. */
const RECENT = 200

/** The plain estimate of `domain/line/estimate.ts`, from the last contacts of the same medium. */
export function plainEstimate(): Telling {
  const recent = new Map<string, { readonly seconds: number[]; sum: number; next: number }>()
  const known = (medium: string) => {
    const there = recent.get(medium) ?? { seconds: [], sum: 0, next: 0 }
    recent.set(medium, there)
    return there
  }
  return {
    worked({ person, from, until }: Work) {
      const handling = known(person.wish.medium)
      handling.sum += until - from - (handling.seconds[handling.next] ?? 0)
      handling.seconds[handling.next] = until - from
      handling.next = (handling.next + 1) % RECENT
    },
    tell({ line }, { wish }) {
      const { seconds, sum } = known(wish.medium)
      if (wish.medium === 'letter' || seconds.length < FEWEST_SAMPLES) return null
      const handling = { meanSeconds: sum / seconds.length, samples: seconds.length }
      const told = estimateWait({
        ahead: aheadOfNewcomer(line, wish),
        ...staffFor(line, wish),
        handling,
        boundSeconds: null,
      })
      return told.kind === 'at-most' ? told.seconds : told.kind === 'at-once' ? 0 : null
    },
  }
}
