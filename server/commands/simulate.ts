/**
 * `npm run heed -- simulate FILE`: sends invented or real people through the line and says how long they waited. Changes nothing
 * and needs no database, except to replay a day of its ledger.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { simulateWords } from '../../contract/words/simulate.ts'
import { compare, type Variant } from '../../simulation/compare.ts'
import { seatsOf } from '../../simulation/shifts.ts'
import { staffByHalfHour } from '../../simulation/staff-by-half-hour.ts'
import { variantsOf } from '../../simulation/question.ts'
import { pageOf } from '../../simulation/report/page.ts'
import { tableOf } from '../../simulation/report/table.ts'
import { ScenarioWrong } from '../../simulation/scenario.ts'
import { OperatorError } from '../operator-error.ts'

const root = join(import.meta.dirname, '../..')
const scenarios = join(root, 'simulation/scenarios')
const usage = `Say which scenario: npm run heed -- simulate FILE [--set KEY=VALUE] [--what-if "pitch=0"] [--days N] [--seed N] [--seeds N] [--json] [--html OUT]
FILE is a file of yours, or one of those in simulation/scenarios: monday, fewer-staff, stop-pitching, two-fewer.`

type Wish = ReturnType<typeof wishIn>

export async function simulateLine({ words }: { readonly words: readonly string[] }): Promise<number> {
  const wish = wishIn(words)
  const says = simulateWords[wish.language]
  try {
    const variants = await variantsOf({ ...wish, read: readFileOr }, says.asItIs)
    return await run(wish, variants)
  } catch (error) {
    if (error instanceof ScenarioWrong) throw new OperatorError(error.message)
    throw error
  }
}

async function run(wish: Wish, variants: readonly Variant[]): Promise<number> {
  const says = simulateWords[wish.language]
  const scenario = variants[0]?.scenario
  if (!scenario) throw new OperatorError(usage)
  const days = wish.days ?? scenario.days
  const seeds = Array.from({ length: wish.seeds }, (_, index) => (wish.seed ?? scenario.seed) + index)
  const results = compare(variants, { seeds, days, onProgress: showProgress(says) })
  if (wish.isJson) console.log(JSON.stringify({ name: scenario.name, seeds, days, variants: results }))
  else
    console.log(
      `${scenario.name}\n${says.runs(seeds.length, days, seeds[0] ?? 0)}\n\n${tableOf(results, says)}`,
    )
  if (wish.html === undefined) return 0
  const { language, html } = wish
  const tokens = await readFile(join(root, 'contract/look/tokens.css'), 'utf8')
  const staff = staffByHalfHour(seatsOf(scenario, days), days)
  const { name, says: about } = scenario
  await writeReport(
    html,
    pageOf({ language, words: says, tokens, name, says: about, seeds, days, results, staff, assumed: [] }),
  )
  console.error(says.written(html))
  return 0
}

async function writeReport(path: string, page: string): Promise<void> {
  try {
    await writeFile(path, page)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new OperatorError(
      `The report could not be written (${why}). Name a file in a folder that is there: --html report.html`,
    )
  }
}

function wishIn(words: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        set: { type: 'string', multiple: true, default: [] },
        'what-if': { type: 'string', multiple: true, default: [] },
        seed: { type: 'string' },
        seeds: { type: 'string', default: '5' },
        days: { type: 'string' },
        json: { type: 'boolean', default: false },
        html: { type: 'string' },
        language: { type: 'string', default: 'en' },
      },
    })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new OperatorError(usage)
    return {
      file,
      set: values.set,
      whatIf: values['what-if'],
      seed: values.seed === undefined ? undefined : wholeIn(values.seed, '--seed', 0, 2 ** 31),
      seeds: wholeIn(values.seeds, '--seeds', 1, 100),
      days: values.days === undefined ? undefined : wholeIn(values.days, '--days', 1, 3_650),
      isJson: values.json,
      html: values.html,
      language: values.language === 'es' ? ('es' as const) : ('en' as const),
    }
  } catch (error) {
    if (error instanceof OperatorError) throw error
    throw new OperatorError(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

function wholeIn(text: string, option: string, least: number, most: number): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= least && value <= most) return value
  throw new OperatorError(`${option} takes a whole number from ${least} to ${most}; this is “${text}”.`)
}

/** A path as it is; a bare name is one of the ready scenarios, beside the file that names it or in their folder. */
async function readFileOr(file: string, from: string | null): Promise<string> {
  const isName = /^[a-z0-9-]+$/.test(file)
  const beside = from === null ? file : resolve(dirname(from), file)
  const paths = isName ? [join(scenarios, `${file}.json`)] : [beside]
  for (const path of paths) {
    const text = await readFile(path, 'utf8').catch(() => null)
    if (text !== null) return text
  }
  throw new ScenarioWrong([
    `There is no file ${file}${isName ? ' among the ready scenarios' : ''}.\n${usage}`,
  ])
}

/** A bar on a terminal, nothing in a file. */
function showProgress(says: { readonly progress: (percent: number) => string }): (done: number) => void {
  if (!process.stderr.isTTY) return () => {}
  return done => {
    const full = Math.round(done * 24)
    const bar = '█'.repeat(full) + '░'.repeat(24 - full)
    process.stderr.write(done < 1 ? `\r${bar} ${says.progress(Math.round(done * 100))}` : '\r\u001b[K')
  }
}
