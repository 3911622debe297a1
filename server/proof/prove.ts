/** What it is worth that somebody reads an address: written down in the case, and given to their browser as a key. */
import { isRefusal } from '../../domain/rule.ts'
import type { OwnCase } from '../http/caller.ts'
import { addressMark, type Key } from '../http/case-key.ts'
import { actOn } from '../ledger/act.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { strengthOf } from './codes.ts'
import { markVerified } from './sql.ts'

type Own = Pick<OwnCase, 'id' | 'customerId' | 'keyVersion'>

/** Somebody pressed something on the page that a link of theirs opened: they read the address that it went to. */
export async function proveByLink(ledger: Ledger, own: Own, key: Key): Promise<Key> {
  return await proveAddress(ledger, own, 'link', address => addressMark(address) === key.who)
}

/** @param matches the address that somebody has shown to read */
export async function proveAddress(
  ledger: Ledger,
  own: Own,
  how: 'code' | 'link',
  matches: (address: string) => boolean,
): Promise<Key> {
  const { strength, toVerify } = await strengthOf(ledger, own, matches)
  const key = { caseId: own.id, version: own.keyVersion }
  if (strength !== 'the-customer') return { ...key, purpose: 'cookie', who: '' }
  await noteProof(ledger, own, how, async tx => {
    if (toVerify !== null) await markVerified(tx, own.customerId, toVerify, ledger.clock())
  })
  return { ...key, purpose: 'proved', who: how }
}

export async function noteProof(
  ledger: Ledger,
  own: Pick<Own, 'id'>,
  how: 'code' | 'link',
  also: NonNullable<Parameters<typeof actOn>[1]['also']>,
): Promise<void> {
  const verified = await actOn(ledger, { caseId: own.id, request: { ask: 'verify', how }, also })
  if (isRefusal(verified)) throw new Error(verified.refused.says)
}
