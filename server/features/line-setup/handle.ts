/** How the line is set up: wrapping up, the limit for requests, how well skills must be known and are. */
import type { LineSetup, SetLine } from '../../../contract/line.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { append } from '../../ledger/append.ts'
import { lineSetting } from '../../line/sql.ts'
import { changeWithin, type House, setupVersions, tellOfSetup } from '../../setup/change.ts'
import { holders, refusedSkills, skills } from '../../setup/first-help.ts'
import { moveLine, saveLeastLevel, saveLevels, saveLine } from './sql.ts'
import { viewLineSetup } from './views.ts'

export async function readLineSetup(db: Db): Promise<Omit<LineSetup, 'readOnlyBecause'>> {
  // First, so that whatever is newer than its version is found out when it is saved.
  const version = (await setupVersions(db)).get('line') ?? 0
  return { version, ...(await standing(db)) }
}

async function standing(db: Db | Tx) {
  return viewLineSetup({ line: await lineSetting(db), skills: await skills(db), holders: await holders(db) })
}

export async function setLine(
  ground: House,
  by: string,
  { version, ...asked }: SetLine,
): Promise<null | Refusal> {
  const outcome = await append<null>(ground.ledger, {}, async ({ tx, now }) => {
    const act = { agentId: by, thing: 'line', version, what: 'changed' } as const
    const changed = await changeWithin(tx, act, now, async () => {
      const before = await standing(tx)
      await save(tx, asked)
      const refused = await refusedSkills(tx)
      return refused ?? { before: recordOf(before), after: recordOf(await standing(tx)), result: null }
    })
    if (isRefusal(changed)) return changed
    await moveLine(tx)
    const fact = { type: 'LineRulesChanged', agentId: by } as const
    return { facts: [{ caseId: null, about: by, fact }], result: null }
  })
  if (!isRefusal(outcome)) tellOfSetup(ground)
  return outcome
}

async function save(
  tx: Tx,
  { wrapUpSeconds, requestLimitMinutes, leastLevels, people }: Omit<SetLine, 'version'>,
): Promise<void> {
  const requestLimitSeconds = requestLimitMinutes === null ? null : requestLimitMinutes * 60
  await saveLine(tx, { wrapUpSeconds, requestLimitSeconds })
  for (const { skill, leastLevel } of leastLevels) await saveLeastLevel(tx, skill, leastLevel)
  const known = new Map((await holders(tx)).map(holder => [holder.agentId, holder]))
  for (const { agentId, levels } of people) {
    const holder = known.get(agentId)
    if (!holder) continue
    // Only of what they have: a level of anything else would say nothing.
    const kept = Object.entries(levels).filter(([skill]) => holder.skills.includes(skill))
    await saveLevels(tx, agentId, Object.fromEntries(kept))
  }
}

function recordOf({
  leastLevels,
  people,
  wrapUpSeconds: { call, chat, letter },
  requestLimitMinutes,
}: Awaited<ReturnType<typeof standing>>) {
  return {
    wrapUpCall: call,
    wrapUpChat: chat,
    wrapUpLetter: letter,
    requestLimitMinutes,
    leastLevels: leastLevels.map(({ skill, leastLevel }) => `${skill} ${leastLevel}`),
    levels: people.map(
      ({ name, levels }) =>
        `${name}: ${Object.entries(levels)
          .map(([skill, level]) => `${skill} ${level}`)
          .join(', ')}`,
    ),
  }
}
