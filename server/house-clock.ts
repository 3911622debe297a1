/**
 * The clock that Heed goes by: the one on the wall, or one that a test has moved (`HEED_CLOCK`).
 *
 * What must stay true: a clock is moved only over data that were made for it, because a promise that a wrong clock breaks is told to
 * a person. Time never runs backwards while Heed runs.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../domain/time.ts'
import type { Config } from './config.ts'
import { OperatorError } from './operator-error.ts'

export interface HouseClock {
  readonly now: () => Instant
  readonly isMoved: boolean
  readonly stop: () => void
}

/** In the data folder: whoever made the folder says that nothing real is in it. */
const markFile = 'for-tests-only'
/** In the data folder: where the clock is moved to while Heed runs, written like HEED_CLOCK. */
const movedFile = 'clock'
const lookMs = 100

const units: Readonly<Record<string, number>> = { d: DAY, h: HOUR, m: MINUTE, s: SECOND, ms: 1 }
const shift = /^([+-])((?:\d{1,15}(?:d|h|ms|m|s))+)$/
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/

/** How far it is ahead of the wall, in ms; null where this says no time. @param since when the wall showed what it says */
export function aheadBy(text: string, since: Instant): number | null {
  const moved = shift.exec(text)
  if (moved) {
    const parts = [...(moved[2] ?? '').matchAll(/(\d+)(ms|[dhms])/g)]
    const ms = parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (units[unit] ?? 0), 0)
    return moved[1] === '-' ? -ms : ms
  }
  const then = instant.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(then) ? null : then - since
}

/** Marks a data folder, which must be empty, as one in which clocks may be moved. @throws OperatorError */
export function markForTests(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true })
  const inside = readdirSync(dataDir).filter(name => name !== markFile)
  if (inside.length > 0)
    throw new OperatorError(
      `There is something in ${dataDir} already. Only an empty folder can be made one for tests: choose another with HEED_DATA.`,
    )
  writeFileSync(join(dataDir, markFile), 'Nothing real is in this folder: HEED_CLOCK may move its clock.\n')
}

type Setting = Pick<Config, 'clock' | 'dataDir'>

/** @throws OperatorError when it is to be moved over data that are not a test's */
export function openClock({ clock: asked, dataDir }: Setting, wall: () => Instant = Date.now): HouseClock {
  if (asked === undefined) return { now: wall, isMoved: false, stop: () => {} }
  if (readOrNull(join(dataDir, markFile)) === null)
    throw new OperatorError(
      `HEED_CLOCK is refused: ${dataDir} was not made for tests, and people would be told of promises that a wrong clock broke. Leave HEED_CLOCK out, or make a new folder for tests: HEED_DATA=FOLDER npm run heed -- for-tests`,
    )
  let ahead = aheadBy(asked, wall()) ?? 0
  const look = () => {
    const moved = movedBy(join(dataDir, movedFile))
    if (moved !== null) ahead = moved
  }
  look()
  // From here on it goes forwards only: the facts of a case carry times in order.
  const each = setInterval(() => {
    const moved = movedBy(join(dataDir, movedFile))
    if (moved !== null && moved > ahead) ahead = moved
  }, lookMs).unref()
  return { now: () => wall() + ahead, isMoved: true, stop: () => clearInterval(each) }
}

/** A time in it counts from when it was written, also for a process that is started later. */
function movedBy(file: string): number | null {
  const text = readOrNull(file)
  return text === null ? null : aheadBy(text.trim(), Math.round(statSync(file).mtimeMs))
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
