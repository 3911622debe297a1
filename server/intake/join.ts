/** Into a case that exists, or where that one goes on: somebody's words, a stranger's, or a note. */
import type { Received } from '../../channels/channel.ts'
import type { CaseRequest, Speak } from '../../domain/case/requests.ts'
import { isRefusal } from '../../domain/rule.ts'
import type { Tx } from '../db/connect.ts'
import { actOn, type Once } from '../ledger/act.ts'
import type { Beside } from '../ledger/beside.ts'
import { dutyLead, type House, standIn } from '../ledger/directory.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { strengthOf } from '../proof/codes.ts'
import { toAddress } from './address.ts'
import { type Arrival, besideOf } from './arrival.ts'
import { notTakenBy } from './not-taken-by.ts'

export interface Whose {
  readonly id: string
  readonly customerId: string
}

/** Whoever wrote was erased between the look and the lock: their words begin anew, with somebody whom we do not know. */
export class Erased extends Error {}

/** The case was joined into another one, perhaps in this moment. */
class GoesOn extends Error {
  readonly into: string
  constructor(into: string) {
    super('this case goes on in another one')
    this.into = into
  }
}

/** What is done to the case, in one transaction. */
interface Joining {
  readonly request: CaseRequest
  readonly once: Once
  /** @param ownerId of the case before */
  readonly beside: (caseId: string, ownerId: string | null, now: number) => Beside | undefined
  readonly also?: (tx: Tx) => Promise<void>
}

/** @throws Erased when nobody is at its other end any more */
export async function joinWords(
  ledger: Ledger,
  arrival: Arrival,
  known: Whose,
  also?: Joining['also'],
): Promise<Received> {
  const joining = (speak: Speak): Joining => ({
    request: speak,
    once: arrival.once,
    beside: (caseId, _ownerId, now) => besideOf(arrival, { caseId, now, isUnproven: !speak.verified }),
    ...(also && { also }),
  })
  try {
    return await joinOnce(ledger, joining(arrival.speak), known)
  } catch (error) {
    if (!(error instanceof GoesOn)) throw error
    return await joinWhereItGoesOn(ledger, joining(await forAnotherCase(ledger, arrival.speak, known)), {
      ...known,
      id: error.into,
    })
  }
}

/** Words of somebody whom we cannot tell to be the customer: an agent looks at them. */
export async function joinAsStranger(
  ledger: Ledger,
  house: House,
  arrival: Arrival,
  known: Whose,
): Promise<Received> {
  const { messageId, channel, files, words } = arrival.speak
  const joining: Joining = {
    request: { ask: 'write-as-stranger', messageId, channel, files, words },
    once: arrival.once,
    beside: (caseId, ownerId, now) =>
      besideOf(arrival, { caseId, now, calls: whoLooks(house, ownerId, now), isNoted: true }),
  }
  return await joinWhereItGoesOn(ledger, joining, known)
}

/** The owner, whoever stands in for them, or the duty lead: somebody always looks. */
export function whoLooks(house: House, ownerId: string | null, now: number): string | null {
  return (standIn(house, ownerId, now) ?? dutyLead(house, now))?.id ?? null
}

async function joinWhereItGoesOn(ledger: Ledger, joining: Joining, known: Whose): Promise<Received> {
  for (let at = known; ; ) {
    try {
      return await joinOnce(ledger, joining, at)
    } catch (error) {
      if (!(error instanceof GoesOn)) throw error
      at = { ...known, id: error.into }
    }
  }
}

async function joinOnce(
  ledger: Ledger,
  { request, once, beside, also }: Joining,
  known: Whose,
): Promise<Received> {
  const rows = (ownerId: string | null, now: number) => beside(known.id, ownerId, now)
  const acted = await actOn(ledger, {
    caseId: known.id,
    customerId: known.customerId,
    request: (state, { isErased }) => {
      if (isErased(known.id)) throw new Erased()
      if (state.mergedInto !== null) throw new GoesOn(state.mergedInto)
      return request
    },
    once,
    beside: (state, now) => rows(state.ownerId, now),
    ...(also && { also }),
  })
  if (isRefusal(acted)) return notTakenBy(acted)
  return { ok: true, duplicate: acted.isRepeat }
}

/**
 * Whoever may write to one case of a customer need not be that customer: only an address that is the customer's own proves it for
 * another case, and only such an address is kept there as one that letters go to.
 */
async function forAnotherCase(ledger: Ledger, speak: Speak, known: Whose): Promise<Speak> {
  const { from, ...words } = speak.words
  const address = toAddress(from ?? '')?.value
  const proof = address === undefined ? null : await strengthOf(ledger, known, value => value === address)
  if (proof?.strength === 'the-customer') return speak
  return { ...speak, verified: false, words }
}
