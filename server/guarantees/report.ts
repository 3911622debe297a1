/**
 * What the guarantees would have refused, did not refuse, and what selling cost those who waited: for the charter and the setup.
 * Figures only; no person's name.
 */
import { guaranteesWithModes, type GuaranteeWithMode, type Mode } from '../../domain/guarantee/modes.ts'
import { DAY, MINUTE, SECOND } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import type { House } from '../ledger/directory.ts'
import { SELLING_DAYS, sellingMonth } from '../line-days/selling-month.ts'
import { brokenPromises, setAsideCounts } from './sql.ts'

export interface GuaranteeReport {
  readonly days: number
  readonly guarantees: readonly {
    readonly id: GuaranteeWithMode
    readonly mode: Mode
    /** How often something was done that the guarantee would have refused. */
    readonly observed: number
    /** How often somebody read the warning and went on. */
    readonly wentOn: number
  }[]
  readonly promisesBroken: number
  /** Live contacts in which something was offered, from the offer to the end. */
  readonly sellingMinutes: number
  /** Minutes that people with a problem waited because of it; see `sellingMonth`. */
  readonly waitingCausedBySellingMinutes: number
}

/** @param now the end of as many days as what selling cost is counted for */
export async function reportGuarantees(
  db: Db,
  { modes, hours }: Pick<House['organisation'], 'modes' | 'hours'>,
  now: number,
): Promise<GuaranteeReport> {
  const span = { from: now - SELLING_DAYS * DAY, until: now }
  const [counts, promisesBroken, { sellingSeconds, causedSeconds }] = await Promise.all([
    setAsideCounts(db, span),
    brokenPromises(db, span),
    sellingMonth(db, hours, now),
  ])
  const counted = (id: GuaranteeWithMode, mode: Mode) =>
    counts.find(row => row.guarantee === id && row.mode === mode)?.count ?? 0
  return {
    days: SELLING_DAYS,
    guarantees: guaranteesWithModes.map(id => ({
      id,
      mode: modes[id],
      observed: counted(id, 'observe'),
      wentOn: counted(id, 'warn'),
    })),
    promisesBroken,
    sellingMinutes: inMinutes(sellingSeconds),
    waitingCausedBySellingMinutes: inMinutes(causedSeconds),
  }
}

function inMinutes(seconds: number): number {
  return Math.round((seconds * SECOND) / MINUTE)
}
