/** Saying who may act: naming, answering, taking back. Each decided by the domain under the lock of the customer and of the case. */
import { randomUUID } from 'node:crypto'
import { isTerm, type Scope, standingOf, TERMS } from '../../../domain/acting/acting.ts'
import type { Refusal } from '../../../domain/rule.ts'
import {
  authoriseHelper,
  declineHelper,
  type HelperRow,
  insertHelper,
  isAddressOf,
  lockHelper,
  withdrawHelper,
} from '../../acting/sql.ts'
import { toAddress } from '../../intake/address.ts'
import { cutName } from '../../intake/lengths.ts'
import { type Acted, actOn } from '../../ledger/act.ts'
import type { Ledger } from '../../ledger/ledger.ts'

/** As a form gives it. */
export interface Naming {
  readonly name: string
  readonly address: string
  readonly scope: Scope
  readonly inAllMatters: boolean
  readonly until: number
}

export function namingOf(fields: Readonly<Record<string, string>>, now: number): Naming {
  const term = fields.term ?? ''
  return {
    name: cutName(fields.name ?? ''),
    address: fields.address ?? '',
    scope: fields.scope === 'decide' ? 'decide' : 'read-and-write',
    inAllMatters: fields.matters === 'all',
    // Without a term there is no end to be had; the rule says so.
    until: isTerm(term) ? now + TERMS[term] : now,
  }
}

interface InCase {
  readonly caseId: string
  readonly customerId: string
}

/** The customer names somebody who may act from now on. */
export async function nameHelper(
  ledger: Ledger,
  { caseId, customerId }: InCase,
  naming: Naming,
  verified: boolean,
): Promise<Acted | Refusal> {
  const address = toAddress(naming.address.slice(0, 400))
  const { name, scope, until, inAllMatters } = naming
  const id = randomUUID()
  const now = ledger.clock()
  return await actOn(ledger, {
    caseId,
    customerId,
    request: async (_state, { tx }) => ({
      ask: 'authorise-helper',
      helperId: id,
      known: 'new',
      name,
      hasAddress: address !== null,
      isOwnAddress: address !== null && (await isAddressOf(tx, customerId, address)),
      scope,
      // Chosen a moment ago, and still to lie within what is allowed.
      until,
      inAllMatters,
      verified,
    }),
    also: async tx => {
      if (!address) return
      await insertHelper(tx, {
        id,
        customerId,
        saidIn: caseId,
        caseId: inAllMatters ? null : caseId,
        name,
        addressKind: address.kind,
        addressValue: address.value,
        scope,
        how: 'customer',
        askedAt: now,
        authorisedAt: now,
        until,
      })
    },
  })
}

/** The customer says yes to somebody about whom they were asked. */
export async function sayYes(
  ledger: Ledger,
  helper: HelperRow,
  { scope, until, inAllMatters }: Pick<Naming, 'scope' | 'until' | 'inAllMatters'>,
  verified: boolean,
): Promise<Acted | Refusal> {
  return await actOn(ledger, {
    caseId: helper.saidIn,
    customerId: helper.customerId,
    request: async (_state, { tx, now }) => ({
      ask: 'authorise-helper',
      helperId: helper.id,
      known: standingOf((await lockHelper(tx, helper.id)) ?? helper, now),
      name: helper.name,
      hasAddress: true,
      isOwnAddress: false,
      scope,
      until,
      inAllMatters,
      verified,
    }),
    also: async tx => {
      const caseId = inAllMatters ? null : helper.saidIn
      await authoriseHelper(tx, helper.id, { scope, caseId, until, now: ledger.clock() })
    },
  })
}

export async function takeBack(
  ledger: Ledger,
  helper: HelperRow,
  how: 'withdraw' | 'decline',
  verified: boolean,
): Promise<Acted | Refusal> {
  return await actOn(ledger, {
    caseId: helper.saidIn,
    customerId: helper.customerId,
    request: async (_state, { tx, now }) => ({
      ask: how === 'withdraw' ? 'withdraw-helper' : 'decline-helper',
      helperId: helper.id,
      known: standingOf((await lockHelper(tx, helper.id)) ?? helper, now),
      name: helper.name,
      verified,
    }),
    also: async tx => {
      const end = how === 'withdraw' ? withdrawHelper : declineHelper
      await end(tx, helper.id, ledger.clock())
    },
  })
}

/** How long a question that was put down stands as it is; the customer chooses anew with their yes. */
const askedFor = TERMS['half-a-year']

/** An agent heard that somebody may act. It is a question to the customer, and nothing more. */
export async function askCustomer(
  ledger: Ledger,
  { caseId, customerId }: InCase,
  heard: {
    readonly name: string
    readonly address: string
    readonly agentId: string
    readonly requestId: string
  },
): Promise<Acted | Refusal> {
  const address = toAddress(heard.address.slice(0, 400))
  const name = cutName(heard.name)
  const now = ledger.clock()
  return await actOn(ledger, {
    caseId,
    customerId,
    once: { channel: 'desk', externalId: `${caseId} ${heard.requestId}`, messageId: heard.requestId },
    request: {
      ask: 'ask-helper',
      helperId: heard.requestId,
      agentId: heard.agentId,
      name,
      hasAddress: address !== null,
    },
    also: async tx => {
      if (!address) return
      await insertHelper(tx, {
        id: heard.requestId,
        customerId,
        saidIn: caseId,
        caseId,
        name,
        addressKind: address.kind,
        addressValue: address.value,
        scope: 'read-and-write',
        how: 'agent',
        askedAt: now,
        authorisedAt: null,
        until: now + askedFor,
      })
    },
  })
}
