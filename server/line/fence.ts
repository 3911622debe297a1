/** What keeps a leader that was paused from going on: its lead is looked at, and held, in each of its transactions. */
import type { Locked } from '../ledger/append.ts'
import { holdsLead } from './sql.ts'

export interface Lead {
  readonly holder: string
  readonly epoch: number
}

/** Somebody else leads. */
export class LeadLost extends Error {}

/** Nobody else can lead before this transaction has ended. */
export async function fence(locked: Locked, lead: Lead): Promise<void> {
  if (!(await holdsLead(locked.tx, lead.holder, lead.epoch))) throw new LeadLost()
}
