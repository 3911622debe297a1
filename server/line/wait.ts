/**
 * What a person in the line is told: how many are before them, and how long it takes at most, nine times out of ten.
 *
 * Whoever is in the line is shown what they were told, less the time that has passed since: never a number that is not a fact, and
 * never a longer one in silence. Who would join now is shown what they would be told.
 */
import type { Language, WaitView } from '../../contract/case.ts'
import { describeOpening } from '../../domain/hours/describe.ts'
import { isOpen } from '../../domain/hours/hours.ts'
import { aheadOfNewcomer, placeAhead, staffFor } from '../../domain/line/ahead.ts'
import type { Busyness } from '../../domain/line/busier.ts'
import type { WaitingEntry, Wish } from '../../domain/line/entry.ts'
import type { WaitQuote } from '../../domain/line/quote/quote.ts'
import { MINUTE, SECOND } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import type { House } from '../ledger/directory.ts'
import type { MadeQuote, Quotes } from '../quotes/quotes.ts'
import { lastTold } from '../quotes/told-sql.ts'
import { type AskBusyness, openArrivals } from './arrivals.ts'
import type { LineMemory } from './memory.ts'
import type { Rotas } from '../rota/rotas.ts'
import { outlook } from '../rota/outlook.ts'
import { tellBusier, tellOffered, tellPlan, tellWait, type TellableWait, type Waiting } from './tell.ts'

export interface Waits {
  /** Whether anybody is at a desk who takes such a matter, busy or not. */
  readonly isAnyoneHere: (wish: Wish) => boolean
  /** For somebody who would join now. */
  readonly forNewcomer: (wish: Wish, language: Language, house: House) => Promise<WaitView>
  /** For an entry in the line; null when it is not there (any more). */
  readonly forEntry: (entryId: string, language: Language, house: House) => Promise<WaitView | null>
  /** A new quote for somebody who waits, to be told as a fact; null for anybody else. */
  readonly quoteFor: (entryId: string, house: House) => Promise<MadeQuote | null>
  /** Whether more come than usual at this hour of the week, with its figures. */
  readonly busyness: AskBusyness
}

/** Everybody who looks, and every wallboard, shares the quotes of so long; what is told as a fact is made anew. */
const keepMs = 5_000
const noQuotesOfLetters: WaitQuote = {
  kind: 'cannot-tell',
  why: 'too-few-waits',
  boundSeconds: null,
  played: null,
}

interface Waited {
  readonly clock: () => number
  readonly quotes: Pick<Quotes, 'of'>
  readonly rotas: Pick<Rotas, 'near'>
}

export function openWaits(db: Db, memory: LineMemory, { clock, quotes, rotas }: Waited): Waits {
  const kept = new Map<string, { readonly at: number; readonly quote: Promise<WaitQuote> }>()
  const busynessNow = openArrivals(db, clock)

  /** For letters no wait is told but that somebody is free: when they are answered is promised in open hours. */
  const newcomersQuote = (wish: Wish, house: House): Promise<WaitQuote> => {
    const { medium, isProblem, skill, leastLevel = 1, priority } = wish
    const like = JSON.stringify([medium, isProblem, skill, leastLevel, priority])
    const now = clock()
    const known = kept.get(like)
    if (known && now >= known.at && now - known.at < keepMs) return known.quote
    const quote = quotes.of(wish, null, house).then(made => made.quote)
    kept.set(like, { at: now, quote })
    quote.catch(() => kept.delete(like))
    return quote
  }

  /** Only for whoever can be told nothing better. */
  const planFor = async ({ kind }: TellableWait, language: Language, house: House) => {
    if (kind !== 'cannot-tell') return null
    const found = outlook(house, await rotas.near(house), clock())
    return found && tellPlan(found, language)
  }

  const view = async (wish: Wish, shown: Shown, language: Language, house: House) =>
    showWait(wish, shown, {
      language,
      house,
      now: clock(),
      busyness: await busynessNow(house),
      plan: await planFor(shown.estimate, language, house),
    })

  const waitingEntry = async (entryId: string): Promise<WaitingEntry | null> => {
    // Joined a moment ago, perhaps through another process, or told (again) a moment ago.
    if ((memory.line().entries.get(entryId)?.toldUntil ?? 0) <= clock()) await memory.catchUp()
    const entry = memory.line().entries.get(entryId)
    return entry?.state === 'waiting' ? entry : null
  }

  const asLastTold = async ({ id, caseId }: WaitingEntry) => {
    const last = await lastTold(db, caseId, id)
    const worse = last?.again === 'better' ? undefined : last?.again
    return { ...(worse === undefined ? {} : { worse }), ...(last?.by === 'cached' ? { isRough: true } : {}) }
  }

  return {
    busyness: busynessNow,
    isAnyoneHere: wish => staffFor(memory.line(), wish).hands > 0,
    async forNewcomer(wish, language, house) {
      const line = memory.line()
      const ahead = aheadOfNewcomer(line, wish)
      const staff = staffFor(line, wish)
      const quote = wish.medium === 'letter' ? noQuotesOfLetters : await newcomersQuote(wish, house)
      const estimate = staff.hands === 0 ? nobody : staff.free > ahead ? atOnce : asTold(quote)
      return await view(wish, { ahead, isNewcomer: true, estimate }, language, house)
    },
    async forEntry(entryId, language, house) {
      const waiting = await waitingEntry(entryId)
      const ahead = placeAhead(memory.line(), entryId)
      const entry = memory.line().entries.get(entryId)
      if (!entry || ahead === null) return null
      if (!waiting) return { ahead: 0, atMostSeconds: 0, sentence: tellOffered(language) }
      const { hands, free } = staffFor(memory.line(), waiting)
      const left = hands === 0 ? nobody : free > ahead ? atOnce : whatIsLeft(waiting, clock())
      const estimate = left.kind === 'at-most' ? { ...left, ...(await asLastTold(waiting)) } : left
      return await view(waiting, { ahead, isNewcomer: false, estimate }, language, house)
    },
    async quoteFor(entryId, house) {
      const entry = await waitingEntry(entryId)
      return entry && (await quotes.of(entry, entry, house))
    },
  }
}

type Shown = Pick<Waiting, 'ahead' | 'isNewcomer' | 'estimate'>

interface Showing {
  readonly language: Language
  readonly house: House
  readonly now: number
  readonly busyness: Busyness
  /** What the rota says, as a sentence. */
  readonly plan: string | null
}

function showWait(
  { medium }: Wish,
  { ahead, isNewcomer, estimate }: Shown,
  { language, house, now, busyness, plan }: Showing,
): WaitView {
  const { hours } = house.organisation
  const opening = describeOpening(hours, now, language)
  const isOpenNow = isOpen(hours, now)
  const waiting = {
    ahead,
    isNewcomer,
    estimate,
    isLetter: medium === 'letter',
    closed: isOpenNow ? null : opening,
    open: isOpenNow && !isNewcomer ? opening : null,
    plan,
  }
  const sentence = tellWait(waiting, language)
  const told = { ahead, atMostSeconds: secondsOf(estimate), sentence, ...figuresOf(estimate) }
  const { is, now: came, usualMost, weeks } = busyness
  // Nobody who is helped at once, or who writes a letter, needs to hear it.
  if (is !== 'busier' || usualMost === null || waiting.isLetter || told.atMostSeconds === 0) return told
  return {
    ...told,
    sentence: `${sentence} ${tellBusier(language)}`,
    busier: { now: came, usualMost, weeks },
  }
}

const nobody: TellableWait = { kind: 'cannot-tell', why: 'nobody-here' }
const tooFew: TellableWait = { kind: 'cannot-tell', why: 'too-few-samples' }
const atOnce: TellableWait = { kind: 'at-once' }

function asTold(quote: WaitQuote): TellableWait {
  if (quote.kind === 'at-once') return atOnce
  if (quote.kind === 'cannot-tell') return quote.why === 'nobody-here' ? nobody : tooFew
  const { seconds, middleSeconds, by } = quote
  return { kind: 'at-most', seconds, middleSeconds, isRough: by === 'cached' }
}

/** Of what was told. Rounded up to whole minutes, so that it is never later than a minute after what was said. */
function whatIsLeft({ toldUntil }: WaitingEntry, now: number): TellableWait {
  if ((toldUntil ?? null) === null) return tooFew
  const left = (toldUntil ?? 0) - now
  return left <= 0
    ? { kind: 'late' }
    : { kind: 'at-most', seconds: (Math.ceil(left / MINUTE) * MINUTE) / SECOND }
}

function secondsOf(estimate: TellableWait): number | null {
  if (estimate.kind === 'at-most') return estimate.seconds
  return estimate.kind === 'at-once' ? 0 : null
}

function figuresOf(estimate: TellableWait): Pick<WaitView, 'middleSeconds' | 'isRough' | 'isLate' | 'worse'> {
  if (estimate.kind === 'late') return { isLate: true }
  if (estimate.kind !== 'at-most') return {}
  const { middleSeconds, isRough, worse } = estimate
  return {
    ...(middleSeconds === undefined ? {} : { middleSeconds }),
    ...(isRough ? { isRough } : {}),
    ...(worse === undefined ? {} : { worse }),
  }
}
