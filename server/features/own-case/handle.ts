/** What a customer does on their own case. */
import { createHmac, randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import { Fault } from '../../../contract/faults.ts'
import type { CaseRequest } from '../../../domain/case/requests.ts'
import type { CaseState } from '../../../domain/case/state.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import { HOUR, MINUTE } from '../../../domain/time.ts'
import { toAddress } from '../../intake/address.ts'
import { insertAddress, nameCustomerIfUnnamed } from '../../intake/sql.ts'
import { type Acted, actOn } from '../../ledger/act.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { addressesOf, codesSentSince, insertCode, takeTry, useCode } from './sql.ts'

export interface Own {
  readonly id: string
  readonly reference: string
  readonly customerId: string
}

/** What can be asked with a button and perhaps a few words. */
export type Wish =
  | { readonly wish: 'solved'; readonly words: string }
  | { readonly wish: 'not-solved'; readonly words: string }
  | { readonly wish: 'leave' }
  | { readonly wish: 'release'; readonly commitmentId: string }

export async function wish(
  ledger: Ledger,
  own: Own,
  isVerified: boolean,
  asked: Wish,
): Promise<Acted | Refusal> {
  return await actOn(ledger, {
    caseId: own.id,
    customerId: own.customerId,
    request: state => toRequest(state, own, isVerified, asked),
  })
}

function toRequest(state: CaseState, own: Own, verified: boolean, asked: Wish): CaseRequest {
  const words = 'words' in asked && asked.words.trim() !== '' ? { words: { text: asked.words } } : {}
  switch (asked.wish) {
    case 'solved':
      return { ask: 'confirm-solved', customerId: own.customerId, verified, ...words }
    case 'not-solved':
      return {
        ask: 'deny-solved',
        customerId: own.customerId,
        ...words,
        entryId: randomUUID(),
        medium: state.channel === 'mail' ? 'letter' : 'chat',
      }
    case 'leave':
      return { ask: 'leave-line' }
    case 'release':
      return {
        ask: 'release-promise',
        commitmentId: asked.commitmentId,
        customerId: own.customerId,
        verified,
      }
  }
}

/** An address under which we can go on later. What was typed is kept only when it is an address. */
export async function leaveAddress(
  ledger: Ledger,
  own: Own,
  typed: { readonly address: string; readonly name: string },
): Promise<Acted | Refusal> {
  const address = toAddress(typed.address)
  if (!address)
    throw new Fault('bad-request', 'That is neither an e-mail address nor a phone number. Look at it again.')
  const name = typed.name.trim().slice(0, 200)
  return await actOn(ledger, {
    caseId: own.id,
    customerId: own.customerId,
    request: { ask: 'leave-address', address: address.kind, value: address.value, ...(name ? { name } : {}) },
    also: async tx => {
      await insertAddress(tx, { customerId: own.customerId, ...address, now: ledger.clock() })
      if (name) await nameCustomerIfUnnamed(tx, own.customerId, name)
    },
  })
}

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

/** Sends a code to every mail address that we have for the case. Silent about whether there is any. */
export async function sendCode(ledger: Ledger, secret: string, own: Own, send: SendCode): Promise<void> {
  const now = ledger.clock()
  if ((await codesSentSince(ledger.db, own.id, now - HOUR)) >= codesAnHour) return
  const addresses = await addressesOf(ledger.db, own.customerId)
  const mails = addresses.filter(address => address.kind === 'email')
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
export async function enterCode(ledger: Ledger, secret: string, own: Own, typed: string): Promise<boolean> {
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
