/**
 * What the guarantees would have refused, did not refuse, and what selling cost those who waited: for the charter and the setup.
 * Figures only; no person's name.
 */
import {
  guaranteesWithModes,
  type GuaranteeWithMode,
  type Mode,
  type Modes,
} from '../../domain/guarantee/modes.ts'
import { waitingCausedBySelling } from '../../domain/line/selling.ts'
import { MINUTE } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import { brokenPromises, sellingSpans, setAsideCounts, waitingDuring } from './sql.ts'

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
  /** Minutes that people with a problem waited because of it; see `waitingCausedBySelling`. */
  readonly waitingCausedBySellingMinutes: number
}

export interface ReportSpan {
  readonly from: number
  readonly until: number
  readonly days: number
}

/** @param span from `from` to `until`, milliseconds; `days` is how long that is in words */
export async function reportGuarantees(db: Db, modes: Modes, span: ReportSpan): Promise<GuaranteeReport> {
  const [counts, promisesBroken, selling, waiting] = await Promise.all([
    setAsideCounts(db, span),
    brokenPromises(db, span),
    sellingSpans(db, span),
    waitingDuring(db, span),
  ])
  const counted = (id: GuaranteeWithMode, mode: Mode) =>
    counts.find(row => row.guarantee === id && row.mode === mode)?.count ?? 0
  return {
    days: span.days,
    guarantees: guaranteesWithModes.map(id => ({
      id,
      mode: modes[id],
      observed: counted(id, 'observe'),
      wentOn: counted(id, 'warn'),
    })),
    promisesBroken,
    sellingMinutes: inMinutes(selling.reduce((sum, { from, until }) => sum + until - from, 0)),
    waitingCausedBySellingMinutes: inMinutes(waitingCausedBySelling(selling, waiting)),
  }
}

function inMinutes(milliseconds: number): number {
  return Math.round(milliseconds / MINUTE)
}
