/** What a rule gives, as it is booked: on which account, under which id, in the customer's words. */
import { createHash } from 'node:crypto'
import type { DueCompensation } from '../../domain/charter/compensation.ts'
import type { DueByRule } from '../../domain/commitment/breach.ts'

interface Account {
  readonly id: string
  readonly currency: string | null
}

export interface For {
  /** The same whenever this is reckoned: with the rule it makes the id, under which it can be given once. */
  readonly key: string
  readonly accounts: readonly Account[]
  readonly language: 'en' | 'es'
}

export function dueByRule(due: DueCompensation, { key, accounts, language }: For): DueByRule {
  const { rule, pack, remedy, amountMinor, currency, says } = due
  return {
    remedyId: idFor(key, rule),
    rule,
    pack,
    kind: remedy,
    accountId: accountFor(accounts, currency),
    amountMinor,
    currency,
    words: says[language],
  }
}

/** The only one that is kept in this currency; of several nobody knows which is meant. */
function accountFor(accounts: readonly Account[], currency: string): string | null {
  const [one, ...others] = accounts.filter(account => account.currency === currency)
  return one && others.length === 0 ? one.id : null
}

function idFor(key: string, rule: string): string {
  const bytes = createHash('sha256').update(`${key} ${rule}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
