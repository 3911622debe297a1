import type { WaitView } from '../../../contract/case.ts'
import type {
  Expected,
  Wallboard,
  WallboardHours,
  WallCallback,
  WallQuote,
} from '../../../contract/wallboard.ts'
import { seatState } from '../../../domain/line/board.ts'
import type { NextDay } from '../../../domain/line/day/next-day.ts'
import { type Entry, isLive } from '../../../domain/line/entry.ts'
import { type Line, loadIn } from '../../../domain/line/line.ts'
import { type ExpectedWait, NEEDED_WITHIN_SECONDS } from '../../../domain/line/staffing/tomorrow.ts'
import { MINUTE, SECOND } from '../../../domain/time.ts'
import type { RungCount, RungTimes } from '../../ladder/sql.ts'
import type { House } from '../../ledger/directory.ts'
import type { Selling } from '../../line-days/figures.ts'
import type { SellingMonth } from '../../line-days/selling-month.ts'
import type { ToldCounts } from '../../quotes/figures.ts'
import type { NearShifts } from '../../rota/rotas.ts'
import type { CallbackRow } from './sql.ts'

/** Who waits live for the longest; null when nobody does. */
export function viewLongest(waiting: readonly Entry[]): Entry | null {
  const live = waiting.filter(isLive)
  return live.reduce<Entry | null>(
    (first, one) => (first && first.joinedAt <= one.joinedAt ? first : one),
    null,
  )
}

export function viewQuote({ atMostSeconds, middleSeconds, isRough = false }: WaitView): WallQuote {
  if (atMostSeconds === null) return { kind: 'cannot-tell' }
  if (atMostSeconds === 0) return { kind: 'at-once' }
  return { kind: 'at-most', atMostSeconds, isRough, ...(middleSeconds !== undefined && { middleSeconds }) }
}

/** At once is a wait that was told, too. */
export function viewTold({ waits, atOnce }: ToldCounts): Wallboard['quotes'] {
  return {
    kept: waits.kept + atOnce.kept,
    broken: waits.broken + atOnce.broken,
    open: waits.open + atOnce.open,
  }
}

export function viewCallback({
  state,
  notBefore,
  from,
  until,
  skillEn,
  skillEs,
  ...row
}: CallbackRow): WallCallback {
  const turn = notBefore === null ? 'now' : 'later'
  return {
    ...row,
    state: state === 'waiting' ? turn : 'with-agent',
    nextAt: state === 'waiting' ? notBefore : null,
    window: from === null || until === null ? null : { from, until },
    skill: skillEn === null || skillEs === null ? null : { en: skillEn, es: skillEs },
  }
}

export function viewRungs(
  rungs: readonly RungCount[],
  { answered, inTime, late }: RungTimes,
  days: number,
): NonNullable<Wallboard['rungs']> {
  const sumOf = (count: (rung: RungCount) => number) => rungs.reduce((sum, rung) => sum + count(rung), 0)
  return {
    waiting: sumOf(({ waiting }) => waiting),
    late: sumOf(rung => rung.late),
    days,
    answered,
    inTime,
    missed: late,
  }
}

/** Until when each is on a break at this moment, by the rota. */
export function breaksNow(near: ReadonlyMap<string, NearShifts>, now: number): ReadonlyMap<string, number> {
  return new Map(
    [...near].flatMap(([agentId, { shifts }]) => {
      const pause = shifts
        .flatMap(({ breaks }) => breaks)
        .find(({ from, until }) => from <= now && now < until)
      return pause ? [[agentId, pause.until] as const] : []
    }),
  )
}

/** Everybody at work, by name; also whoever has gone for a break and signed off for it. */
export function viewAgents(
  line: Line,
  house: House,
  breaks: ReadonlyMap<string, number>,
): Wallboard['agents'] {
  return [...line.seats.values()]
    .flatMap(({ seat }) => {
      const { agentId: id, wrapUpUntil = null } = seat
      const onBreakUntil = breaks.get(id) ?? null
      const state = seatState(line, seat) ?? (onBreakUntil === null ? null : 'away')
      const name = house.agents.get(id)?.name
      if (!state || name === undefined) return []
      const { call, chat, letter } = loadIn(line, id)
      return [{ id, name, state, inHand: call + chat + letter, wrapUpUntil, onBreakUntil }]
    })
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

export function viewSelling({
  today,
  days,
  sparedSeconds,
  ...month
}: SellingMonth): WallboardHours['selling'] {
  return {
    today: soldIn(today),
    month: {
      days,
      ...soldIn(month),
      sparedMinutes: sparedSeconds === null ? null : inMinutes(sparedSeconds),
    },
  }
}

function soldIn({ sellingSeconds, causedSeconds }: Selling) {
  return { sellingMinutes: inMinutes(sellingSeconds), causedMinutes: inMinutes(causedSeconds) }
}

export function viewStaffing(day: string, next: NextDay | null): WallboardHours['staffing'] {
  return (
    next && {
      day,
      days: next.days,
      meanServiceSeconds: next.meanServiceSeconds,
      agentsAre: next.agentsAre,
      neededWithinSeconds: NEEDED_WITHIN_SECONDS,
      halfHours: next.halfHours.map(({ half, arrivals, needed, oneFewer, planned, oneMore }) => ({
        half,
        arrivals,
        needed,
        oneFewer: viewExpected(oneFewer),
        planned: viewExpected(planned),
        oneMore: viewExpected(oneMore),
      })),
    }
  )
}

function viewExpected({ agents, line }: ExpectedWait): Expected {
  return {
    agents,
    meanWaitSeconds: line && line.meanWaitSeconds,
    nineInTenSeconds: line && line.nineInTenSeconds,
  }
}

function inMinutes(seconds: number): number {
  return Math.round((seconds * SECOND) / MINUTE)
}
