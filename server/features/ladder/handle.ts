/** Setting the ladder up. */
import type { SetLadder } from '../../../contract/ladder.ts'
import type { Ladder } from '../../../domain/ladder/ladder.ts'
import type { Refusal } from '../../../domain/rule.ts'
import type { Tx } from '../../db/connect.ts'
import { readHouse } from '../../ledger/directory.ts'
import { ladderOf } from '../../ladder/ladder-of.ts'
import { refusedWith } from '../../ladder/setting.ts'
import { changeSetup, type House } from '../../setup/change.ts'
import { colleagues } from '../../setup/colleagues.ts'
import { saveLadder } from './sql.ts'

export async function setLadder(
  ground: House,
  by: string,
  { version, rungs, outside }: SetLadder,
): Promise<null | Refusal> {
  const act = { agentId: by, thing: 'ladder', version, what: 'changed' } as const
  return await changeSetup(ground, act, async tx => {
    const now = ground.ledger.clock()
    const refused = refusedWith({ rungs, outside }, await colleagues(tx, now))
    if (refused) return refused
    const before = await recordOf(tx, now)
    const { name, ...rest } = outside
    await saveLadder(tx, { rungs, outside: rest }, name)
    return { before, after: await recordOf(tx, now), result: null }
  })
}

/** Names, not ids: it is read by itself, years later. */
async function recordOf(tx: Tx, now: number) {
  const house = await readHouse(tx)
  const { rungs, outside }: Ladder = ladderOf(house, now)
  return {
    rungs: rungs.map(
      ({ agentId, within }) =>
        `${house.agents.get(agentId)?.name ?? agentId}: ${within.amount} ${within.unit}`,
    ),
    outsideBody: outside.name,
    outsideAddress: outside.address,
    outsideLink: outside.link,
    outsideRights: [outside.rights.en, outside.rights.es],
    isToldWithEveryNo: outside.isToldWithEveryNo,
  }
}
