/**
 * Reading the log of a call centre as the "Anonymous Bank" data have it (A. Mandelbaum, A. Sakov, S. Zeltyn, Technion 2000):
 * one call a line, seventeen columns apart by blanks, times of day, dates as yymmdd.
 *
 * Calls that never came to the line (ended with the machine that answers, or PHANTOM) are left out and counted. Type NW are
 * people who want to become customers: they are buying. All others need help.
 */
import { LEARNED_DAYS } from './learn.ts'
import { DAY_SECONDS } from './model.ts'
import type { LoggedContact } from './replay.ts'
import type { Before } from './replay-run.ts'
import { ScenarioWrong } from './scenario.ts'

export interface BankLog {
  readonly contacts: readonly LoggedContact[]
  /** Of day 0, 1 Monday … 7. */
  readonly weekday: number
  /** The days of the log before a day that is asked for, as many as are learned from. */
  readonly before: Before
  readonly leftOut: number
}

const COLUMNS = 17

/** @param date only this day, as 1999-01-04; all days where it is null. @throws ScenarioWrong */
export function readBankLog(text: string, date: string | null): BankLog {
  const rows = text
    .split(/\r?\n/)
    .map((row, index) => ({ cells: row.trim().split(/\s+/), line: index + 1 }))
    .filter(({ cells }) => cells.length > 1 && !cells[0]?.startsWith('vru'))
  const wanted = date === null ? null : date.replaceAll('-', '').slice(2)
  const all = rows.map(({ cells, line }) => callOf(cells, line))
  const calls = all.filter(call => wanted === null || call.date === wanted)
  if (calls.length === 0)
    throw new ScenarioWrong([
      `The file has no calls${date === null ? '' : ` of ${date}`}. Compare with the columns in docs/simulate.md.`,
    ])
  const first = firstDayOf(calls)
  const contacts = calls.flatMap(call => contactOf(call, dayOf(call.date) - first))
  return {
    contacts,
    // The first day of 1970 was a Thursday.
    weekday: ((first + 3) % 7) + 1,
    before: beforeOf(all, first),
    leftOut: calls.length - contacts.length,
  }
}

function beforeOf(all: readonly Call[], first: number): Before {
  const calls = all.filter(({ date }) => dayOf(date) < first && dayOf(date) >= first - LEARNED_DAYS)
  const earliest = calls.length === 0 ? first : firstDayOf(calls)
  return {
    contacts: calls.flatMap(call => contactOf(call, dayOf(call.date) - earliest)),
    days: first - earliest,
  }
}

function firstDayOf(calls: readonly Call[]): number {
  return calls.reduce((first, { date }) => Math.min(first, dayOf(date)), Number.POSITIVE_INFINITY)
}

interface Call {
  readonly id: string
  readonly type: string
  readonly date: string
  readonly vruExit: number
  readonly queueStart: number
  readonly queueExit: number
  readonly outcome: string
  readonly serviceStart: number
  readonly serviceExit: number
  readonly server: string
}

function callOf(cells: readonly string[], line: number): Call {
  const wrong = (what: string) =>
    new ScenarioWrong([`Line ${line} has ${what}. The log has ${COLUMNS} columns: see docs/simulate.md.`])
  if (cells.length !== COLUMNS) throw wrong(`${cells.length} columns`)
  const cell = (column: number) => cells[column] ?? ''
  const time = (column: number) => {
    const parts = /^(\d{1,2}):([0-5]\d):([0-5]\d)$/.exec(cell(column))
    if (!parts) throw wrong(`no time of day in column ${column + 1} but “${cell(column)}”`)
    return Number(parts[1]) * 3_600 + Number(parts[2]) * 60 + Number(parts[3])
  }
  if (!/^\d{6}$/.test(cell(5))) throw wrong(`no date (yymmdd) in column 6 but “${cell(5)}”`)
  return {
    id: `${cell(5)}.${line}`,
    type: cell(4),
    date: cell(5),
    vruExit: time(7),
    queueStart: time(9),
    queueExit: time(10),
    outcome: cell(12),
    serviceStart: time(13),
    serviceExit: time(14),
    server: cell(16),
  }
}

function contactOf(call: Call, day: number): readonly LoggedContact[] {
  const hasQueued = call.queueExit > 0 && call.queueStart > 0
  const isAnswered = call.outcome === 'AGENT'
  if (!isAnswered && !(call.outcome === 'HANG' && hasQueued)) return []
  const onDay = (second: number) => day * DAY_SECONDS + second
  const joined = hasQueued ? call.queueStart : Math.min(call.vruExit, call.serviceStart)
  // Clocks of two machines: a contact does not end before it begins.
  const from = Math.max(joined, call.serviceStart)
  return [
    {
      id: call.id,
      joinedAt: onDay(joined),
      medium: 'call',
      isProblem: call.type !== 'NW',
      skill: null,
      priority: null,
      group: call.type,
      answer: isAnswered
        ? {
            agentId: call.server,
            at: onDay(from),
            until: onDay(Math.max(from, call.serviceExit)),
            pitchSeconds: 0,
          }
        : null,
      hungUpAt: isAnswered ? null : onDay(Math.max(joined, call.queueExit)),
    },
  ]
}

/** Days since the first of 1970. */
function dayOf(date: string): number {
  return (
    Date.UTC(1900 + Number(date.slice(0, 2)), Number(date.slice(2, 4)) - 1, Number(date.slice(4, 6))) /
    86_400_000
  )
}
