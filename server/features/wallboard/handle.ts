/**
 * What the wallboard shows. However many screens hang on walls, each part is read once in a few seconds; and each reads a day or a few
 * dozen rows, never all of history.
 */
import { Temporal } from 'temporal-polyfill'
import type { Wallboard, WallboardHours, WallQuote } from '../../../contract/wallboard.ts'
import { notAnswered, staffedFor, waitingBySkill } from '../../../domain/line/board.ts'
import { byHalfHour } from '../../../domain/line/day/half-hours.ts'
import { nextDay } from '../../../domain/line/day/next-day.ts'
import { wallClock } from '../../../domain/line/day/wall-clock.ts'
import type { Entry, Wish } from '../../../domain/line/entry.ts'
import type { Line } from '../../../domain/line/line.ts'
import { dateAt } from '../../../domain/hours/hours.ts'
import { DAY, HOUR, SECOND } from '../../../domain/time.ts'
import type { House } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { countByRung, rungTimesSince } from '../../ladder/sql.ts'
import { spanOf } from '../../line-days/count.ts'
import { KEPT_DAYS } from '../../line-days/keep.ts'
import { sellingMonth } from '../../line-days/selling-month.ts'
import { daysSince, visitsBetween } from '../../line-days/sql.ts'
import type { LineMemory } from '../../line/memory.ts'
import type { Waits } from '../../line/wait.ts'
import type { Rotas } from '../../rota/rotas.ts'
import { plannedOn } from '../../rota/planned.ts'
import { countTold } from '../../quotes/figures.ts'
import { type PassedOver, passedOverAmong } from '../../line/passed-over.ts'
import { countPassedOver } from '../../line/passed-over-sql.ts'
import { callbacksNow, customerName, promiseCounts, type SkillRow, skills } from './sql.ts'
import {
  breaksNow,
  viewAgents,
  viewCallback,
  viewLongest,
  viewQuote,
  viewRungs,
  viewSelling,
  viewStaffing,
  viewTold,
} from './views.ts'

export interface BoardSetting {
  readonly ledger: Ledger
  readonly memory: LineMemory
  readonly waits: Waits
  readonly rotas: Rotas
}

export interface Board {
  readonly now: (house: House) => Promise<Wallboard>
  readonly hours: (house: House) => Promise<WallboardHours>
}

const keepNowMs = 1 * SECOND
const keepHoursMs = 15 * SECOND
const shownHours = 12
/** Callbacks that are listed one by one; the others are counted. */
const callbacksShown = 60
/** Over so many days it is counted whether rungs answered in time. */
const rungDays = 7

export function openBoard(setting: BoardSetting): Board {
  const { clock } = setting.ledger
  return {
    now: keptFor(keepNowMs, clock, house => lineNow(setting, house)),
    hours: keptFor(keepHoursMs, clock, house => lastHours(setting, house)),
  }
}

/** The same answer for so long, whoever asks; while it is being read, everybody waits for that one. */
function keptFor<Answer>(
  ms: number,
  clock: () => number,
  read: (house: House) => Promise<Answer>,
): (house: House) => Promise<Answer> {
  let kept: { readonly at: number; readonly answer: Promise<Answer> } | null = null
  let reading: Promise<Answer> | null = null
  return house => {
    if (reading) return reading
    const at = clock()
    if (kept && at >= kept.at && at - kept.at < ms) return kept.answer
    const answer = read(house).finally(() => {
      reading = null
    })
    reading = answer
    kept = { at, answer }
    answer.catch(() => {
      kept = null
    })
    return answer
  }
}

async function lineNow(
  { ledger: { db, clock }, memory, waits, rotas }: BoardSetting,
  house: House,
): Promise<Wallboard> {
  await memory.catchUp()
  const at = clock()
  const line = memory.line()
  const { waiting, callbacks } = notAnswered(line)
  const longest = viewLongest(waiting)
  const quoteFor = quotesOf(waits, house)
  const today = todayOf(house, at)
  const [rows, name, promises, quotes, help, called, passedOver, passed, onRungs, times] = await Promise.all([
    skills(db),
    longest && customerName(db, longest.customerId),
    promiseCounts(db, { from: today.from, now: at, by: today.by }),
    countTold(db, today.from),
    quoteFor({ isProblem: true, skill: null }),
    callbacksNow(db, callbacksShown),
    countPassedOver(db, today.from),
    passedOverAmong(db, waiting, agentId => line.seats.get(agentId)?.seat),
    countByRung(db, at),
    rungTimesSince(db, at - rungDays * DAY),
  ])
  return {
    at,
    waiting: {
      live: waiting.filter(({ medium }) => medium !== 'letter').length,
      letters: waiting.filter(({ medium }) => medium === 'letter').length,
      longest: longest && { caseId: longest.caseId, name: name ?? '', since: longest.joinedAt },
    },
    rungs: viewRungs(onRungs, times, rungDays),
    promises: { due: promises.due, by: today.isMorning ? 'noon' : 'midnight', broken: promises.broken },
    help,
    callbacks: { ...callbacks, list: called.map(viewCallback) },
    passedOver,
    skills: await bySkill({ line, waiting, rows, quoteFor, passed }),
    agents: viewAgents(line, house, breaksNow(await rotas.near(house), at)),
    quotes: viewTold(quotes),
  }
}

type QuoteFor = (wish: Omit<Wish, 'medium' | 'priority'>) => Promise<WallQuote>

function quotesOf(waits: Waits, house: House): QuoteFor {
  return async wish =>
    viewQuote(await waits.forNewcomer({ ...wish, medium: 'chat', priority: null }, 'en', house))
}

interface Subjects {
  readonly line: Line
  readonly waiting: readonly Entry[]
  readonly rows: readonly SkillRow[]
  readonly quoteFor: QuoteFor
  readonly passed: readonly PassedOver[]
}

/**
 * Every skill that is set up, and those who wait and have named none. One quote after the other: the thread that makes them answers
 * customers as well, and a board with many skills must not stand before them. Each is shared for some seconds (`Waits.forNewcomer`).
 */
async function bySkill({ line, waiting, rows, quoteFor, passed }: Subjects): Promise<Wallboard['skills']> {
  const waitingFor = waitingBySkill(waiting)
  const subjects = waitingFor.has(null) ? [...rows, null] : rows
  const shown: Wallboard['skills'][number][] = []
  for (const row of subjects) {
    const asked = { skill: row?.name ?? null, leastLevel: row?.leastLevel ?? 1 }
    const { help = 0, sales = 0, letters = 0, since = null } = waitingFor.get(asked.skill) ?? {}
    shown.push({
      skill: row && { name: row.name, en: row.en, es: row.es },
      help,
      sales,
      letters,
      since,
      quote: await quoteFor({ isProblem: false, ...asked }),
      agents: staffedFor(line, asked),
      passedOver: passed.reduce(
        (sum, { entry, times }) => sum + (entry.skill === asked.skill ? times : 0),
        0,
      ),
    })
  }
  return shown
}

async function lastHours(
  { ledger: { db, clock }, waits, rotas }: BoardSetting,
  house: House,
): Promise<WallboardHours> {
  const at = clock()
  const { hours } = house.organisation
  const shown = { from: at - shownHours * HOUR, until: at + 1 }
  const date = dateAt(hours, at)
  const [visits, selling, days, busier] = await Promise.all([
    visitsBetween(db, shown),
    sellingMonth(db, hours, at),
    daysSince(db, date.subtract({ days: KEPT_DAYS }).toString()),
    waits.busyness(house),
  ])
  const tomorrow = date.add({ days: 1 })
  const clockOfHouse = wallClock(hours.timeZone)
  const past = days.map(one => ({ ...one, times: clockOfHouse.halvesOn(Temporal.PlainDate.from(one.day)) }))
  return {
    at,
    halfHours: [...byHalfHour(visits, { from: shown.from, now: at, halfHourOf: clockOfHouse.halfHourOf })],
    busier,
    selling: viewSelling(selling),
    staffing: viewStaffing(
      tomorrow.toString(),
      nextDay(past, {
        weekday: tomorrow.dayOfWeek,
        times: clockOfHouse.halvesOn(tomorrow),
        planned: await plannedOn(rotas, house, tomorrow.toString()),
      }),
    ),
  }
}

/** The day so far, and until when promises are counted as due: noon, or midnight when that is over. */
function todayOf({ organisation: { hours } }: House, now: number) {
  const date = dateAt(hours, now)
  const { from, until } = spanOf(date, hours.timeZone)
  const noon = date.toZonedDateTime({ timeZone: hours.timeZone, plainTime: '12:00' }).epochMilliseconds
  const isMorning = now < noon
  return { from, isMorning, by: isMorning ? noon : until }
}
