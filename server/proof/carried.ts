/**
 * Shown once, carried for the day: whoever showed in one matter who they are opens a second one as the same person, and nobody asks
 * again. Only while nothing that they type speaks against it: somebody else at the same computer gives another address.
 */
import type { FastifyRequest } from 'fastify'
import { isAddressOf } from '../acting/sql.ts'
import type { Db } from '../db/connect.ts'
import type { CaseKeys, Shown } from '../http/case-key.ts'
import { mask, toAddress } from '../intake/address.ts'
import { knownAddresses, wereLinksStopped } from './sql.ts'

export interface Carried {
  readonly customerId: string
  readonly how: Shown
  /** The address that they showed to be theirs, so that they see as whom they go on. */
  readonly masked: string
}

/** Null also when what is typed is the address of somebody else. */
export async function carriedFrom(
  { db, keys, now }: { readonly db: Db; readonly keys: Pick<CaseKeys, 'readWho'>; readonly now: number },
  request: FastifyRequest,
  typedAddress: string,
): Promise<Carried | null> {
  const who = keys.readWho(request, now)
  if (!who) return null
  // A link that came into other hands proves nothing any more, in no other matter either.
  if (who.how === 'link' && (await wereLinksStopped(db, who.customerId, who.at))) return null
  const known = (await knownAddresses(db, who.customerId)).find(
    ({ isVerified, isFirst }) => isVerified || isFirst,
  )
  if (!known) return null
  const typed = toAddress(typedAddress)
  if (typedAddress.trim() !== '' && !(typed && (await isAddressOf(db, who.customerId, typed)))) return null
  return { customerId: who.customerId, how: who.how, masked: mask({ kind: 'email', value: known.value }) }
}
