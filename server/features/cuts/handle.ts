/**
 * Cutting a service off, by the rules of domain/account: planned, told, carried out.
 *
 * What must stay true: billing is asked to cut only while all the rules hold, and the customer is locked meanwhile, so that no
 * dispute begins between the look and the cut.
 */
import { Fault } from '../../../contract/faults.ts'
import { type Cut, cutPlanRules, cutRules } from '../../../domain/account/rules.ts'
import { type Refusal, refusedBy, type Rule } from '../../../domain/rule.ts'
import type { BillingPort } from '../../billing/port.ts'
import type { Tx } from '../../db/connect.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { type CutRow, markCut, saveCut, serviceHeld } from './sql.ts'

export interface Cutting {
  readonly ledger: Ledger
  readonly port: () => Promise<BillingPort>
}

interface Asked {
  readonly serviceId: string
  /** The day that it is where the house is. */
  readonly today: string
}

type Answer = Pick<CutRow, 'state' | 'plannedOn' | 'noticeOn'> | Refusal

/** Another day needs another notice. */
export async function planCut(cutting: Cutting, asked: Asked, on: string | null): Promise<Answer> {
  return await within(cutting, asked, async (tx, row) => {
    if (on === row.plannedOn) return row
    if (on !== null) {
      const refused = weigh(cutPlanRules, { ...row, plannedOn: on }, asked)
      if (refused) return refused
    }
    const next = { ...row, plannedOn: on, noticeOn: null }
    await saveCut(tx, row.serviceId, next)
    return next
  })
}

/** That the customer was sent a notice today which names the day. Said twice, the first counts. */
export async function noteNotice(cutting: Cutting, asked: Asked): Promise<Answer> {
  return await within(cutting, asked, async (tx, row) => {
    if (row.noticeOn !== null) return row
    const refused = weigh(cutPlanRules, row, asked)
    if (refused) return refused
    const next = { ...row, noticeOn: asked.today }
    await saveCut(tx, row.serviceId, next)
    return next
  })
}

export async function carryOut(cutting: Cutting, asked: Asked): Promise<Answer> {
  return await within(cutting, asked, async (tx, row) => {
    if (row.state === 'cut') return row
    const refused = weigh(cutRules, row, asked)
    if (refused) return refused
    const { plannedOn, noticeOn } = row
    if (plannedOn === null || noticeOn === null) throw new Error('a cut without its days passed the rules')
    const port = await cutting.port()
    const became = await port.cut({ ...row, id: `${row.serviceId}.${plannedOn}`, plannedOn, noticeOn })
    if (became !== 'cut') throw new Fault('not-ready', say => say.cutNotTaken)
    await markCut(tx, row.serviceId)
    return { ...row, state: 'cut' as const }
  })
}

/** @throws Fault not-found */
async function within(
  { ledger }: Cutting,
  { serviceId }: Asked,
  work: (tx: Tx, row: CutRow) => Promise<Answer>,
): Promise<Answer> {
  return await ledger.db.transaction().execute(async tx => {
    const row = await serviceHeld(tx, serviceId)
    if (row === null) throw new Fault('not-found')
    return await work(tx, row)
  })
}

function weigh(rules: readonly Rule<Cut>[], row: CutRow, { today }: Asked): Refusal | null {
  return refusedBy(rules, { ...row, today })
}
