/** What the run over the bank's months comes to, as issue figures: ratios, coverage, how long the quotes are. */
import type { Random } from '../../simulation/chance.ts'
import { percentile } from '../measure.ts'
import type { BankRun, Scored } from './bank.ts'

/** A group with fewer calls than this is listed with its interval, and not held to the aim. */
const LARGE = 1_000
const NINE = 0.9
const RESAMPLES = 400

interface Group {
  readonly group: string
  readonly calls: number
  /** The share of the quotes that were kept. */
  readonly coverage: number
  /** Of small groups: bootstrapped by whole days, 95 %. */
  readonly low?: number
  readonly high?: number
}

export function bankFigures(run: BankRun, random: Random): Readonly<Record<string, unknown>> {
  const { scored } = run
  if (scored.length === 0) throw new Error('nobody waited in the months to be scored')
  const missed = (told: (wait: Scored) => number) => mean(scored, wait => (wait.waited - told(wait)) ** 2)
  const ours = missed(({ ours: seconds }) => seconds)
  const les = missed(wait => wait.les)
  const asterisk = missed(wait => wait.asterisk)
  const ofQlm = missed(wait => wait.qlm)
  const groups = groupsIn(scored, random)
  const large = groups.filter(({ calls }) => calls >= LARGE)
  const meanWaitSeconds = mean(scored, ({ waited }) => waited)
  return {
    ratioLes: ours / les,
    ratioAsterisk: ours / asterisk,
    ratioQlm: ours / ofQlm,
    coverage: coverageOf(scored),
    worstGroupError: Math.max(0, ...large.map(({ coverage }) => Math.abs(coverage - NINE))),
    groups,
    quoteOverMean: mean(scored, ({ exact }) => exact) / meanWaitSeconds,
    quoteP99Ms: percentile(run.quoteMs, 0.99),
    quoteP50Ms: percentile(run.quoteMs, 0.5),
    rmseSeconds: {
      ours: Math.sqrt(ours),
      les: Math.sqrt(les),
      asterisk: Math.sqrt(asterisk),
      qlm: Math.sqrt(ofQlm),
    },
    meanWaitSeconds,
    middleCoverage: mean(scored, wait => (wait.waited <= wait.middle ? 1 : 0)),
    toldCoverage: mean(scored, wait => (wait.waited <= wait.told ? 1 : 0)),
    calls: scored.length,
    ghosts: scored.filter(({ isGhost }) => isGhost).length,
    cutOff: run.cutOff,
    untold: run.untold,
    linesApart: run.linesApart,
  }
}

function groupsIn(scored: readonly Scored[], random: Random): readonly Group[] {
  const names = [
    ({ type }: Scored) => `class ${type}`,
    ({ hour }: Scored) => `hour ${hour}`,
    ({ third }: Scored) => `line ${['short', 'middle', 'long'][third] ?? ''}`,
  ]
  return names.flatMap(nameOf =>
    [...Map.groupBy(scored, nameOf)]
      .toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
      .map(([group, waits]) => ({
        group,
        calls: waits.length,
        coverage: coverageOf(waits),
        ...(waits.length < LARGE ? intervalByDay(waits, random) : {}),
      })),
  )
}

/** Days are drawn with replacement: calls of one day meet the same troubles. */
function intervalByDay(
  waits: readonly Scored[],
  random: Random,
): { readonly low: number; readonly high: number } {
  const days = [...Map.groupBy(waits, ({ day }) => day).values()]
  const coverages = Array.from({ length: RESAMPLES }, () =>
    coverageOf(days.flatMap(() => days[Math.floor(random() * days.length)] ?? [])),
  )
  return { low: percentile(coverages, 0.025), high: percentile(coverages, 0.975) }
}

function coverageOf(waits: readonly Scored[]): number {
  return mean(waits, wait => (wait.waited <= wait.exact ? 1 : 0))
}

function mean(waits: readonly Scored[], measure: (wait: Scored) => number): number {
  return waits.reduce((sum, wait) => sum + measure(wait), 0) / waits.length
}
