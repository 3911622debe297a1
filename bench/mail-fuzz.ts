/**
 * Mails that are broken in every way that we could think of, through all that reads mails: parts, letters, words, the
 * questions, the folds (tests/mails/judge.ts). Structure-aware: boundaries, encodings, headers, charsets and sizes are changed,
 * parts are moved, doubled and cut, and bytes flipped (tests/mails/mangle.ts). The same seed gives the same mails.
 *
 * - crashed: mails at which a reader threw, or after which something was untrue: a null byte or half of a letter in the words, a
 *   file without a name, a fold out of its place. Their seeds are printed.
 * - slowestMs: the longest that one mail took, by the wall clock, of those after the first thousand, in which code is compiled.
 * - memoryGrowthMb: heap and buffers after the last mail less those after the first tenth, each after a full collection.
 *
 * Options: --mails N (50000), --seed N (1).
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { faultIn } from '../tests/mails/judge.ts'
import { mangledMail } from '../tests/mails/mangle.ts'
import { type Options, wholeNumber } from './run.ts'

const WARM_UP = 1000

export async function run(options: Options): Promise<Readonly<Record<string, number>>> {
  const mails = wholeNumber(options, 'mails', 50_000)
  const first = wholeNumber(options, 'seed', 1)
  const steadyAt = Math.ceil(mails / 10)
  let crashed = 0
  let slowestMs = 0
  let steadyMb = memoryMb()
  for (let index = 0; index < mails; index++) {
    if (index === steadyAt) steadyMb = memoryMb()
    const mail = mangledMail(first + index)
    const before = performance.now()
    const fault = faultOf(mail)
    const took = performance.now() - before
    if (index >= WARM_UP) slowestMs = Math.max(slowestMs, took)
    if (fault === null) continue
    crashed++
    console.error(`seed ${first + index}: ${fault}`)
  }
  const memoryGrowthMb = Math.round((memoryMb() - steadyMb) * 100) / 100
  return { mails, crashed, slowestMs: Math.round(slowestMs * 10) / 10, memoryGrowthMb }
}

function faultOf(mail: Buffer): string | null {
  try {
    return faultIn(mail)
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
}

function memoryMb(): number {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1e6
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as () => void // what the flag puts there
  gc()
  gc()
}
