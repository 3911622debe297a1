/** What follows from a promise that is broken in the demo's history, by the code by which the clocks and the booker of a house that runs do it. */
import type { CaseFact } from '../../domain/case/facts.ts'
import type { CaseRequest } from '../../domain/case/requests.ts'
import type { CaseState } from '../../domain/case/state.ts'
import { openBooking } from '../billing/book.ts'
import { demoBilling } from '../billing/demo.ts'
import { openSettling } from '../billing/settle.ts'
import { breachesIn } from '../clocks/breach.ts'
import type { Tx } from '../db/connect.ts'
import { silent } from '../db/log.ts'
import { readHouse } from '../ledger/directory.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** The same request; where it breaks a promise, with who is above and what the rules of the house give. */
export async function withBreach(
  tx: Tx,
  asked: CaseRequest,
  { state, now }: { readonly state: CaseState; readonly now: number },
): Promise<CaseRequest> {
  if (asked.ask !== 'break-promise') return asked
  const house = await readHouse(tx, now)
  const breachOf = await breachesIn(tx, { house, caseIds: [state.id], now, isErased: () => false })
  return { ...asked, breach: breachOf(state, asked.commitmentId, now) }
}

/** What was given by rule stands on the bill in the same second. */
export async function bookWhatWasGiven(ledger: Ledger, facts: readonly CaseFact[]): Promise<void> {
  const settling = openSettling(ledger, silent)
  const port = async () => demoBilling(ledger.db, ledger.clock)
  const { book } = openBooking({ ledger, log: silent, ...settling, port, isStopped: () => false })
  for (const fact of facts)
    if (fact.type === 'RemedyGiven' && fact.agentId === null) await book(fact.remedyId)
}
