/** What somebody at the desk may do about a rule of the house: which ones were let go, and which they set aside now. */
import type { SetAside } from '../../contract/overrides.ts'
import type { Leave } from '../../domain/guarantee/weigh.ts'
import type { Override } from '../../domain/override/override.ts'
import type { Db, Tx } from '../db/connect.ts'
import { isOwnMatter } from '../interest/ties.ts'
import type { House } from '../ledger/directory.ts'

interface Asking {
  readonly house: House
  /** Of the act that the override belongs to: the same again is the same. */
  readonly id: string
  readonly agentId: string
  readonly customerId: string
  readonly goesOn: boolean
  readonly setAside: SetAside | undefined
}

/** How strictly somebody at the desk is held to the rules. */
export async function deskLeave(db: Db | Tx, asking: Asking): Promise<Leave> {
  const { modes, rulesLetGo } = asking.house.organisation
  return {
    modes,
    goesOn: asking.goesOn,
    house: { letGo: new Set(rulesLetGo), override: await overrideOf(db, asking) },
  }
}

async function overrideOf(
  db: Db | Tx,
  { id, agentId, customerId, setAside }: Asking,
): Promise<Override | null> {
  if (setAside === undefined) return null
  return { id, ...setAside, isForOneself: await isOwnMatter(db, agentId, customerId) }
}
