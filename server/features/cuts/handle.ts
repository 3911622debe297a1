/**
 * Cutting a service off, by the rules of domain/account: planned, told, carried out. Each is a fact in a case of the customer, and the
 * notice is the letter about it.
 *
 * What must stay true: billing is asked to cut only while all the rules hold, and the customer is locked meanwhile, so that no
 * dispute begins between the look and the cut.
 */
import { randomUUID } from 'node:crypto'
import { Fault } from '../../../contract/faults.ts'
import { type Cut, cutRules } from '../../../domain/account/rules.ts'
import type { AccountRequest } from '../../../domain/account/requests.ts'
import { isRefusal, type Refusal, refusedBy } from '../../../domain/rule.ts'
import type { BillingPort } from '../../billing/port.ts'
import type { Tx } from '../../db/connect.ts'
import { actOn } from '../../ledger/act.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { caseForService } from '../../unused/sql.ts'
import { type CutRow, serviceRow } from './sql.ts'

export interface Cutting {
  readonly ledger: Ledger
  readonly port: () => Promise<BillingPort>
}

export interface Asked {
  readonly serviceId: string
  /** Beside which it is asked; null where it is asked from elsewhere. */
  readonly caseId: string | null
  readonly agentId: string
  /** The day that it is where the house is. */
  readonly today: string
}

type Answer = Pick<CutRow, 'state' | 'plannedOn' | 'noticeOn'> | Refusal
type CutRequest = Exclude<AccountRequest, { readonly ask: 'tell-unused' }>

/** Another day needs another notice; none takes the plan back. */
export async function planCut(cutting: Cutting, asked: Asked, on: string | null): Promise<Answer> {
  return await ask(cutting, asked, (row, about) =>
    on === null
      ? { ...about, ask: 'take-back-cut' }
      : {
          ...about,
          ask: 'plan-cut',
          cut: { ...about.cut, plannedOn: on, noticeOn: null },
          before: row.plannedOn,
          messageId: randomUUID(),
        },
  )
}

/** That the customer had a notice today which names the day, in another way than by our mail. Said twice, the first counts. */
export async function noteNotice(cutting: Cutting, asked: Asked): Promise<Answer> {
  return await ask(cutting, asked, (_, about) => ({ ...about, ask: 'note-cut-notice' }))
}

export async function carryOut(cutting: Cutting, asked: Asked): Promise<Answer> {
  const before = await serviceRow(cutting.ledger.db, asked.serviceId)
  if (before?.state === 'cut') return before
  return await ask(cutting, asked, async (row, about) => {
    // What the rules refuse is refused by the decision, and nobody is asked to do it.
    if (refusedBy(cutRules, about.cut) === null) await cutThere(cutting, row)
    return { ...about, ask: 'carry-out-cut' }
  })
}

async function cutThere(cutting: Cutting, row: CutRow): Promise<void> {
  const { plannedOn, noticeOn } = row
  if (plannedOn === null || noticeOn === null) throw new Error('a cut without its days passed the rules')
  const port = await cutting.port()
  const became = await port.cut({ ...row, id: `${row.serviceId}.${plannedOn}`, plannedOn, noticeOn })
  if (became !== 'cut') throw new Fault('not-ready', say => say.cutNotTaken)
}

interface About {
  readonly agentId: string
  readonly serviceId: string
  readonly accountId: string
  readonly cut: Cut
  readonly words: string
}

/** @throws Fault not-found; bad-request where the customer has no case that it could stand in */
async function ask(
  { ledger }: Cutting,
  { serviceId, caseId, agentId, today }: Asked,
  request: (row: CutRow, about: About) => CutRequest | Promise<CutRequest>,
): Promise<Answer> {
  const where = await caseForService(ledger.db, serviceId, caseId)
  if (where === null) throw new Fault('not-found')
  if (where.caseId === null) throw new Fault('bad-request', say => say.noCaseForCut)
  const done = await actOn(ledger, {
    caseId: where.caseId,
    customerId: where.customerId,
    request: async (_, { tx }) => {
      const row = await mustHold(tx, serviceId)
      const { accountId, plan, identifier } = row
      const words = `${plan}, ${identifier}`
      return await request(row, { agentId, serviceId, accountId, cut: { ...row, today }, words })
    },
  })
  return isRefusal(done) ? done : await mustHold(ledger.db, serviceId)
}

async function mustHold(db: Tx | Ledger['db'], serviceId: string): Promise<CutRow> {
  const row = await serviceRow(db, serviceId)
  if (row === null) throw new Fault('not-found')
  return row
}
