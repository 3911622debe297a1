import { type FigureCount, figureIds, type FigureView } from '../../../contract/charter.ts'
import type { Language } from '../../../contract/case.ts'
import { charterWords } from '../../../contract/words/charter.ts'
import { evaluationWords } from '../../../contract/words/evaluation.ts'
import { figuresWords } from '../../../contract/words/figures.ts'
import {
  countedOf,
  type Figure,
  figures,
  nothing,
  type Sum,
  type Sums,
} from '../../../domain/charter/measured/figures.ts'
import { REACHED_WITHIN_MS } from '../../../domain/charter/measured/contacts.ts'
import type { MetricRule } from '../../../domain/charter/packs/pack.ts'
import type { Cells } from '../../http/csv.ts'

export function viewFigures(lately: Sums, inYear: Sums): readonly FigureView[] {
  return figureIds.map(id => ({
    id,
    of: figures[id].of,
    value: figures[id].value,
    lately: viewCount(id, lately.get(id)),
    inYear: viewCount(id, inYear.get(id)),
  }))
}

function viewCount(figure: Figure, sum: Sum = nothing): FigureCount {
  const { count, good, share, mean, measured } = countedOf(figure, sum)
  return { count, good, share, mean, measured }
}

/** A limit that holds here, and where it stands. */
export interface Limit {
  readonly pack: string
  readonly rule: MetricRule
}

export interface Evaluation {
  readonly language: Language
  readonly year: number
  /** The year itself first, then its months; each by its name. */
  readonly periods: readonly { readonly name: string; readonly sums: Sums }[]
  readonly limits: readonly Limit[]
  /** Events that are not counted yet, and all that there are. */
  readonly unseen: number
  readonly all: number
}

/** The yearly evaluation as a table: one line for each figure and period, then what is to be said of it. */
export function* evaluationLines(evaluation: Evaluation): Generator<Cells> {
  const { language, periods, limits } = evaluation
  const words = evaluationWords[language]
  yield words.columns
  for (const figure of figureIds) {
    const asked = limits.filter(({ rule }) => rule.check.by === 'figure' && rule.check.figure === figure)
    for (const { name, sums } of periods)
      yield lineOf({ language, figure, period: name, sum: sums.get(figure) ?? nothing, asked })
  }
  const error = evaluation.all === 0 ? 0 : Math.ceil((evaluation.unseen / evaluation.all) * 10_000) / 100
  yield []
  yield [words.error, null, null, null, null, null, error, words.errorSays(evaluation.unseen, evaluation.all)]
  yield [words.notAdvice]
}

interface Line {
  readonly language: Language
  readonly figure: Figure
  readonly period: string
  readonly sum: Sum
  /** Limits of which this figure tells; all of them have to be met. */
  readonly asked: readonly Limit[]
}

function lineOf({ language, figure, period, sum, asked }: Line): Cells {
  const words = evaluationWords[language]
  const { of, value } = figures[figure]
  const { name, how, shows } = figuresWords[language].figures[figure]
  const { count, good, share, mean } = countedOf(figure, sum)
  // Of what shows failures, the table too counts what went wrong.
  const [counted, part] =
    shows === 'failures' ? [count - good, share === null ? null : 1 - share] : [good, share]
  return [
    period,
    of,
    charterWords[language].promises[of],
    name,
    count,
    shows === 'count' ? null : counted,
    part === null ? null : rounded(part * 100),
    mean === null ? null : rounded(value === 'time' ? mean / 1_000 : mean),
    value === null ? '' : words.units[value],
    asked.map(({ rule }) => words.limit(rule)).join(' | '),
    asked.map(({ pack, rule }) => `${pack}, ${rule.clause}`).join(' | '),
    asked.length === 0 ? '' : words.isMet(metBy(asked, share, mean)),
    how,
  ]
}

/** The share and the mean, each wherever a limit speaks of it; null where nothing was counted, or another time is asked for than measured. */
function metBy(asked: readonly Limit[], share: number | null, mean: number | null): boolean | null {
  const verdicts = asked.flatMap(({ rule }) => [
    ...(rule.share
      ? [
          share === null || rule.share.withinSeconds * 1_000 !== REACHED_WITHIN_MS
            ? null
            : share >= rule.share.atLeast,
        ]
      : []),
    ...(rule.mean ? [mean === null ? null : mean <= rule.mean.atMostSeconds * 1_000] : []),
  ])
  if (verdicts.includes(false)) return false
  return verdicts.includes(null) ? null : true
}

function rounded(amount: number): number {
  return Math.round(amount * 100) / 100
}
