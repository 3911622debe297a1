/**
 * Reads the call log of the bank (tab separated, one call a line) into calls, in order of the time at which they came.
 *
 * A call that found nobody free has a time in the queue; one that did not begins at once. PHANTOM calls were no calls and are
 * left out, as the documentation of the data asks. Line ends may be LF or CRLF. A line that is no call is named and left out;
 * a file with more than a hundredth of such lines throws.
 */
import { readFileSync } from 'node:fs'
import { type Call, cameAt } from './call.ts'

/** Customers of priority 2 stand that much further ahead than by their time of joining. */
export const BANK_CREDIT_SECONDS = 90

export const DAY_SECONDS = 86_400

/** Times are seconds since 1970-01-01 on the bank's own clock. */
export function readBankLogs(files: readonly string[]): readonly Call[] {
  return files.flatMap(readBankLog).toSorted((a, b) => cameAt(a) - cameAt(b))
}

/** The share of the lines of a log that may be unreadable: a few were noted wrongly. */
const UNREADABLE = 0.01

function readBankLog(file: string): readonly Call[] {
  const [head = '', ...lines] = readFileSync(file, 'latin1').split(/\r?\n/)
  const names = head.split('\t').map(name => name.trim())
  const faults: string[] = []
  const calls = lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    const fields = line.split('\t').map(field => field.trim())
    try {
      return readCall(name => fields[names.indexOf(name)] ?? '')
    } catch (fault) {
      faults.push(`${file}:${index + 2}: ${String(fault)}`)
      return []
    }
  })
  if (faults.length > lines.length * UNREADABLE) throw new Error(`${file} is no call log: ${faults[0] ?? ''}`)
  for (const fault of faults) process.stderr.write(`${fault}; left out\n`)
  return calls
}

function readCall(field: (name: string) => string): readonly Call[] {
  const outcome = field('outcome')
  if (outcome !== 'AGENT' && outcome !== 'HANG') return []
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
      group: hasCredit ? `${type} known` : type,
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
