import { type CountryCode, getCountries } from 'libphonenumber-js/max'
import type { LineSetup } from '../../../contract/line.ts'
import type { LineSetting } from '../../line/sql.ts'
import { type HolderRow, levelsOf, type SkillRow } from '../../setup/first-help.ts'

interface Standing {
  readonly line: LineSetting
  readonly homeCountry: CountryCode
  readonly skills: readonly SkillRow[]
  readonly holders: readonly HolderRow[]
}

export function viewLineSetup({
  line,
  homeCountry,
  skills,
  holders,
}: Standing): Omit<LineSetup, 'version' | 'readOnlyBecause'> {
  const { call = 0, chat = 0, letter = 0 } = line.wrapUpSeconds ?? {}
  const limit = line.requestLimitSeconds ?? null
  return {
    wrapUpSeconds: { call, chat, letter },
    requestLimitMinutes: limit === null ? null : Math.round(limit / 60),
    chosenPerHalfHour: line.chosenPerHalfHour ?? null,
    callCountries: [...(line.callCountries ?? [])],
    countries: getCountries().filter(country => country !== homeCountry),
    homeCountry,
    leastLevels: skills.map(({ isAsked: _, ...skill }) => skill),
    people: holders.map(holder => ({
      agentId: holder.agentId,
      name: holder.name,
      levels: levelsOf(holder),
    })),
  }
}
