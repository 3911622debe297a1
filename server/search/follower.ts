/**
 * Keeps what cases are found by. New facts add the terms of their words, in the transaction in which they are read; a customer of
 * whom something else changed (a name, an address, an account) has the terms of their cases made anew.
 *
 * What must stay true: terms are written only under the follower's cursors and under a lock of the customer that erasing waits for,
 * so nothing that was read before an erasure is written after it.
 */
import type { CaseFact, CaseFactType } from '../../domain/case/facts.ts'
import type { Db } from '../db/connect.ts'
import type { Follower } from '../ledger/follow.ts'
import type { StoredFact } from '../ledger/ledger.ts'
import { factsOfCase, withBodies } from '../ledger/read.ts'
import {
  addTerms,
  type Entry,
  holdCursors,
  holdCustomersOf,
  type Known,
  knownOf,
  replaceTerms,
  staleCustomers,
  takeStale,
} from './sql.ts'
import { codeTerm, nameTerms, termsOf } from './terms.ts'

const name = 'search'
const customersAtOnce = 50

/** Said by nobody whom the case is about. All others are looked into, those included that are not thought of yet. */
const wordless: ReadonlySet<CaseFactType> = new Set<CaseFactType>([
  // Of somebody who is not the customer of this case, and may be erased without it.
  'StrangerWrote',
  'AutomaticReplyCame',
  'MailLoopStopped',
  'AbuseReported',
  'DeliveryDelayed',
  'EntryJoined',
  'QuoteTold',
  'EntryOffered',
  'EntryAnswered',
  'EntryReturned',
  'EntryLeft',
  'OwnerAwaited',
  'OwnerNotAwaited',
  'RequestPastLimit',
  'CallbackAsked',
  'CallbackWithdrawn',
  'CallbackDue',
  'CallbackEarly',
  'CallbackRung',
  'CallbackTried',
  'CallbackMet',
  'CallbackSetAside',
  'PlaceTakenUp',
  'ContactEnded',
  'OwnerAccepted',
  'OwnerChanged',
  'CommitmentDueSoon',
  'RungReminded',
  'RungEnded',
  'RungLate',
  'PointSettled',
  'PointOpenedAgain',
  'CommitmentBroken',
  'CommitmentResumed',
  'CommitmentReopened',
  'CommitmentHonoured',
  'EquivalentAccepted',
  'EquivalentDeclined',
  'CustomerVerified',
  'MessageDelivered',
  'MessageNotDelivered',
  'CaseLookedAt',
])

export const searchFollower: Follower = {
  name,
  async effect(tx, facts) {
    const spoken = facts.filter(({ caseId, fact }) => caseId !== null && !wordless.has(asCaseFact(fact).type))
    if (spoken.length === 0) return
    const caseIds = [...new Set(spoken.flatMap(({ caseId }) => caseId ?? []))]
    await holdCustomersOf(tx, caseIds)
    const said = Map.groupBy(await withBodies(tx, spoken), ({ caseId }) => caseId)
    const known = await knownOf(tx, caseIds)
    await addTerms(
      tx,
      known.map(found => toEntry(found, said.get(found.caseId) ?? [])),
    )
  },
}

/** Makes the terms of some customers' cases anew; false when there is nothing (more) to do now. */
export async function refreshStale(db: Db): Promise<boolean> {
  // Asked outside of a transaction first: nearly always there is nothing.
  const stale = await staleCustomers(db, customersAtOnce)
  if (stale.length === 0) return false
  return await db.transaction().execute(async tx => {
    if (!(await holdCursors(tx, name))) return false
    const caseIds = await takeStale(tx, stale)
    const entries: Entry[] = []
    for (const found of await knownOf(tx, caseIds)) {
      entries.push(toEntry(found, await factsOfCase(tx, found.caseId)))
    }
    await replaceTerms(tx, entries)
    return true
  })
}

function toEntry(found: Known, facts: readonly StoredFact[]): Entry {
  const terms = new Set([
    codeTerm(found.reference),
    ...[found.name ?? '', ...found.emails, ...found.numbers].flatMap(text => [...termsOf(text)]),
    ...found.numbers.map(codeTerm),
    ...nameTerms([found.name ?? '', ...found.emails.map(email => email.replace(/@.*$/u, ''))]),
    ...facts.flatMap(({ fact }) => saidIn(asCaseFact(fact))).flatMap(words => [...termsOf(words)]),
  ])
  return { caseId: found.caseId, lastAt: found.lastAt, terms: [...terms] }
}

/** Every text in the body of a fact; null after erasure. A mail's markup says the same as its text. */
function saidIn(fact: CaseFact): readonly string[] {
  if (wordless.has(fact.type)) return []
  const body = 'body' in fact ? fact.body : undefined
  return Object.entries(body ?? {}).flatMap(([field, value]: [string, unknown]) => {
    if (field === 'html') return []
    return [value].flat().filter(text => typeof text === 'string')
  })
}

function asCaseFact(fact: StoredFact['fact']): CaseFact {
  return fact as CaseFact // a case's facts are case facts
}
