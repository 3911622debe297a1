/** Proving that a case is one's own by a one-time code, and stopping what has come into other hands. */
import { isRefusal } from '../../../domain/rule.ts'
import { aboutOf, noteAccountProved } from '../../acting/sql.ts'
import type { OwnCase } from '../../http/caller.ts'
import { type Key, showsAccount, showsCustomer } from '../../http/case-key.ts'
import type { Tx } from '../../db/connect.ts'
import { addressesForCase } from '../../intake/case-addresses.ts'
import { actOn } from '../../ledger/act.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { type CodeFor, sendCodes, type SendCode, takeCode } from '../../proof/codes.ts'
import { noteProof, proveAddress } from '../../proof/prove.ts'
import { isBornWithCase, knownAddresses, raiseKeyVersion } from '../../proof/sql.ts'
import { helperAddresses } from './sql.ts'

export interface Proving {
  readonly ledger: Ledger
  readonly secret: string
  readonly send: SendCode
}

/** Sends codes to the mail addresses of this case and to those that are verified; to helpers too when nobody is known to ask. */
export async function sendCode(
  proving: Proving,
  own: OwnCase,
  { isFromOutside }: { readonly isFromOutside: boolean },
): Promise<void> {
  const { db, clock } = proving.ledger
  const addresses = await addressesForCase(db, own.id)
  const customers = addresses
    .filter(({ kind, isOfCase, isVerified }) => kind === 'email' && (isOfCase || isVerified))
    .map(({ value }): CodeFor => ({ address: value, customerId: own.customerId, helperId: null }))
  const helpers = isFromOutside ? await helperAddresses(db, own.id, clock()) : []
  // Whoever looked for their own account gets the code where that account is known.
  const about = isFromOutside ? null : await aboutOf(db, own.id)
  const holderId = about?.kind === 'own-account' ? about.holderId : null
  const holders = holderId === null ? [] : await addressesOfHolder(proving.ledger, holderId)
  await sendCodes(proving, own.id, [
    ...customers,
    ...helpers.map(helper => ({ ...helper, customerId: null })),
    ...holders,
  ])
}

async function addressesOfHolder({ db }: Ledger, customerId: string): Promise<readonly CodeFor[]> {
  const known = await knownAddresses(db, customerId)
  return known
    .filter(({ isVerified, isFirst }) => isVerified || isFirst)
    .map(({ value }) => ({ address: value, customerId, helperId: null }))
}

/**
 * The key that the right code is worth; null when it is not right.
 * @param held what the browser has for this case by now
 */
export async function enterCode(
  proving: Proving,
  own: OwnCase,
  typed: string,
  held: Key | null,
): Promise<Key | null> {
  const { ledger, secret } = proving
  const code = await takeCode(ledger, secret, own.id, typed)
  if (!code) return null
  const key = { caseId: own.id, version: own.keyVersion }
  if (code.helperId !== null) return { ...key, purpose: 'helper', who: code.helperId }
  if (code.customerId !== null && code.customerId !== own.customerId) {
    return { ...key, ...(await proveAccount(ledger, own, held)) }
  }
  const proved = await proveAddress(ledger, own, 'code', address => address === code.address)
  return proved.purpose === 'proved' && held !== null && showsAccount(held)
    ? { ...proved, who: 'all' }
    : proved
}

/**
 * The holder of the account that the case is about. Whoever looked for it under the address of a known customer is not that customer
 * by it, whatever account is theirs.
 */
async function proveAccount(
  ledger: Ledger,
  own: OwnCase,
  held: Key | null,
): Promise<Pick<Key, 'purpose' | 'who'>> {
  const note = async (tx: Tx) => await noteAccountProved(tx, own.id, ledger.clock())
  if (held !== null && showsCustomer(held)) {
    await noteProof(ledger, own, 'code', note)
    return { purpose: 'proved', who: 'all' }
  }
  if (await isBornWithCase(ledger.db, own.id)) {
    await noteProof(ledger, own, 'code', note)
    return { purpose: 'proved', who: 'account' }
  }
  await ledger.db.transaction().execute(note)
  return { purpose: 'cookie', who: '' }
}

/** Stops every link and every other browser. What is in hand keeps its worth, where the customer showed it otherwise than by a link. */
export async function stopLinks(ledger: Ledger, own: OwnCase, key: Key): Promise<Key | null> {
  let version = own.keyVersion
  const stopped = await actOn(ledger, {
    caseId: own.id,
    customerId: own.customerId,
    request: async (_state, { tx, now }) => {
      version = await raiseKeyVersion(tx, own.id, now)
      return { ask: 'stop-links', version }
    },
  })
  if (isRefusal(stopped)) throw new Error(stopped.refused.says)
  const isOwn = key.purpose === 'cookie' || (key.purpose === 'proved' && key.who !== 'link')
  return isOwn ? { ...key, version } : null
}
