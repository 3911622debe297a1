/**
 * Nobody waits longer than they were told without being told so: the leader looks again, and tells whoever must be told, with the
 * reason. Whoever could not be told a time at first is told as soon as one is known.
 */
import type { WaitingEntry } from '../../domain/line/entry.ts'
import { isLive } from '../../domain/line/entry.ts'
import { waitingIn } from '../../domain/line/line.ts'
import { type Again, toldAgain } from '../../domain/line/quote/told-again.ts'
import { SECOND } from '../../domain/time.ts'
import type { Log } from '../db/log.ts'
import type { Directory, House } from '../ledger/directory.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { onWake } from '../ledger/wake.ts'
import type { MadeQuote, Quotes } from '../quotes/quotes.ts'
import { lastTold } from '../quotes/told-sql.ts'
import type { LineMemory } from './memory.ts'
import { tell } from './tell-quote.ts'

interface Setting {
  readonly ledger: Ledger
  readonly memory: LineMemory
  readonly quotes: Pick<Quotes, 'of'>
  readonly directory: Directory
  readonly log: Log
  readonly isLeading: () => boolean
}

const lookEachMs = 5_000
/** So many people at each look; where more wait, half of it is for those whose told time ends next, and the others take turns. */
const mostAtOnce = 100

export function startTellingAgain(setting: Setting): { readonly stop: () => Promise<void> } {
  let isStopped = false
  let next = 0
  const wake = onWake(
    async () => {
      if (isStopped || !setting.isLeading()) return
      const waiting = waitingIn(setting.memory.line()).filter(isLive)
      if (waiting.length === 0) return
      if (next >= waiting.length) next = 0
      const looked = toLookAt(waiting, next, setting.ledger.clock())
      next += mostAtOnce / 2
      const house = await setting.directory.house()
      for (const entry of looked) {
        if (isStopped) return
        // Whoever cannot be told keeps nobody else from being told.
        await lookAgain(setting, house, entry).catch((error: unknown) => {
          setting.log.warn({ err: error, caseId: entry.caseId }, 'a wait could not be told again')
        })
      }
    },
    error => setting.log.warn({ err: error }, 'waits could not be told again; trying once more'),
  )
  const look = setInterval(() => void wake(), lookEachMs)
  return {
    async stop() {
      isStopped = true
      clearInterval(look)
      await wake()
    },
  }
}

/** However long the line is, nobody's told time ends without somebody having looked shortly before. */
export function toLookAt(
  waiting: readonly WaitingEntry[],
  from: number,
  now: number,
): ReadonlySet<WaitingEntry> {
  const soon = waiting
    .filter(({ toldUntil }) => (toldUntil ?? 0) > now)
    .toSorted((a, b) => (a.toldUntil ?? 0) - (b.toldUntil ?? 0))
    .slice(0, mostAtOnce / 2)
  return new Set([...soon, ...waiting.slice(from, from + mostAtOnce / 2)])
}

async function lookAgain(
  { ledger, quotes }: Pick<Setting, 'ledger' | 'quotes'>,
  house: House,
  entry: WaitingEntry,
): Promise<void> {
  const made = await quotes.of(entry, entry, house)
  const { id: entryId, caseId } = entry
  if ((entry.toldUntil ?? null) === null) {
    if (made.quote.kind === 'at-most') await tell(ledger, { caseId, entryId, made })
    return
  }
  if (!mayHaveChanged(made, entry, ledger.clock())) return
  const again = await whatToTell(ledger, entry, made)
  if (again) await tell(ledger, { caseId, entryId, made, again: again.is === 'worse' ? again.why : 'better' })
}

/** Asked before the ledger is: most of the time what was told still stands. */
function mayHaveChanged({ quote }: MadeQuote, { toldUntil }: WaitingEntry, now: number): boolean {
  if (quote.kind === 'at-once') return false
  if (quote.kind === 'cannot-tell') return quote.why === 'nobody-here'
  const left = ((toldUntil ?? 0) - now) / SECOND
  return quote.exactSeconds > left || quote.exactSeconds < left / 2
}

async function whatToTell(
  { db, clock }: Pick<Ledger, 'db' | 'clock'>,
  { id, caseId }: WaitingEntry,
  { quote, ahead, hands }: MadeQuote,
): Promise<Again | null> {
  const last = await lastTold(db, caseId, id)
  if (!last) return null
  const stood = last.hands === null ? null : { ahead: last.ahead, hands: last.hands }
  if (quote.kind === 'cannot-tell')
    return last.atMostSeconds === null ? null : { is: 'worse', why: 'fewer-here' }
  if (quote.kind === 'at-once') return null
  const now = { at: clock(), exactSeconds: quote.exactSeconds, ahead, hands }
  // After "we cannot tell any more" the next time is news in any case.
  const until = last.atMostSeconds === null ? last.at : last.at + last.atMostSeconds * SECOND
  return toldAgain({ at: last.at, until, stood, again: last.again }, now)
}
