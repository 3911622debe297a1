import { type CountryCode, getCountries } from 'libphonenumber-js/max'
import type { LineSetup } from '../../../contract/line.ts'
import { COME_MINUTES, MOST_TRIES } from '../../../domain/callback/tries.ts'
import { OFFER_SECONDS } from '../../../domain/line/entry.ts'
import { OWNER_AWAY_SECONDS, OWNER_WAIT_SECONDS } from '../../../domain/line/limits.ts'
import { OWN_FIRST_LIMIT } from '../../../domain/line/order.ts'
import type { LineSetting } from '../../line/sql.ts'
import { type HolderRow, levelsOf, type SkillRow } from '../../setup/first-help.ts'

interface Standing {
  readonly line: LineSetting
  readonly homeCountry: CountryCode
  readonly skills: readonly SkillRow[]
  readonly holders: readonly HolderRow[]
}

const fixed: LineSetup['fixed'] = {
  offerSeconds: OFFER_SECONDS,
  ownFirstTimes: OWN_FIRST_LIMIT,
  ownerMinutes: OWNER_WAIT_SECONDS / 60,
  ownerAwayMinutes: OWNER_AWAY_SECONDS / 60,
  callTries: MOST_TRIES,
  comeMinutes: COME_MINUTES,
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
    fixed,
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
