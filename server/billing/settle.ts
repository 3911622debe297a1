/** What became of a booking, said as a fact: once, however often it is said, and under a reference that no other remedy has. */
import { isRefusal } from '../../domain/rule.ts'
import type { Log } from '../db/log.ts'
import { isTaken } from '../db/taken.ts'
import { actOn } from '../ledger/act.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { isReferenceTaken, readRemedy } from '../remedies/sql.ts'
import type { BillingPort, Booking, Trouble } from './port.ts'
import { noteTry } from './sql.ts'

export type Settle = (
  remedyId: string,
  caseId: string,
  how: BillingPort['how'],
  booking: Booking,
) => Promise<void>

const referenceTaken: Trouble = { trouble: 'reference-taken', status: null }

export function openSettling(ledger: Ledger, log: Log): Settle {
  const say = async (...[remedyId, caseId, how, booking]: Parameters<Settle>) =>
    await actOn(ledger, {
      caseId,
      request: async (_, { tx }) => {
        const known = await readRemedy(tx, remedyId)
        if (booking.became !== 'booked') return { ask: 'fail-booking', remedyId, known }
        const { reference } = booking
        const isTakenThere = how === 'webhook' && (await isReferenceTaken(tx, remedyId, reference))
        return {
          ask: 'book-remedy',
          remedyId,
          reference,
          how,
          agentId: null,
          isReferenceTaken: isTakenThere,
          known,
        }
      },
    })

  const settle: Settle = async (remedyId, caseId, how, booking) => {
    if (booking.became !== 'booked' && booking.why)
      await noteTry(ledger.db, remedyId, booking.why, ledger.clock())
    if (booking.became === 'unknown') return
    const said = await onceMoreIfTaken(() => say(remedyId, caseId, how, booking))
    if (!isRefusal(said)) return
    log.error({ case: caseId, rule: said.refused.rule }, 'a booking was refused')
    // Two under one reference: which of them was booked can only a person see.
    if (said.refused.rule === 'reference-of-one-remedy')
      await settle(remedyId, caseId, how, { became: 'refused', why: referenceTaken })
  }
  return settle
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
