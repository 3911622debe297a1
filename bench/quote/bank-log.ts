/**
 * Reads the call log of the bank (one call a line, columns apart by tabs or blanks) into calls, in order of the time at which they
 * came. Which column is which is said by the first line; without one they are the seventeen of the documentation.
 *
 * A call that found nobody free has a time in the queue; one that did not begins at once. PHANTOM calls were no calls and are
 * left out, as the documentation of the data asks. Line ends may be LF or CRLF. A line that is no call is named and left out;
 * a file with more than a twentieth of such lines, or without any call, throws.
 */
import { readFileSync } from 'node:fs'
import { type Call, cameAt } from './call.ts'

/** Customers of priority 2 stand that much further ahead than by their time of joining. */
export const BANK_CREDIT_SECONDS = 90

export const DAY_SECONDS = 86_400

const COLUMNS =
  'vru+line call_id customer_id priority type date vru_entry vru_exit vru_time q_start q_exit q_time outcome ser_start ser_exit ser_time server'.split(
    ' ',
  )

/** Those with credit are known customers: more patient, and a class of their own when it comes to how long things last. */
const WITH_CREDIT = ' known'

/** The class of a call, of the group that its times are learned with. */
export function typeOfGroup(group: string): string {
  return group.endsWith(WITH_CREDIT) ? group.slice(0, -WITH_CREDIT.length) : group
}

/** Times are seconds since 1970-01-01 on the bank's own clock. */
export function readBankLogs(files: readonly string[]): readonly Call[] {
  return files.flatMap(readBankLog).toSorted((a, b) => cameAt(a) - cameAt(b))
}

/** The share of the lines of a log that may be unreadable: a few were noted wrongly. */
const UNREADABLE = 0.05

function readBankLog(file: string): readonly Call[] {
  const lines = readFileSync(file, 'latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .split(/\r?\n/)
  const [first = ''] = lines
  const names = /outcome/i.test(first) ? cellsOf(first).map(name => name.toLowerCase()) : COLUMNS
  const missing = COLUMNS.filter(name => USED.has(name) && !names.includes(name))
  if (missing.length > 0) throw new Error(`${file} is no call log: it has no column ${missing.join(', ')}`)
  const faults: string[] = []
  let read = 0
  const calls = lines.flatMap((line, index) => {
    if (line.trim() === '' || (index === 0 && names !== COLUMNS)) return []
    read += 1
    const cells = cellsOf(line)
    try {
      return readCall(name => cells[names.indexOf(name)] ?? '')
    } catch (fault) {
      faults.push(`${file}:${index + 1}: ${fault instanceof Error ? fault.message : String(fault)}`)
      return []
    }
  })
  if (faults.length > read * UNREADABLE) throw new Error(`${file} is no call log: ${faults[0] ?? ''}`)
  if (calls.length === 0) throw new Error(`${file} holds no calls`)
  for (const fault of faults) process.stderr.write(`${fault}; left out\n`)
  return calls
}

const USED: ReadonlySet<string> = new Set([
  'priority',
  'type',
  'date',
  'vru_entry',
  'vru_exit',
  'q_start',
  'q_exit',
  'q_time',
  'outcome',
  'ser_start',
  'ser_exit',
  'server',
])

/** No column holds a blank; a cell may be empty only where columns are apart by tabs. */
function cellsOf(line: string): readonly string[] {
  return line.includes('\t') ? line.split('\t').map(cell => cell.trim()) : line.trim().split(/\s+/)
}

function readCall(field: (name: string) => string): readonly Call[] {
  const outcome = field('outcome')
  if (outcome === 'PHANTOM') return []
  if (outcome !== 'AGENT' && outcome !== 'HANG') throw new Error(`"${outcome}" is no outcome`)
  const isTaken = outcome === 'AGENT'
  const hasWaited = Number(field('q_time')) > 0
  const midnight = dayOf(field('date')) * DAY_SECONDS
  const begin = midnight + secondsOf(field('vru_entry'))
  // After midnight the clock begins again; before the last hour of the day, a time that goes back was noted wrongly.
  const after = (name: string, from: number) => {
    const time = midnight + secondsOf(field(name))
    const isNextDay = time < from && from % DAY_SECONDS > DAY_SECONDS - 3_600
    return isNextDay && from - time > DAY_SECONDS / 2 ? time + DAY_SECONDS : Math.max(time, from)
  }
  const queuedAt = hasWaited ? after('q_start', begin) : begin
  const leftAt = after(hasWaited ? 'q_exit' : isTaken ? 'ser_start' : 'vru_exit', queuedAt)
  const server = field('server')
  const type = field('type')
  const hasCredit = field('priority') === '2'
  return [
    {
      // Some lines of the log have a time in the queue that ends before it begins.
      joinedAt: hasWaited && leftAt > queuedAt ? queuedAt : null,
      leftAt,
      isTaken,
      endedAt: isTaken ? after('ser_exit', leftAt) : leftAt,
      hand: !isTaken || server === 'NO_SERVER' || server === '' ? null : server,
      group: hasCredit ? `${type}${WITH_CREDIT}` : type,
      type,
      creditSeconds: hasCredit ? BANK_CREDIT_SECONDS : 0,
    },
  ]
}

function secondsOf(time: string): number {
  const match = /^(\d{1,2}):(\d\d):(\d\d)$/.exec(time)
  if (!match) throw new Error(`"${time}" is no time of day`)
  return Number(match[1]) * 3_600 + Number(match[2]) * 60 + Number(match[3])
}

/** Days since 1970-01-01, from yymmdd of the last century. */
function dayOf(date: string): number {
  const match = /^(\d\d)(\d\d)(\d\d)$/.exec(date)
  if (!match) throw new Error(`"${date}" is no date`)
  return Date.UTC(1900 + Number(match[1]), Number(match[2]) - 1, Number(match[3])) / (DAY_SECONDS * 1_000)
}
