/**
 * Who goes first, and what selling to callers costs: the line of Heed beside lines of other houses, with the same staff and the
 * same people, simulated with `simulation/`, which runs the line of production.
 *
 * Method. A telephone centre of one skill, open from 8 to 20, 32 people at work at the peak, four in five calls about a problem,
 * one in five to buy. Each seed draws its people once, and every scenario meets them (common random numbers). Figures are means
 * over the seeds; plusMinus is the half width of the 95 % interval over them (Student's t).
 *
 * - scenarios: service is who needs help, sales is who is buying. meanSeconds, p95Seconds: waits of those who were answered, from
 *   joining to the hello. abandonedShare: of all who came. onLineSeconds: with the telephone at the ear, mean of all who came.
 *   overtakesPer1000: how often a buyer was taken before somebody with a problem who had come earlier and whom the same agent could
 *   have taken, per 1,000 problems.
 * - ours: service-first with callbacks, as Heed runs; theirs: sales first with a pitch of 90 s in each call about a problem. saved: the part
 *   of their figure that is gone with ours.
 *
 * Assumed, because no source gives it: calls of 240 s on average (lognormal, cv 1.1) and 20 s of wrap-up for both; patience
 * exponential, 430 s for those who need help and 200 s for buyers; a pitch in every such call; callbacks offered above 120 s told, 40 % accept,
 * 80 % are reached at each of three tries, 15 minutes apart.
 *
 * Options: --days N for each seed (30), --seeds N (5).
 */
import {
  compare,
  type Figure,
  figureOf,
  type GroupResult,
  learnVariants,
  type Result,
  type Stage,
} from '../simulation/compare.ts'
import { changed } from '../simulation/overrides.ts'
import { readScenario } from '../simulation/scenario.ts'
import { type Options, wholeNumber } from './run.ts'

const perHour = [
  0, 0, 0, 0, 0, 0, 0, 0, 240, 310, 405, 405, 375, 355, 375, 375, 345, 320, 220, 175, 0, 0, 0, 0,
]

const group = (kind: 'problem' | 'request', share: number, patienceSeconds: number) => ({
  kind,
  arrivals: { perHour: perHour.map(rate => rate * share) },
  patience: { exponential: { meanSeconds: patienceSeconds } },
  service: { lognormal: { meanSeconds: 240, cv: 1.1 } },
  wrapUp: { fixed: { seconds: 20 } },
})

const centre = {
  name: 'a centre of 32',
  groups: { service: group('problem', 0.8, 430), sales: group('request', 0.2, 200) },
  staff: {
    early: { count: 20, shift: '08:00-16:00' },
    middle: { count: 12, shift: '10:00-18:00' },
    late: { count: 18, shift: '16:00-20:00' },
  },
}

const pitched = ['policy=sales-first', 'pitch=90']
const fewer = 'staff=85%'
const scenarios: Readonly<Record<string, readonly string[]>> = {
  'sales first, pitch': pitched,
  'sales first': ['policy=sales-first'],
  'one line': ['policy=one-line'],
  'service first': [],
  'service first, callback': ['callback=on'],
  '15 % fewer: sales first, pitch': [fewer, ...pitched],
  '15 % fewer: service first, callback': [fewer, 'callback=on'],
}

export async function run(options: Options): Promise<Readonly<Record<string, unknown>>> {
  const days = wholeNumber(options, 'days', 30)
  const seeds = Array.from({ length: wholeNumber(options, 'seeds', 5) }, (_, index) => index + 1)
  const variants = Object.entries(scenarios).map(([name, changes]) => ({
    name,
    scenario: readScenario(changed(centre, changes)),
  }))
  // What is told changes nothing where nobody is called back.
  const called = variants.filter(({ scenario }) => scenario.callback !== null)
  const known = learnVariants(called, onProgress)
  const learned = variants.map(variant => known[called.indexOf(variant)] ?? null)
  const results = compare(variants, { seeds, days, onProgress }, learned)
  const named = Object.fromEntries(results.map(result => [result.name, figuresOf(result)]))
  const calls = figureOf(results.map(({ service, sales }) => service.came.mean + sales.came.mean))
  return {
    seeds: seeds.length,
    daysPerSeed: days,
    callsPerDay: Math.round(calls.mean / days),
    peakStaff: 32,
    salesShare: 0.2,
    scenarios: named,
    compared: {
      usualStaff: savedBy(results, 'sales first, pitch', 'service first, callback'),
      fewerStaff: savedBy(results, '15 % fewer: sales first, pitch', '15 % fewer: service first, callback'),
    },
  }
}

function figuresOf({ service, sales, overtakesPer1000 }: Result) {
  return { service: groupOf(service), sales: groupOf(sales), overtakesPer1000: rounded(overtakesPer1000, 1) }
}

function groupOf({ waitMean, waitP95, gaveUpShare, onLineMean, calledBackShare }: GroupResult) {
  return {
    meanSeconds: rounded(waitMean, 2),
    p95Seconds: rounded(waitP95, 1),
    abandonedShare: rounded(gaveUpShare, 5),
    onLineSeconds: rounded(onLineMean, 2),
    calledBackShare: rounded(calledBackShare, 5),
  }
}

function savedBy(results: readonly Result[], theirs: string, ours: string) {
  const [before, after] = [theirs, ours].map(name => results.find(result => result.name === name))
  if (!before || !after) throw new Error('a scenario that was not run')
  const part = (read: (group: GroupResult) => Figure) =>
    Math.round(1_000 * (1 - read(after.service).mean / read(before.service).mean)) / 1_000
  return {
    theirs,
    ours,
    saved: {
      meanShare: part(({ waitMean }) => waitMean),
      p95Share: part(({ waitP95 }) => waitP95),
      abandonedShare: part(({ gaveUpShare }) => gaveUpShare),
      onLineShare: part(({ onLineMean }) => onLineMean),
    },
  }
}

function rounded({ mean, plusMinus }: Figure, digits: number): Figure {
  const round = (value: number) => Number(value.toFixed(digits))
  return { mean: round(mean), plusMinus: plusMinus === null ? null : round(plusMinus) }
}

function onProgress(stage: Stage, done: number): void {
  process.stderr.write(`${stage} ${Math.round(done * 100)} %${done < 1 ? '\r' : '\n'}`)
}
