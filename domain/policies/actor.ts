/** Who asks. Built by the server from a log-in or a link; nothing in a request's own words can name an actor. */
import type { Role } from '../ladder/ladder.ts'

export type Actor =
  | {
      readonly who: 'agent'
      readonly id: string
      readonly role: Role
      readonly isAdmin: boolean
      /** The outside company that they work for; null for the organisation's own staff. */
      readonly agency: string | null
    }
  /** A customer is always the customer of one case; `verified` when a code or a signed link has shown who it is. */
  | { readonly who: 'customer'; readonly caseId: string; readonly verified: boolean }
  | { readonly who: 'nobody' }

export function isAgent(actor: Actor): boolean {
  return actor.who === 'agent'
}

export function isAgentWithId(actor: Actor, id: string | null): boolean {
  return actor.who === 'agent' && actor.id === id
}

/** The head leads too. */
export function isLead(actor: Actor): boolean {
  return actor.who === 'agent' && actor.role !== 'agent'
}

export function isHead(actor: Actor): boolean {
  return actor.who === 'agent' && actor.role === 'head'
}

export function isAdmin(actor: Actor): boolean {
  return actor.who === 'agent' && actor.isAdmin
}

/** Works here for an outside company. */
export function isOfAgency(actor: Actor): boolean {
  return actor.who === 'agent' && actor.agency !== null
}

export function isCustomer(actor: Actor): boolean {
  return actor.who === 'customer'
}

export function isCustomerOf(actor: Actor, caseId: string): boolean {
  return actor.who === 'customer' && actor.caseId === caseId
}

export function isVerified(actor: Actor): boolean {
  return actor.who === 'customer' && actor.verified
}
