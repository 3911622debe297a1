/**
 * What the key to one case opens of another case of the same customer: where it goes on, what was joined into it, what was split off.
 *
 * What must stay true: joining two cases opens neither to anybody who could not open it before. Whoever writes under the address of a
 * known customer opens a case in that customer's name, and a case is joined by somebody who cannot know that. So a browser that
 * merely opened a case gets no further by it; whoever has shown to be the customer does.
 */
import { mayActIn } from '../../domain/acting/acting.ts'
import type { Db } from '../db/connect.ts'
import { type Caller, ownCase, type OwnCase } from '../http/caller.ts'
import { addressMark, type Key, showsCustomer } from '../http/case-key.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { strengthOf } from '../proof/codes.ts'
import { areParts, goesOnIn, joinedInto, type OtherCase } from './joined.ts'

export interface Onward {
  readonly own: OwnCase
  /** What opens it for this browser. */
  readonly key: Key
}

/** Where a joined case goes on, for whoever may go there; null when it is not joined, or they may not. */
export async function onwardFor(ledger: Ledger, own: Caller): Promise<Onward | null> {
  const end = await goesOnIn(ledger.db, own.id)
  return end && (await keyTo(ledger, own, end))
}

/** Of the cases that were joined into this one, those that this caller may read. */
export async function readableJoined(ledger: Ledger, own: Caller): Promise<readonly OtherCase[]> {
  const joined = await joinedInto(ledger.db, own.id)
  if (joined.length === 0 || !(await isCustomer(ledger, own))) {
    return joined.filter(({ id }) => mayHelpIn(own, id, ledger.clock()))
  }
  return joined
}

/** The way from a case to one that its story names; null when there is none for this caller. */
export async function keyTo(ledger: Ledger, own: Caller, other: OtherCase): Promise<Onward | null> {
  const found = await ownCase(ledger.db, other.reference)
  if (found?.customerId !== own.customerId) return null
  const mayOpen =
    mayHelpIn(own, found.id, ledger.clock()) ||
    (await isCustomer(ledger, own)) ||
    (own.helper === null && (await areParts(ledger.db, found.id, own.id)))
  return mayOpen ? { own: found, key: { ...own.key, caseId: found.id, version: found.keyVersion } } : null
}

/** A case that the story of this one names. */
export async function namedIn(db: Db, own: OtherCase, reference: string): Promise<OtherCase | null> {
  const other = await ownCase(db, reference)
  if (!other) return null
  const isNamed =
    (await goesOnIn(db, own.id))?.id === other.id ||
    (await joinedInto(db, own.id)).some(({ id }) => id === other.id) ||
    (await areParts(db, other.id, own.id)) ||
    (await areParts(db, own.id, other.id))
  return isNamed ? other : null
}

/** Whoever acts for the customer in every matter acts in this one too. */
function mayHelpIn({ helper }: Caller, caseId: string, now: number): boolean {
  return helper !== null && mayActIn(helper, caseId, now)
}

/** Has shown to be the customer, or came by a link that was sent to an address that only the customer reads. */
async function isCustomer(ledger: Ledger, own: Caller): Promise<boolean> {
  if (own.helper !== null) return false
  if (own.key.purpose !== 'linked') return showsCustomer(own.key)
  const { strength } = await strengthOf(ledger, own, address => addressMark(address) === own.key.who)
  return strength === 'the-customer'
}
