/** Setting the ladder up, and what customers do about the points of their complaint. */
import { randomUUID } from 'node:crypto'
import type { SetLadder } from '../../../contract/ladder.ts'
import type { Ladder, LadderRung } from '../../../domain/ladder/ladder.ts'
import type { Refusal } from '../../../domain/rule.ts'
import { asHelping, type HelperRow } from '../../acting/sql.ts'
import type { Tx } from '../../db/connect.ts'
import type { OwnCase } from '../../http/caller.ts'
import { type Acted, actOn } from '../../ledger/act.ts'
import { readHouse } from '../../ledger/directory.ts'
import { byTeam, ladderOf } from '../../ladder/ladder-of.ts'
import { pointsOf } from '../../ladder/points.ts'
import { refusedWith } from '../../ladder/setting.ts'
import { changeSetup, type House } from '../../setup/change.ts'
import { colleagues } from '../../setup/colleagues.ts'
import { saveLadder, teamNames } from './sql.ts'

export async function setLadder(
  ground: House,
  by: string,
  { version, rungs, teams = [], outside }: SetLadder,
): Promise<null | Refusal> {
  const act = { agentId: by, thing: 'ladder', version, what: 'changed' } as const
  return await changeSetup(ground, act, async tx => {
    const now = ground.ledger.clock()
    const refused = refusedWith({ rungs, ofTeams: byTeam(teams), outside }, await colleagues(tx, now))
    if (refused) return refused
    const before = await recordOf(tx, now)
    const { name, ...rest } = outside
    await saveLadder(tx, { rungs, teams, outside: rest }, name)
    return { before, after: await recordOf(tx, now), result: null }
  })
}

/** A point, by the customer or whoever speaks for them: listed, settled, or open again. */
export type AboutPoint =
  | { readonly words: string }
  | { readonly pointId: string; readonly isSettled: boolean }

export async function ownPoint(
  ledger: House['ledger'],
  own: OwnCase & { readonly helper?: HelperRow | null },
  point: AboutPoint,
): Promise<Acted | Refusal> {
  // Whoever opened the page by their own link or code has shown who they are.
  const by = { verified: true, ...(own.helper ? { helper: asHelping(own.helper) } : {}) }
  return await actOn(ledger, {
    caseId: own.id,
    customerId: own.customerId,
    request: async (_, { tx }) =>
      'words' in point
        ? {
            ask: 'list-point',
            pointId: await pointFor(tx, own.id, point.words),
            agentId: null,
            words: point.words.trim(),
            ...by,
          }
        : { ask: 'settle-point', ...point, ...by },
  })
}

/** The same words are the same point, however often they are sent. Its id says nothing of them: it outlives their erasure. */
async function pointFor(tx: Tx, caseId: string, words: string): Promise<string> {
  const same = (await pointsOf(tx, caseId)).find(point => point.words && alike(point.words) === alike(words))
  return same?.id ?? randomUUID()
}

function alike(words: string): string {
  return words.trim().replaceAll(/\s+/gu, ' ').toLowerCase()
}

/** Names, not ids: it is read by itself, years later. */
async function recordOf(tx: Tx, now: number) {
  const house = await readHouse(tx)
  const { rungs, ofTeams, outside }: Ladder = ladderOf(house, now)
  const named = ({ agentId, within }: LadderRung) =>
    `${house.agents.get(agentId)?.name ?? agentId}: ${within.amount} ${within.unit}`
  const teams = new Map((await teamNames(tx)).map(({ id, name }) => [id, name]))
  return {
    rungs: rungs.map(named),
    ...Object.fromEntries(
      [...(ofTeams ?? [])].map(([id, own]) => [`rungsOf ${teams.get(id) ?? id}`, own.map(named)]),
    ),
    outsideBody: outside.name,
    outsideAddress: outside.address,
    outsideLink: outside.link,
    outsideRights: [outside.rights.en, outside.rights.es],
    isToldWithEveryNo: outside.isToldWithEveryNo,
  }
}
