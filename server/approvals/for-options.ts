/** Beside what goes beyond somebody's limits: who would say yes to it, and until when, before anybody is asked. */
import { isLive } from '../../domain/approval/decisions.ts'
import type { Decider } from '../../domain/approval/requests.ts'
import type { CaseState } from '../../domain/case/state.ts'
import type { RemedyOption } from '../../domain/remedy/catalogue.ts'
import type { Db } from '../db/connect.ts'
import type { House } from '../ledger/directory.ts'
import { type ApprovalRow, approvalsOf } from './sql.ts'
import { openLimits, whomToAsk } from './whom.ts'

export type Askable = ReadonlyMap<RemedyOption, Decider>

interface Before {
  readonly house: House
  readonly state: CaseState
  readonly askerId: string
  readonly now: number
}

/** Only what is lacking is looked up, and the limits of each person once. */
export async function whomForOptions(
  db: Db,
  { house, state, askerId, now }: Before,
  options: readonly RemedyOption[],
): Promise<Askable> {
  const lacking = options.filter(({ authority }) => !authority.may)
  if (lacking.length === 0) return new Map()
  const before = await approvalsOf(db, state.id)
  const limits = openLimits(db, { house, caseId: state.id, now })
  const place = { house, now, isLive: isLive(state) }
  const found = new Map<RemedyOption, Decider>()
  for (const option of lacking) {
    const { entry, costMinor, currency } = option
    const passed = before.flatMap(row => (saidNoTo(row, option) ? [row.decidedBy ?? ''] : []))
    const covers = limits({ kind: entry.kind, costMinor, currency }, option.wrong.commitmentId)
    const to = await whomToAsk(place, covers, { askerId, aboveRung: 0, passed })
    if (to !== null) found.set(option, to)
  }
  return found
}

function saidNoTo({ state, asked }: ApprovalRow, { entry, wrong }: RemedyOption): boolean {
  if (state !== 'declined' || !('remedy' in asked)) return false
  const { kind, accountId, serviceId } = asked.remedy
  return kind === entry.kind && accountId === wrong.accountId && serviceId === wrong.serviceId
}
