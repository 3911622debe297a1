/**
 * How well a wait is foretold, beside the ways in which others do it.
 *
 * - closedForms: M/M/s+M simulated, against its formulas and the published table: mean and variance of the wait that is offered
 *   to who finds nobody free, and the squared error of the predictor that knows the length of the line. In services. Runs are
 *   added until each standard error is at most half a percent.
 * - models: mean squared errors on five lines whose truth is known, over five seeds with 95 % intervals; ours with everything
 *   learned. `oursToQlm` and so on are ratios within the same run.
 * - bank (with --bank DIR, which holds january.txt and february.txt, or --train FILE… --test FILE…): the months of a bank's
 *   call centre, the first to learn from, the later ones to be scored, each night with all that is known by then. Scored is
 *   every call that found nobody free, with what the line offered it; for who hung up, what their ghost would have waited
 *   (see quote/replay.ts). `ratio…` are of squared errors. `coverage` is of the nine-in-ten quote in seconds before it is
 *   rounded up to minutes (`toldCoverage` is after), over all and in each class, hour and third of the length of the line;
 *   `worstGroupError` is over groups with at least 1,000 calls, smaller ones have an interval bootstrapped by days.
 *   `quoteP99Ms` is by the clock on the wall, whatever else the machine does. `linesApart` names the classes that were found to
 *   have hands, and so a line, of their own (quote/shared-hands.ts). Months to be scored that lie before those to learn from come after
 *   them by whole weeks; a day in both is refused.
 *
 * Options: --seeds N (5); --only closedForms,models,bank.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { streamOf } from '../simulation/chance.ts'
import { bankFigures } from './quote/bank-figures.ts'
import { type Months, runBank } from './quote/bank.ts'
import { closedForms } from './quote/closed-forms.ts'
import { models } from './quote/models.ts'
import { listOf, type Options, wholeNumber } from './run.ts'

const PARTS = ['closedForms', 'models', 'bank'] as const

export async function run(options: Options): Promise<Readonly<Record<string, unknown>>> {
  const seeds = wholeNumber(options, 'seeds', 5)
  const only = typeof options['only'] === 'string' ? options['only'].split(',') : PARTS
  const unknown = only.filter(part => !PARTS.some(one => one === part))
  if (unknown.length > 0)
    throw new Error(`--only takes ${PARTS.join(', ')}; there is no ${unknown.join(', ')}`)
  const months = monthsIn(options)
  if (!months && only !== PARTS && only.includes('bank'))
    throw new Error('bank needs --bank DIR, or --train FILE… --test FILE…')
  if (!months && only === PARTS) say('without --bank DIR the months of the bank are left out')
  return Promise.resolve({
    ...(only.includes('closedForms') ? { closedForms: closedForms(1, say) } : {}),
    ...(only.includes('models') ? { models: models(seeds, say) } : {}),
    ...(only.includes('bank') && months ? { bank: bankOver(months) } : {}),
  })
}

function bankOver(months: Months): Readonly<Record<string, unknown>> {
  say(`bank: learning from ${months.train.length} and scoring ${months.test.length} of its logs`)
  return bankFigures(runBank(months, streamOf(1, 1)), streamOf(1, 2))
}

/** Null when no logs are given. Throws, with the name, when one is not there. */
function monthsIn(options: Options): Months | null {
  const folder = options['bank']
  const given = { train: listOf(options, 'train'), test: listOf(options, 'test') }
  const isGiven = given.train.length > 0 || given.test.length > 0
  if (folder === undefined && !isGiven) return null
  if (folder === true) throw new Error('--bank takes the folder with january.txt and february.txt')
  if (isGiven && (given.train.length === 0 || given.test.length === 0)) {
    throw new Error('--train FILE… and --test FILE… belong together')
  }
  const months = isGiven
    ? given
    : { train: [join(folder ?? '', 'january.txt')], test: [join(folder ?? '', 'february.txt')] }
  for (const file of [...months.train, ...months.test]) {
    if (!existsSync(file)) throw new Error(`there is no ${file}`)
  }
  return months
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
