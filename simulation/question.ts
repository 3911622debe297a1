/**
 * A file as it is handed to `heed simulate`: a scenario, or one made `from` another with some of it `set` otherwise; and what it
 * is to be compared with. All of it becomes variants of one scenario.
 *
 * {"name": "…", "from": "monday", "set": {"staff": "85%"}, "compare": {"and no pitch": {"pitch": 0}}}
 */
import { z } from 'zod'
import { changed } from './overrides.ts'
import { parseScenario, readScenario, ScenarioWrong } from './scenario.ts'
import type { Variant } from './compare.ts'

/** How deep scenarios may be made from one another. */
const DEEPEST = 5

const changes = z.record(z.string(), z.unknown())
const question = z.looseObject({
  from: z.string().optional(),
  set: changes.optional(),
  compare: z.record(z.string(), changes).optional(),
})

export interface Asked {
  /** A path or the name of a ready scenario. */
  readonly file: string
  readonly set: readonly string[]
  /** Each `key=value, key=value` or another file. */
  readonly whatIf: readonly string[]
  /** @throws ScenarioWrong when there is no such file */
  readonly read: (file: string, from: string | null) => Promise<string>
}

/** The first variant is the scenario itself. @throws ScenarioWrong */
export async function variantsOf(
  { file, set, whatIf, read }: Asked,
  asItIs: string,
): Promise<readonly Variant[]> {
  const { json, compare } = await wholeOf(file, null, read, 0)
  const base = changed(json, set)
  const variants: Variant[] = [
    { name: set.length === 0 ? asItIs : set.join(', '), scenario: readScenario(base) },
  ]
  for (const [name, more] of Object.entries(compare))
    variants.push({ name, scenario: readScenario(changed(base, written(more))) })
  for (const other of whatIf) {
    if (other.includes('=')) {
      variants.push({ name: other, scenario: readScenario(changed(base, other.split(/,\s*(?=[^,=]+=)/))) })
      continue
    }
    const whole = await wholeOf(other, null, read, 0)
    const scenario = readScenario(whole.json)
    variants.push({ name: scenario.name, scenario })
  }
  return variants
}

async function wholeOf(file: string, from: string | null, read: Asked['read'], depth: number) {
  if (depth > DEEPEST)
    throw new ScenarioWrong([
      `${file} is made from itself. Write the scenario itself into one of these files.`,
    ])
  const json = parseScenario(await read(file, from))
  const asked = question.safeParse(json)
  if (!asked.success) {
    const [issue] = asked.error.issues
    const where = issue?.path.join('.') ?? ''
    throw new ScenarioWrong([
      where === ''
        ? `${file} is no scenario: it begins with { and holds names and values. See the files in simulation/scenarios.`
        : `${file}: ${where} is written otherwise: see the files in simulation/scenarios.`,
    ])
  }
  const { from: parent, set = {}, compare = {}, ...rest } = asked.data
  if (parent === undefined) return { json: changed(rest, written(set)), compare }
  const below: { readonly json: unknown } = await wholeOf(parent, file, read, depth + 1)
  const made = changed({ ...(below.json as object), ...rest }, written(set)) // what a scenario is made from was read as an object
  return { json: made, compare }
}

function written(set: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(set).map(
    ([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
}
