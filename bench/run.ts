/**
 * `npm run bench -- NAME [--json] [--OPTION [VALUE]…]`: runs bench/NAME.ts and prints what it measured.
 *
 * With `--json` the last line of stdout is one JSON object; progress goes to stderr. A bench exports
 * `run(options): Promise<Record<string, unknown>>` and says in its comment what it measures and how. A figure that is not
 * a finite number is a fault in the bench and is thrown, never printed.
 */
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * What stood after the name: `--rounds 20 --quick` is `{ rounds: '20', quick: true }`. Words after
 * `--train` and `--test` make a list: one text with a line for each, to be read with `listOf`.
 */
export type Options = Readonly<Record<string, string | true>>

/** After these, words go on belonging to the option. */
const LISTS = ['train', 'test']

interface Bench {
  readonly run: (options: Options) => Promise<Readonly<Record<string, unknown>>>
}

const NOT_A_BENCH = ['run.ts', 'measure.ts']

export function readOptions(words: readonly string[]): Options {
  const options: Record<string, string | true> = {}
  let last: string | undefined
  for (const word of words) {
    if (word.startsWith('--')) {
      last = word.slice(2)
      const [name = '', value] = last.split('=', 2)
      last = name
      if (value === undefined) options[name] ??= true
      else options[name] = LISTS.includes(name) ? further(options[name], value) : value
      if (value !== undefined) last = undefined
    } else if (last === undefined) {
      throw new Error(`"${word}" belongs to no option: write --NAME ${word}`)
    } else {
      options[last] = LISTS.includes(last) ? further(options[last], word) : word
      if (!LISTS.includes(last)) last = undefined
    }
  }
  return options
}

function further(before: string | true | undefined, word: string): string {
  return typeof before === 'string' ? `${before}\n${word}` : word
}

/** The words of an option that may have several; none when it was not given. */
export function listOf(options: Options, name: string): readonly string[] {
  const given = options[name]
  return typeof given === 'string' ? given.split('\n') : []
}

/** A whole number given as an option; throws with its name when it is not one. */
export function wholeNumber(options: Options, name: string, otherwise: number): number {
  const given = options[name]
  if (given === undefined) return otherwise
  const value = given === true ? Number.NaN : Number(given)
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} takes a whole number`)
  return value
}

/** The figures as one line of JSON. Throws when one of them, at any depth, is no finite number or nothing that JSON has. */
export function jsonLine(figures: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(figures, (name, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new Error(`${name} is ${value}, not a figure`)
    if (['undefined', 'function', 'symbol', 'bigint'].includes(typeof value)) {
      throw new Error(`${name} is ${typeof value}, not a figure`)
    }
    return value
  })
}

function table(figures: Readonly<Record<string, unknown>>): string {
  const width = Math.max(...Object.keys(figures).map(name => name.length))
  const lines = Object.entries(figures).map(
    ([name, value]) => `${name.padEnd(width)}  ${JSON.stringify(value)}`,
  )
  return lines.join('\n')
}

async function main(words: readonly string[]): Promise<void> {
  const folder = import.meta.dirname
  const files = globSync('*.ts', { cwd: folder }).filter(file => !file.endsWith('.test.ts'))
  const names = files.filter(file => !NOT_A_BENCH.includes(file)).map(file => file.slice(0, -'.ts'.length))
  const [name = '', ...rest] = words
  if (!names.includes(name)) {
    throw new Error(`say which of these to run: ${names.toSorted().join(', ') || '(there are none yet)'}`)
  }
  const { json, ...options } = readOptions(rest)
  const bench = (await import(pathToFileURL(join(folder, `${name}.ts`)).href)) as Bench // every bench is one
  const figures = await bench.run(options)
  const line = jsonLine(figures)
  console.log(json === undefined ? table(figures) : line)
}

// Not awaited: a bench imports this file, which could then never be loaded to its end.
if (import.meta.main) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error && process.argv.length > 2 ? error : String(error))
    process.exitCode = 1
  })
}
