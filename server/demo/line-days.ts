/**
 * What the days before were like at Big Behemoth, as figures: eight weeks of them, so that the wallboard can say what tomorrow will
 * be. Nobody's conversations stand behind them; those of the last week and of today are played.
 */
import type { Tx } from '../db/connect.ts'
import { KEPT_DAYS } from '../line-days/keep.ts'
import { keepDay } from '../line-days/sql.ts'
import { dateAt, type OpeningHours } from '../../domain/hours/hours.ts'
import type { Chance } from './chance.ts'

/** How many come in each half hour of an hour of the day, on a common day, from midnight. */
const perHalfHour = [0, 0, 0, 0, 0, 0, 1, 3, 6, 10, 12, 11, 9, 9, 10, 10, 9, 8, 6, 4, 3, 2, 1, 0] as const
/** How many are at work in each hour. */
const atWork = [1, 1, 1, 1, 1, 1, 1, 2, 3, 4, 4, 4, 3, 3, 4, 4, 4, 3, 3, 2, 2, 2, 1, 1] as const
/** From Monday on: the weekend is quiet, Monday has the weekend's troubles. */
const ofWeekday = [1.25, 1.05, 1, 1, 1.05, 0.55, 0.4] as const

export async function insertLineDays(
  tx: Tx,
  { hours, chance, now }: { readonly hours: OpeningHours; readonly chance: Chance; readonly now: number },
): Promise<void> {
  const today = dateAt(hours, now)
  for (let ago = KEPT_DAYS; ago > 0; ago -= 1) {
    const day = today.subtract({ days: ago })
    await keepDay(tx, { day: day.toString(), ...figuresOf(ofWeekday[day.dayOfWeek - 1] ?? 1, chance) })
  }
}

function figuresOf(busyness: number, chance: Chance) {
  const halves = Array.from({ length: 48 }, (_, half) => {
    const hour = Math.floor(half / 2)
    const common = (perHalfHour[hour] ?? 0) * busyness
    const come = Math.round((common * chance.whole(80, 120)) / 100)
    const sales = Math.round((come * chance.whole(10, 35)) / 100)
    return { half, help: come - sales, sales, agentSeconds: (atWork[hour] ?? 1) * 1_800 }
  })
  const came = halves.reduce((sum, { help, sales }) => sum + help + sales, 0)
  const left = Math.round((came * chance.whole(2, 6)) / 100)
  const contacts = came - left
  const sellingSeconds = contacts * chance.whole(8, 14)
  const causedSeconds = Math.round((sellingSeconds * chance.whole(15, 40)) / 100)
  return {
    halves,
    contacts,
    left,
    busySeconds: contacts * chance.whole(330, 380),
    waitedSeconds: came * chance.whole(35, 90),
    sellingSeconds,
    causedSeconds,
    sparedSeconds: Math.round((causedSeconds * chance.whole(110, 190)) / 100),
  }
}
