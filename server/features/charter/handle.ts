/** Counts what is told in public, at one moment. */
import { guarantees, standingOf } from '../../../domain/guarantee/guarantees.ts'
import type { Modes } from '../../../domain/guarantee/modes.ts'
import type { Instant } from '../../../domain/time.ts'
import type { CharterPage } from '../../../contract/charter.ts'
import { factsUnseen, measuredSums } from '../../charter/measured-sql.ts'
import { publicFigures } from '../../charter/now-sql.ts'
import { MONTH_MS, YEAR_MS } from '../../charter/recount.ts'
import type { Db } from '../../db/connect.ts'
import type { House } from '../../ledger/directory.ts'
import { type GuaranteeReport, reportGuarantees } from '../../guarantees/report.ts'
import { countTold } from '../../quotes/figures.ts'
import { viewFigures } from './views.ts'

export const days = 30

export type Counted = Omit<CharterPage, 'page' | 'at' | 'days' | 'answerWithinHours' | 'year'>

export async function countCharter(
  db: Db,
  organisation: House['organisation'],
  now: Instant,
): Promise<Counted> {
  const month = { from: now - MONTH_MS, until: now }
  const year = { from: now - YEAR_MS, until: now }
  // First: what is counted meanwhile may be in the figures already, and what they lack is never called counted.
  const uncounted = await factsUnseen(db)
  const [figures, report, told, toldInYear, lately, inYear] = await Promise.all([
    publicFigures(db, month.from),
    reportGuarantees(db, organisation, now),
    countTold(db, month.from),
    countTold(db, year.from),
    measuredSums(db, month),
    measuredSums(db, year),
  ])
  return {
    ...figures,
    ...standings(organisation.modes, report),
    told,
    toldInYear,
    figures: viewFigures(lately, inYear),
    uncounted,
  }
}

function standings(modes: Modes, report: GuaranteeReport) {
  const againstIt = new Map<string, number>(report.guarantees.map(one => [one.id, one.observed + one.wentOn]))
  return {
    guarantees: guarantees.map(id => ({
      id,
      standing: standingOf(id, modes),
      againstIt: againstIt.get(id) ?? null,
    })),
    sellingMinutes: report.sellingMinutes,
    waitingCausedBySellingMinutes: report.waitingCausedBySellingMinutes,
  }
}
