/** What a person in the line is told: how many are before them, and how long it takes at most, nine times out of ten. */
import type { Language, WaitView } from '../../contract/case.ts'
import type { Medium } from '../../domain/case/facts.ts'
import { aheadOfNewcomer, placeAhead, staffFor } from '../../domain/line/ahead.ts'
import type { Wish } from '../../domain/line/entry.ts'
import { type Estimate, estimateWait } from '../../domain/line/estimate.ts'
import { describeOpening } from '../../domain/hours/describe.ts'
import { isOpen, nextOpening } from '../../domain/hours/hours.ts'
import type { Db } from '../db/connect.ts'
import type { House } from '../ledger/directory.ts'
import { type AskBusyness, openArrivals } from './arrivals.ts'
import type { LineMemory } from './memory.ts'
import { recentHandling } from './sql.ts'
import { tellBusier, tellOffered, tellWait, type Waiting } from './tell.ts'

export interface Waits {
  /** Whether anybody is at a desk who takes such a matter, busy or not. */
  readonly isAnyoneHere: (wish: Wish) => boolean
  /** For somebody who would join now. */
  readonly forNewcomer: (wish: Wish, language: Language, house: House) => Promise<WaitView>
  /** For an entry in the line; null when it is not there (any more). */
  readonly forEntry: (entryId: string, language: Language, house: House) => Promise<WaitView | null>
  /** Whether more come than usual at this hour of the week, with its figures. */
  readonly busyness: AskBusyness
}

const keepMs = 5_000

export function openWaits(db: Db, memory: LineMemory, clock: () => number): Waits {
  const kept = new Map<
    Medium,
    { readonly at: number; readonly handling: ReturnType<typeof recentHandling> }
  >()

  const busynessNow = openArrivals(db, clock)

  const handlingOf = (medium: Medium) => {
    const known = kept.get(medium)
    const now = performance.now()
    if (known && now - known.at < keepMs) return known.handling
    const handling = recentHandling(db, medium)
    kept.set(medium, { at: now, handling })
    handling.catch(() => kept.delete(medium))
    return handling
  }

  const estimate = async (ahead: number, wish: Wish, house: House): Promise<Estimate> => {
    const opening = nextOpening(house.organisation.hours, clock())
    return estimateWait({
      ahead,
      ...staffFor(memory.line(), wish),
      handling: await handlingOf(wish.medium),
      boundSeconds: opening === null ? null : Math.max(0, Math.round((opening - clock()) / 1_000)),
    })
  }

  const view = async (
    wish: Wish,
    { ahead, isNewcomer }: Pick<Waiting, 'ahead' | 'isNewcomer'>,
    language: Language,
    house: House,
  ): Promise<WaitView> => {
    const { hours } = house.organisation
    const waiting = {
      ahead,
      isNewcomer,
      estimate: await estimate(ahead, wish, house),
      isLetter: wish.medium === 'letter',
      closed: isOpen(hours, clock()) ? null : describeOpening(hours, clock(), language),
    }
    const sentence = tellWait(waiting, language)
    const told = {
      ahead,
      atMostSeconds: secondsOf(waiting.estimate),
      ...middleOf(waiting.estimate),
      sentence,
    }
    const { is, now, usualMost, weeks } = await busynessNow(house)
    // Nobody who is helped at once, or who writes a letter, needs to hear it.
    if (is !== 'busier' || usualMost === null || waiting.isLetter || told.atMostSeconds === 0) return told
    return { ...told, sentence: `${sentence} ${tellBusier(language)}`, busier: { now, usualMost, weeks } }
  }

  return {
    busyness: busynessNow,
    isAnyoneHere: wish => staffFor(memory.line(), wish).hands > 0,
    async forNewcomer(wish, language, house) {
      const ahead = aheadOfNewcomer(memory.line(), wish)
      return await view(wish, { ahead, isNewcomer: true }, language, house)
    },
    async forEntry(entryId, language, house) {
      let entry = memory.line().entries.get(entryId)
      // Joined a moment ago, perhaps through another process.
      if (!entry) await memory.catchUp()
      entry = memory.line().entries.get(entryId)
      const ahead = placeAhead(memory.line(), entryId)
      if (!entry || ahead === null) return null
      if (entry.state === 'offered') return { ahead: 0, atMostSeconds: 0, sentence: tellOffered(language) }
      return await view(entry, { ahead, isNewcomer: false }, language, house)
    },
  }
}

function secondsOf(estimate: Estimate): number | null {
  if (estimate.kind === 'cannot-tell') return null
  return estimate.kind === 'at-most' ? estimate.seconds : 0
}

function middleOf(estimate: Estimate): Pick<WaitView, 'middleSeconds'> {
  return estimate.kind === 'at-most' ? { middleSeconds: estimate.middleSeconds } : {}
}
