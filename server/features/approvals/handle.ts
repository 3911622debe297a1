/** How long whoever is asked has while the customer is there. */
import type { SetApprovals } from '../../../contract/approvals.ts'
import type { Refusal } from '../../../domain/rule.ts'
import { changeSetup, type House } from '../../setup/change.ts'
import { askMinutes, saveAskMinutes } from './sql.ts'

export async function setAskMinutes(
  ground: House,
  agentId: string,
  { version, askMinutes: minutes }: SetApprovals,
): Promise<null | Refusal> {
  const act = { agentId, thing: 'approvals', version, what: 'changed' } as const
  return await changeSetup(ground, act, async tx => {
    const before = { askMinutes: await askMinutes(tx) }
    await saveAskMinutes(tx, minutes)
    return { before, after: { askMinutes: minutes }, result: null }
  })
}
