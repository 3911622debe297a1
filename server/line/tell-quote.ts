/** A wait is told: as a fact, with the line as it stood, so that what becomes of it can be counted and learned from. */
import type { CaseRequest } from '../../domain/case/requests.ts'
import { AT_ONCE_SECONDS } from '../../domain/line/quote/kept.ts'
import type { WhyWorse } from '../../domain/line/quote/told-again.ts'
import type { Instant } from '../../domain/time.ts'
import { actOn } from '../ledger/act.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { House } from '../ledger/directory.ts'
import type { MadeQuote } from '../quotes/quotes.ts'
import { type Asked, noteAsked } from '../quotes/sql.ts'
import type { Waits } from './wait.ts'

interface Telling {
  readonly ledger: Ledger
  readonly waits: Pick<Waits, 'quoteFor'>
}

/** Tells whoever has just joined. Who is offered to somebody already need not hear it. */
export async function tellQuote(
  { ledger, waits }: Telling,
  house: House,
  { caseId, entryId }: { readonly caseId: string; readonly entryId: string },
): Promise<void> {
  const made = await waits.quoteFor(entryId, house)
  if (made) await tell(ledger, { caseId, entryId, made })
}

interface ToTell {
  readonly caseId: string
  readonly entryId: string
  readonly made: MadeQuote
  readonly again?: WhyWorse | 'better'
}

/** Refused, and nothing happens, when they do not wait any more. */
export async function tell(ledger: Ledger, { caseId, entryId, made, again }: ToTell): Promise<void> {
  const askedAt = ledger.clock()
  await actOn(ledger, {
    caseId,
    request: requestOf(entryId, made, again),
    also: async tx => {
      const asked = askedOf(entryId, made, askedAt)
      if (asked) await noteAsked(tx, asked)
    },
  })
}

function requestOf(
  entryId: string,
  { quote, ahead, hands }: MadeQuote,
  again?: ToTell['again'],
): CaseRequest {
  const told = {
    ask: 'tell-quote',
    entryId,
    ahead,
    hands,
    ...(again === undefined ? {} : { again }),
  } as const
  if (quote.kind === 'cannot-tell') return { ...told, atMostSeconds: null }
  if (quote.kind === 'at-once') return { ...told, atMostSeconds: AT_ONCE_SECONDS, by: 'free' }
  const { seconds, middleSeconds, by } = quote
  return { ...told, atMostSeconds: seconds, middleSeconds, by }
}

/** What is kept for learning: of those who have to wait. */
function askedOf(entryId: string, { quote, pool, state }: MadeQuote, askedAt: Instant): Asked | null {
  if (quote.kind === 'at-once') return null
  const told =
    quote.kind === 'at-most'
      ? {
          groups: quote.groups,
          exactSeconds: quote.exactSeconds,
          exactMiddleSeconds: quote.exactMiddleSeconds,
        }
      : null
  return { entryId, pool, askedAt, state, played: state === null ? null : quote.played, told }
}
