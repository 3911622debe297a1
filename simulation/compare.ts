/**
 * The same people sent through several variants of a scenario, with several seeds: what each one comes to, give or take.
 */
import { mean, type GroupFigures, type HalfHour, type RunFigures } from './figures.ts'
import { learnScenario, type Learned } from './learn.ts'
import { runScenario } from './run.ts'
import type { Scenario } from './scenario-schema.ts'

/** A mean over the seeds and the half width of its 95 % interval (Student's t); null with one seed, of which nothing is known. */
export interface Figure {
  readonly mean: number
  readonly plusMinus: number | null
}

export interface GroupResult {
  readonly came: Figure
  readonly waitMean: Figure
  readonly waitMiddle: Figure
  readonly waitP95: Figure
  readonly waitP99: Figure
  readonly gaveUpShare: Figure
  readonly onLineMean: Figure
  readonly calledBackShare: Figure
  readonly setAside: Figure
  readonly closed: Figure
  /** Of the waits told, so many were kept; null where none were told. */
  readonly keptShare: Figure | null
  /** What was told, by what came: 2 is told twice as long. */
  readonly toldTimesWait: Figure | null
  /** To so many of all who came nothing honest could be told. */
  readonly couldNotTellShare: Figure
  readonly byHalfHour: readonly HalfHour[]
}

export interface Result {
  readonly name: string
  readonly service: GroupResult
  readonly sales: GroupResult
  readonly groups: Readonly<Record<string, GroupResult>>
  readonly overtakesPer1000: Figure
  readonly pitchHoursPerDay: Figure
  readonly staffHoursPerDay: Figure
  /** Work by time at work: 1 is never a moment between two contacts. */
  readonly busyShare: Figure
}

export interface Variant {
  readonly name: string
  readonly scenario: Scenario
}

export interface Comparing {
  readonly seeds: readonly number[]
  readonly days: number
  readonly onProgress?: OnProgress
}

/** First each variant learns what it tells, then it is run; with the share of that stage that is done. */
export type Stage = 'learning' | 'running'
export type OnProgress = (stage: Stage, done: number) => void

/** @param learned by each variant from days before, null where nobody is to be told; left out, such days are simulated first */
export function compare(
  variants: readonly Variant[],
  { seeds, days, onProgress }: Comparing,
  learned: readonly (Learned | null)[] = learnVariants(variants, onProgress),
): readonly Result[] {
  let runs = 0
  return variants.map(({ name, scenario }, index) => {
    const figures = seeds.map(seed => {
      const run = runScenario(scenario, { seed, days, learned: learned[index] ?? null })
      runs += 1
      onProgress?.('running', runs / (variants.length * seeds.length))
      return run
    })
    return resultOf(name, scenario, figures, days)
  })
}

/** What each variant has learned from days like its own; once for all of its runs. */
export function learnVariants(variants: readonly Variant[], onProgress?: OnProgress): readonly Learned[] {
  return variants.map(({ scenario }, index) =>
    learnScenario(scenario, done => onProgress?.('learning', (index + done) / variants.length)),
  )
}

export function resultOf(
  name: string,
  { groups }: { readonly groups: Readonly<Record<string, unknown>> },
  runs: readonly RunFigures[],
  days: number,
): Result {
  const each = (read: (run: RunFigures) => number) => figureOf(runs.map(read))
  return {
    name,
    service: groupResult(runs.map(({ service }) => service)),
    sales: groupResult(runs.map(({ sales }) => sales)),
    groups: Object.fromEntries(
      Object.keys(groups).map((group, index) => [
        group,
        groupResult(runs.flatMap(run => run.groups[index] ?? [])),
      ]),
    ),
    overtakesPer1000: each(run => run.overtakesPer1000),
    pitchHoursPerDay: each(run => run.pitchMinutes / 60 / days),
    staffHoursPerDay: each(run => run.staffMinutes / 60 / days),
    busyShare: each(run => (run.staffMinutes === 0 ? 0 : run.workMinutes / run.staffMinutes)),
  }
}

function groupResult(runs: readonly GroupFigures[]): GroupResult {
  const each = (read: (run: GroupFigures) => number) => figureOf(runs.map(read))
  const kept = runs.flatMap(({ told }) => told.keptShare ?? [])
  const times = runs.flatMap(({ told }) => told.timesTheWait ?? [])
  return {
    came: each(run => run.came),
    waitMean: each(run => run.wait.mean),
    waitMiddle: each(run => run.wait.middle),
    waitP95: each(run => run.wait.p95),
    waitP99: each(run => run.wait.p99),
    gaveUpShare: each(run => run.gaveUpShare),
    onLineMean: each(run => run.onLineMean),
    calledBackShare: each(run => (run.came === 0 ? 0 : run.calledBack / run.came)),
    setAside: each(run => run.setAside),
    closed: each(run => run.closed),
    keptShare: kept.length === 0 ? null : figureOf(kept),
    toldTimesWait: times.length === 0 ? null : figureOf(times),
    couldNotTellShare: each(run => (run.came === 0 ? 0 : run.told.couldNotTell / run.came)),
    byHalfHour: (runs[0]?.byHalfHour ?? []).map((_, half) =>
      meanHalfHour(runs.flatMap(run => run.byHalfHour[half] ?? [])),
    ),
  }
}

function meanHalfHour(halves: readonly HalfHour[]): HalfHour {
  const told = halves.flatMap(({ toldMean }) => toldMean ?? [])
  return {
    came: mean(halves.map(({ came }) => came)),
    gaveUp: mean(halves.map(({ gaveUp }) => gaveUp)),
    waitMean: mean(halves.map(({ waitMean }) => waitMean)),
    waitP90: mean(halves.map(({ waitP90 }) => waitP90)),
    toldMean: told.length === 0 ? null : mean(told),
  }
}

/** The 97.5th percentile of Student's t by degrees of freedom, from 1. */
const STUDENT = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
]

export function figureOf(values: readonly number[]): Figure {
  const middle = mean(values)
  const { length } = values
  if (length < 2) return { mean: middle, plusMinus: null }
  const variance = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (length - 1)
  // Beyond the table the normal quantile, a little widened, is right to two figures.
  return { mean: middle, plusMinus: (STUDENT[length - 2] ?? 2.1) * Math.sqrt(variance / length) }
}
