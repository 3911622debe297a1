/** An address under which we can go on later, left in a case by its customer. */
import { Fault } from '../../contract/faults.ts'
import type { Refusal } from '../../domain/rule.ts'
import { type Acted, actOn } from '../ledger/act.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { toAddress } from './address.ts'
import { cutName } from './lengths.ts'
import { complaintIsOver, insertAddress, nameCustomerIfUnnamed } from './sql.ts'

/**
 * What was typed is kept only when it is an address.
 * @throws Fault bad-request when it is none
 */
export async function leaveAddress(
  ledger: Ledger,
  own: { readonly id: string; readonly customerId: string },
  typed: { readonly address: string; readonly name: string },
): Promise<Acted | Refusal> {
  const address = toAddress(typed.address.slice(0, 400))
  if (!address) throw new Fault('bad-request', say => say.noWayToReach)
  const name = cutName(typed.name)
  return await actOn(ledger, {
    caseId: own.id,
    customerId: own.customerId,
    request: { ask: 'leave-address', address: address.kind, value: address.value, ...(name ? { name } : {}) },
    also: async tx => {
      const { customerId } = own
      await insertAddress(tx, { customerId, ...address, now: ledger.clock() })
      await complaintIsOver(tx, { customerId, address: address.value })
      if (name) await nameCustomerIfUnnamed(tx, own.customerId, name)
    },
  })
}
