/** The packs that ship with Heed, and which of them hold for a house. */
import { germany, india, italy, pakistan } from './elsewhere.ts'
import { type Day, holdsOn, type Pack, type PackRule, type Sector } from './pack.ts'
import { spainConsumers } from './spain-consumers.ts'
import { spain, spainTelecom } from './spain.ts'
import { unitedKingdom } from './united-kingdom.ts'

export const shippedPacks: readonly Pack[] = [
  spain,
  spainConsumers,
  spainTelecom,
  unitedKingdom,
  germany,
  italy,
  india,
  pakistan,
]

export interface Place {
  /** ISO 3166-1; null where the house has not said. */
  readonly country: string | null
  readonly sector: Sector
}

/** Of these packs those that hold there on that day; one that was superseded by then does not. */
export function packsFor(packs: readonly Pack[], { country, sector }: Place, day: Day): readonly Pack[] {
  const here = packs.filter(
    pack =>
      (pack.jurisdiction === 'house' || pack.jurisdiction === country) &&
      (pack.sectors === 'all' || pack.sectors.includes(sector)) &&
      holdsOn(pack, day),
  )
  return here.filter(
    pack => !here.some(({ supersedes }) => supersedes?.id === pack.id && supersedes.from <= day),
  )
}

export interface RulesOfPack {
  readonly pack: Pack
  /** Those that hold on the day. */
  readonly rules: readonly PackRule[]
  /** Those that the sector is excepted from. */
  readonly excepted: readonly PackRule[]
}

export function rulesOf(pack: Pack, sector: Sector, day: Day): RulesOfPack {
  const now = pack.rules.filter(rule => holdsOn(rule, day))
  const isExcepted = ({ exceptIn = [] }: PackRule) => exceptIn.some(exception => exception.sector === sector)
  return { pack, rules: now.filter(rule => !isExcepted(rule)), excepted: now.filter(isExcepted) }
}
