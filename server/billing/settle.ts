/**
 * What became of bookings, said as facts: each once, however often it is said, and under a reference that no other remedy has.
 *
 * What must stay true: what is known of many is one transaction, and one that cannot be said takes no other with it.
 */
import type { RemedyState } from '../../domain/remedy/state.ts'
import { isRefusal } from '../../domain/rule.ts'
import type { Log } from '../db/log.ts'
import { isTaken } from '../db/taken.ts'
import { actOn } from '../ledger/act.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { settle as settleIn } from '../ledger/settle.ts'
import { readRemedies, takenReferences } from '../remedies/sql.ts'
import type { BillingPort, Booking, Trouble } from './port.ts'
import { noteTry } from './sql.ts'

export interface Outcome {
  readonly remedyId: string
  readonly caseId: string
  readonly how: BillingPort['how']
  readonly booking: Booking
}

export interface Settling {
  /** @throws what is no case's own fault: the database is away */
  readonly settle: (outcomes: readonly Outcome[]) => Promise<void>
}

const referenceTaken: Trouble = { trouble: 'reference-taken', status: null }

export function openSettling(ledger: Ledger, log: Log): Settling {
  const alone = async (one: Outcome): Promise<void> => {
    const said = await onceMoreIfTaken(
      async () =>
        await actOn(ledger, {
          caseId: one.caseId,
          request: async (_, { tx }) =>
            toSay(
              one,
              await readRemedies(tx, [one.remedyId]),
              await takenReferences(tx, referencesOf([one])),
            ),
        }),
    )
    if (!isRefusal(said)) return
    log.error({ case: one.caseId, rule: said.refused.rule }, 'a booking was refused')
    // Two under one reference: which of them was booked can only a person see.
    if (said.refused.rule !== 'reference-of-one-remedy') return
    const booking = { became: 'refused', why: referenceTaken } as const
    await noteTry(ledger.db, one.remedyId, referenceTaken, ledger.clock())
    await alone({ ...one, booking })
  }

  const settle = async (outcomes: readonly Outcome[]): Promise<void> => {
    for (const { remedyId, booking } of outcomes)
      if (booking.became !== 'booked' && booking.why)
        await noteTry(ledger.db, remedyId, booking.why, ledger.clock())
    const known = outcomes.filter(({ booking }) => booking.became !== 'unknown')
    const { left, failed } = await settleIn(ledger, known, async (held, { tx }) => {
      const remedies = await readRemedies(
        tx,
        held.map(({ remedyId }) => remedyId),
      )
      const taken = await takenReferences(tx, referencesOf(held))
      return one => toSay(one, remedies, taken)
    })
    // Of a case that somebody has in hand it is said when they are done; whatever was refused or failed, by itself.
    for (const one of [...left, ...failed.flatMap(({ dues }) => dues)])
      await alone(one).catch((error: unknown) =>
        log.error({ err: error, remedy: one.remedyId }, 'what became of a booking could not be written down'),
      )
  }
  return { settle: gathered(settle) }
}

function toSay(
  { remedyId, how, booking }: Outcome,
  remedies: ReadonlyMap<string, RemedyState>,
  taken: ReadonlySet<string>,
) {
  const known = remedies.get(remedyId) ?? null
  if (booking.became !== 'booked') return { ask: 'fail-booking', remedyId, known } as const
  const { reference } = booking
  const isReferenceTaken = taken.has(remedyId)
  return { ask: 'book-remedy', remedyId, reference, how, agentId: null, isReferenceTaken, known } as const
}

/** Only those of the books of others: ours are made from the id of the remedy. */
function referencesOf(outcomes: readonly Outcome[]) {
  return outcomes.flatMap(({ remedyId, how, booking }) =>
    how === 'webhook' && booking.became === 'booked' ? [{ remedyId, reference: booking.reference }] : [],
  )
}

/** What comes to be known while something is being said is said together in the next transaction. */
function gathered(settle: Settling['settle']): Settling['settle'] {
  let waiting: Outcome[] = []
  let next: Promise<void> | null = null
  let current: Promise<unknown> = Promise.resolve()
  return outcomes => {
    waiting.push(...outcomes)
    next ??= current
      .catch(() => undefined)
      .then(async () => {
        const all = waiting
        waiting = []
        next = null
        const said = settle(all)
        current = said
        await said
      })
    return next
  }
}

/** Said for another one in the same moment: then it is known. */
export async function onceMoreIfTaken<Said>(say: () => Promise<Said>): Promise<Said> {
  try {
    return await say()
  } catch (error) {
    if (isTaken(error, 'remedy_reference_once')) return await say()
    throw error
  }
}
