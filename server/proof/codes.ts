/**
 * One-time codes: to whom they go, and what the right one proves.
 *
 * What must stay true: a code proves that somebody reads one address, and no more. Whoever writes under the address of a known customer
 * may leave addresses of their own in that case; a code that was sent there opens that case, and does not make them the customer.
 */
import { createHmac, randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import { HOUR, MINUTE } from '../../domain/time.ts'
import type { Ledger } from '../ledger/ledger.ts'
import {
  codesSentSince,
  codesToSince,
  insertCode,
  isBornWithCase,
  knownAddresses,
  type SentCode,
  takeTry,
  useCode,
} from './sql.ts'

const codeLastsMs = 15 * MINUTE
const codesAnHour = 5
const triesPerCode = 5
/** To one address, from however many cases: whoever opens one case after the other guesses no longer, and floods nobody. */
const codesAnHourForAddress = 10

/** Carries a one-time code to whom it is for; how it is sent is not our matter. */
export type SendCode = (mail: {
  readonly caseId: string
  readonly codeId: string
  readonly to: string
  readonly code: string
}) => Promise<void>

export interface CodeFor {
  readonly address: string
  readonly customerId: string | null
  readonly helperId: string | null
}

/** A code of its own for each of them. Silent about whether there is anybody. */
export async function sendCodes(
  { ledger, secret, send }: { readonly ledger: Ledger; readonly secret: string; readonly send: SendCode },
  caseId: string,
  to: readonly CodeFor[],
): Promise<void> {
  const now = ledger.clock()
  if (to.length === 0 || (await codesSentSince(ledger.db, caseId, now - HOUR)) >= codesAnHour) return
  const sent = await codesToSince(
    ledger.db,
    to.map(({ address }) => address),
    now - HOUR,
  )
  const due = to.filter(({ address }) => (sent.get(address) ?? 0) < codesAnHourForAddress)
  const codes = due.map(one => ({
    ...one,
    id: randomUUID(),
    code: String(randomInt(1_000_000)).padStart(6, '0'),
  }))
  await ledger.db.transaction().execute(async tx => {
    for (const { code, ...one } of codes) {
      const hash = hashOf(secret, caseId, code)
      await insertCode(tx, { ...one, caseId, hash, now, expiresAt: now + codeLastsMs })
    }
  })
  for (const { id, address, code } of codes) await send({ caseId, codeId: id, to: address, code })
}

/** For whom the code was, when it is right, unused, young enough, and not tried too often; else null. */
export async function takeCode(
  ledger: Ledger,
  secret: string,
  caseId: string,
  typed: string,
): Promise<Omit<SentCode, 'id' | 'hash'> | null> {
  const now = ledger.clock()
  const given = hashOf(secret, caseId, typed.replaceAll(/\D/g, ''))
  const sent = await takeTry(ledger.db, caseId, now, triesPerCode)
  const right = sent.find(({ hash }) => timingSafeEqual(hash, given))
  return right && (await useCode(ledger.db, right.id, now)) ? right : null
}

export type Strength = 'the-customer' | 'this-case'

/**
 * What it proves to read an address: that somebody is the customer, or only that this case may be opened. It is the customer who reads
 * what was verified before, or what they were known by from the first; of somebody new there is nothing else to be had.
 */
export async function strengthOf(
  ledger: Ledger,
  own: { readonly id: string; readonly customerId: string },
  matches: (address: string) => boolean,
): Promise<{ readonly strength: Strength; readonly toVerify: string | null }> {
  const known = (await knownAddresses(ledger.db, own.customerId)).find(({ value }) => matches(value))
  if (!known) return { strength: 'this-case', toVerify: null }
  if (known.isVerified || known.isFirst) return { strength: 'the-customer', toVerify: known.value }
  const isNew = await isBornWithCase(ledger.db, own.id)
  return { strength: isNew ? 'the-customer' : 'this-case', toVerify: null }
}

function hashOf(secret: string, caseId: string, code: string): Buffer {
  return createHmac('sha256', secret).update(`case-code\n${caseId}\n${code}`).digest()
}
