/** Which packs hold for this house: those of its country and sector, its own, and what it asks of itself. */
import { sql } from 'kysely'
import { dayOf } from '../../domain/charter/days.ts'
import type { RuleInPack } from '../../domain/charter/compensation.ts'
import { packsFor, type RulesOfPack, rulesOf, shippedPacks } from '../../domain/charter/packs/catalogue.ts'
import { housePack } from '../../domain/charter/packs/house.ts'
import type { Day, Pack, Sector } from '../../domain/charter/packs/pack.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'

export interface Choice {
  readonly country: string | null
  readonly sector: Sector
  /** What a broken promise of a person is made good with. */
  readonly broken: { readonly minor: number; readonly currency: string } | null
}

export interface HousePacks {
  readonly choice: Choice
  /** By the calendar of the house. */
  readonly day: Day
  /** All that there are, whether they hold here or not. */
  readonly known: readonly Pack[]
  readonly own: readonly OwnPack[]
  /** Those that hold, with their rules of today. */
  readonly holding: readonly RulesOfPack[]
}

export interface OwnPack {
  readonly pack: Pack
  readonly broughtAt: Instant
}

export async function readChoice(db: Db | Tx): Promise<Choice> {
  const { rows } = await sql<{
    readonly country: string | null
    readonly sector: Sector
    readonly minor: number | null
    readonly currency: string | null
  }>`SELECT country, sector, broken_minor::float8 AS minor, currency FROM charter_choice WHERE id = 1`.execute(
    db,
  )
  const [row] = rows
  if (!row) throw new Error('the choice of packs is not set up')
  const { country, sector, minor, currency } = row
  return { country, sector, broken: minor === null || currency === null ? null : { minor, currency } }
}

/** Packs of the house's own, as they were brought in. */
export async function ownPacks(db: Db | Tx): Promise<readonly OwnPack[]> {
  const { rows } = await sql<OwnPack>`
    SELECT pack, brought_at AS "broughtAt" FROM charter_pack ORDER BY id`.execute(db)
  return rows
}

export async function readHousePacks(
  db: Db | Tx,
  { timeZone, now }: { readonly timeZone: string; readonly now: Instant },
): Promise<HousePacks> {
  const [choice, own] = [await readChoice(db), await ownPacks(db)]
  const day = dayOf(timeZone, now)
  const known = [...shippedPacks, ...own.map(({ pack }) => pack), housePack(choice.broken)]
  const holding = packsFor(known, choice, day).map(pack => rulesOf(pack, choice.sector, day))
  return { choice, day, known, own, holding }
}

/** The packs that want the outside body told with every “no”, by name. */
export function demandingOutside({ holding }: HousePacks): readonly Pack['name'][] {
  return holding
    .filter(({ rules }) => rules.some(({ demands }) => demands === 'outside-body-with-every-no'))
    .map(({ pack }) => pack.name)
}

/** For `compensationFor`: amounts of the day of the breach are chosen there, so rules of all days are handed over. */
export function rulesForBreach({ choice, known, day }: HousePacks): readonly RuleInPack[] {
  return packsFor(known, choice, day).flatMap(pack =>
    pack.rules
      .filter(({ exceptIn = [] }) => !exceptIn.some(({ sector }) => sector === choice.sector))
      .map(rule => ({ pack: pack.id, rule })),
  )
}
