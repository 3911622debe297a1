/**
 * `npm run heed -- simulate FILE`: sends invented or real people through the line and says how long they waited. Changes nothing
 * and needs no database, except to replay a day of its ledger.
 */
import { access, constants, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { simulateWords } from '../../contract/words/simulate.ts'
import { compare, learnVariants } from '../../simulation/compare.ts'
import type { Learned } from '../../simulation/learn.ts'
import { variantsOf } from '../../simulation/question.ts'
import { DayBook } from '../../simulation/report/day-book.ts'
import { placesPicture, waitsPicture } from '../../simulation/report/line-pictures.ts'
import { pageOf } from '../../simulation/report/page.ts'
import { tableOf } from '../../simulation/report/table.ts'
import { runScenario } from '../../simulation/run.ts'
import { ScenarioWrong } from '../../simulation/scenario.ts'
import type { Scenario } from '../../simulation/scenario-schema.ts'
import { seatsOf } from '../../simulation/shifts.ts'
import { staffByHalfHour } from '../../simulation/staff-by-half-hour.ts'
import { OperatorError } from '../operator-error.ts'
import {
  replayBank,
  replayLedger,
  seedsOf,
  type Setting,
  showProgress,
  type Simulated,
  type SimulateWish,
} from './simulate-replay.ts'

const root = join(import.meta.dirname, '../..')
const scenarios = join(root, 'simulation/scenarios')
const usage = `Say which scenario: npm run heed -- simulate FILE [--set KEY=VALUE] [--what-if "pitch=0"] [--days N] [--seed N] [--seeds N] [--json] [--html OUT] [--pictures FOLDER] [--language en|es]
FILE is a file of yours, or one of those in simulation/scenarios: monday, fewer-staff, stop-pitching, two-fewer.
--language is that of the result and of its page; what is wrong with a file is said in English, as in every command.
Instead of FILE, a real day sent through again: --ledger (of this Heed) or --bank LOG, with --date 2026-11-23.`

export async function simulateLine({
  config,
  log,
  words,
}: Setting & { readonly words: readonly string[] }): Promise<number> {
  const wish = wishIn(words)
  // Told now, and not after minutes of work.
  if (wish.html !== undefined) await mustBeWritable(wish.html)
  if (wish.pictures !== undefined) await mustBeWritable(join(wish.pictures, 'line-places.svg'))
  try {
    if (wish.bank !== undefined) return await tell(wish, await replayBank(wish, wish.bank))
    if (wish.isLedger) return await tell(wish, await replayLedger(wish, { config, log }))
    if (wish.file === undefined) throw new OperatorError(usage)
    return await tell(wish, await invented(wish, wish.file))
  } catch (error) {
    if (error instanceof ScenarioWrong) throw new OperatorError(error.message)
    throw error
  }
}

async function invented(wish: SimulateWish, file: string): Promise<Simulated> {
  const variants = await variantsOf({ ...wish, file, read: readFileOr }, simulateWords[wish.language].asItIs)
  const scenario = variants[0]?.scenario
  if (!scenario) throw new OperatorError(usage)
  const days = wish.days ?? scenario.days
  const seeds = seedsOf(wish, scenario.seed)
  const onProgress = showProgress(wish.language)
  const learned = learnVariants(variants, onProgress)
  const results = compare(variants, { seeds, days, onProgress }, learned)
  if (wish.pictures !== undefined && learned[0])
    await drawDay(wish.pictures, wish.language, { scenario, seed: seeds[0] ?? 1, learned: learned[0] })
  const { name, says } = scenario
  const staff = staffByHalfHour(seatsOf(scenario, days), days)
  return { name, says, seeds, days, results, staff, assumed: [] }
}

/** As a table or as JSON; and as a page where one is wanted. */
async function tell({ language, isJson, html }: SimulateWish, simulated: Simulated): Promise<number> {
  const words = simulateWords[language]
  const { name, seeds, days, results, assumed } = simulated
  if (isJson) console.log(JSON.stringify({ name, seeds, days, assumed, variants: results }))
  else {
    console.log(`${name}\n${words.runs(seeds.length, days, seeds[0] ?? 0)}\n\n${tableOf(results, words)}`)
    if (assumed.length > 0)
      console.log(`\n${words.page.assumed}\n${assumed.map(one => `  - ${one}`).join('\n')}`)
  }
  if (html === undefined) return 0
  const tokens = await readFile(join(root, 'contract/look/tokens.css'), 'utf8')
  await writeReport(html, pageOf({ ...simulated, language, words, tokens }))
  console.error(words.written(html))
  return 0
}

/** Two pictures of the first day, which stand by themselves. */
async function drawDay(
  folder: string,
  language: SimulateWish['language'],
  {
    scenario,
    seed,
    learned,
  }: { readonly scenario: Scenario; readonly seed: number; readonly learned: Learned },
): Promise<void> {
  const words = simulateWords[language]
  const book = new DayBook()
  runScenario(scenario, { seed, days: 1, watches: [book], learned })
  await writeReport(join(folder, 'line-places.svg'), placesPicture(book.all, words))
  await writeReport(join(folder, 'line-waits.svg'), waitsPicture(book.all, words))
  console.error(words.drawn(folder))
}

/** @throws OperatorError */
async function mustBeWritable(path: string): Promise<void> {
  const there = await stat(path).catch(() => null)
  const may = await access(there ? path : dirname(path), constants.W_OK).then(
    () => true,
    () => false,
  )
  const folder = await stat(dirname(path)).catch(() => null)
  if (may && !there?.isDirectory() && folder?.isDirectory()) return
  throw new OperatorError(
    `Nothing can be written to ${path}. Name a file in a folder that is there: --html report.html`,
  )
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

const options = {
  set: { type: 'string', multiple: true },
  'what-if': { type: 'string', multiple: true },
  seed: { type: 'string' },
  seeds: { type: 'string', default: '5' },
  days: { type: 'string' },
  json: { type: 'boolean', default: false },
  html: { type: 'string' },
  pictures: { type: 'string' },
  language: { type: 'string', default: 'en' },
  bank: { type: 'string' },
  ledger: { type: 'boolean', default: false },
  date: { type: 'string' },
} as const

/** @throws OperatorError */
function wishIn(words: readonly string[]): SimulateWish {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options,
    })
    const [file, ...more] = positionals
    const from = [file, values.bank, values.ledger || undefined].filter(one => one !== undefined)
    if (from.length !== 1 || more.length > 0) throw new OperatorError(usage)
    if (values.date !== undefined && !/^\d{4}-\d\d-\d\d$/.test(values.date))
      throw new OperatorError(`--date takes a day as 2026-11-23; this is “${values.date}”.`)
    return {
      file,
      bank: values.bank,
      isLedger: values.ledger,
      date: values.date,
      set: values.set ?? [],
      whatIf: values['what-if'] ?? [],
      seed: values.seed === undefined ? undefined : wholeIn(values.seed, '--seed', 0, 2 ** 31),
      seeds: wholeIn(values.seeds, '--seeds', 1, 100),
      days: values.days === undefined ? undefined : wholeIn(values.days, '--days', 1, 3_650),
      isJson: values.json,
      html: values.html,
      pictures: values.pictures,
      language: languageIn(values.language),
    }
  } catch (error) {
    if (error instanceof OperatorError) throw error
    throw new OperatorError(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

function languageIn(text: string): SimulateWish['language'] {
  if (text === 'en' || text === 'es') return text
  throw new OperatorError(`--language takes en or es; this is “${text}”.`)
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
