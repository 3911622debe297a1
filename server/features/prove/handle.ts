/** Proving that a case is one's own: a one-time code to an address that we know. */
import { createHmac, randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import { isRefusal } from '../../../domain/rule.ts'
import { HOUR, MINUTE } from '../../../domain/time.ts'
import type { OwnCase } from '../../http/caller.ts'
import { addressesForCase } from '../../intake/case-addresses.ts'
import { actOn } from '../../ledger/act.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { codesSentSince, insertCode, takeTry, useCode } from './sql.ts'

const codeLastsMs = 15 * MINUTE
const codesAnHour = 5
const triesPerCode = 5

/** Carries a one-time code to the customer; how it is sent is not our matter. */
export type SendCode = (mail: {
  readonly caseId: string
  readonly codeId: string
  readonly to: string
  readonly code: string
}) => Promise<void>

/** Sends a code to every mail address of this case, and to those that are verified. Silent about whether there is any. */
export async function sendCode(ledger: Ledger, secret: string, own: OwnCase, send: SendCode): Promise<void> {
  const now = ledger.clock()
  if ((await codesSentSince(ledger.db, own.id, now - HOUR)) >= codesAnHour) return
  const addresses = await addressesForCase(ledger.db, own.id)
  const mails = addresses.filter(
    ({ kind, isOfCase, isVerified }) => kind === 'email' && (isOfCase || isVerified),
  )
  if (mails.length === 0) return
  const id = randomUUID()
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await insertCode(ledger.db, {
    id,
    caseId: own.id,
    hash: hashOf(secret, own.id, code),
    now,
    expiresAt: now + codeLastsMs,
  })
  for (const { value } of mails) await send({ caseId: own.id, codeId: id, to: value, code })
}

/** True when the code is right, unused, young enough, and not tried too often. */
export async function enterCode(
  ledger: Ledger,
  secret: string,
  own: OwnCase,
  typed: string,
): Promise<boolean> {
  const now = ledger.clock()
  const known = await takeTry(ledger.db, own.id, now, triesPerCode)
  if (!known) return false
  const given = hashOf(secret, own.id, typed.replaceAll(/\D/g, ''))
  if (!timingSafeEqual(known.hash, given) || !(await useCode(ledger.db, known.id, now))) return false
  const verified = await actOn(ledger, { caseId: own.id, request: { ask: 'verify', how: 'code' } })
  return !isRefusal(verified)
}

function hashOf(secret: string, caseId: string, code: string): Buffer {
  return createHmac('sha256', secret).update(`case-code\n${caseId}\n${code}`).digest()
}
