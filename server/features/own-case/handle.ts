/** What a customer does on their own case. */
import { randomUUID } from 'node:crypto'
import { Fault } from '../../../contract/faults.ts'
import type { CaseRequest } from '../../../domain/case/requests.ts'
import type { CaseState } from '../../../domain/case/state.ts'
import type { Refusal } from '../../../domain/rule.ts'
import type { OwnCase } from '../../http/caller.ts'
import { toAddress } from '../../intake/address.ts'
import { cutName } from '../../intake/lengths.ts'
import { insertAddress, nameCustomerIfUnnamed } from '../../intake/sql.ts'
import { type Acted, actOn } from '../../ledger/act.ts'
import type { Ledger } from '../../ledger/ledger.ts'

/** What can be asked with a button and perhaps a few words. */
export type Wish =
  | { readonly wish: 'solved'; readonly words: string }
  | { readonly wish: 'not-solved'; readonly words: string }
  | { readonly wish: 'leave' }
  | { readonly wish: 'release'; readonly commitmentId: string }

export async function wish(ledger: Ledger, own: OwnCase, asked: Wish): Promise<Acted | Refusal> {
  return await actOn(ledger, {
    caseId: own.id,
    customerId: own.customerId,
    request: state => toRequest(state, own, asked),
  })
}

function toRequest(state: CaseState, own: OwnCase, asked: Wish): CaseRequest {
  const words = 'words' in asked && asked.words.trim() !== '' ? { words: { text: asked.words } } : {}
  switch (asked.wish) {
    case 'solved':
      return { ask: 'confirm-solved', customerId: own.customerId, verified: true, ...words }
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
        verified: true,
      }
  }
}

/** An address under which we can go on later. What was typed is kept only when it is an address. */
export async function leaveAddress(
  ledger: Ledger,
  own: OwnCase,
  typed: { readonly address: string; readonly name: string },
): Promise<Acted | Refusal> {
  const address = toAddress(typed.address)
  if (!address)
    throw new Fault('bad-request', 'That is neither an e-mail address nor a phone number. Look at it again.')
  const name = cutName(typed.name)
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
