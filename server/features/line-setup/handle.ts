/** How the line is set up: wrapping up, the limit for requests, how well skills must be known and are. */
import { getCountries } from 'libphonenumber-js/max'
import type { LineSetup, SetLine } from '../../../contract/line.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { append } from '../../ledger/append.ts'
import { countryOf } from '../../imports/country.ts'
import { type LineSetting, lineSetting } from '../../line/sql.ts'
import { changeWithin, type House, setupVersions, tellOfSetup } from '../../setup/change.ts'
import { holders, refusedSkills, skills } from '../../setup/first-help.ts'
import { moveLine, phoneAndZone, saveLeastLevel, saveLevels, saveLine } from './sql.ts'
import { viewLineSetup } from './views.ts'

export async function readLineSetup(db: Db): Promise<Omit<LineSetup, 'readOnlyBecause'>> {
  // First, so that whatever is newer than its version is found out when it is saved.
  const version = (await setupVersions(db)).get('line') ?? 0
  return { version, ...(await standing(db)) }
}

async function standing(db: Db | Tx) {
  const homeCountry = countryOf(await phoneAndZone(db))
  return viewLineSetup({
    line: await lineSetting(db),
    homeCountry,
    skills: await skills(db),
    holders: await holders(db),
  })
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
  { wrapUpSeconds, requestLimitMinutes, leastLevels, people, ...calls }: Omit<SetLine, 'version'>,
): Promise<void> {
  const before = await lineSetting(tx)
  const requestLimitSeconds = requestLimitMinutes === null ? null : requestLimitMinutes * 60
  const { chosenPerHalfHour = before.chosenPerHalfHour ?? null } = calls
  const asked = calls.callCountries ?? before.callCountries ?? []
  const callCountries = getCountries().filter(country => asked.includes(country))
  const line: LineSetting = { wrapUpSeconds, requestLimitSeconds, chosenPerHalfHour, callCountries }
  await saveLine(tx, line)
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
  chosenPerHalfHour,
  callCountries,
}: Awaited<ReturnType<typeof standing>>) {
  return {
    wrapUpCall: call,
    wrapUpChat: chat,
    wrapUpLetter: letter,
    requestLimitMinutes,
    chosenPerHalfHour,
    callCountries: callCountries.toSorted().join(', '),
    leastLevels: leastLevels.map(({ skill, leastLevel }) => `${skill} ${leastLevel}`),
    levels: people.map(
      ({ name, levels }) =>
        `${name}: ${Object.entries(levels)
          .map(([skill, level]) => `${skill} ${level}`)
          .join(', ')}`,
    ),
  }
}
