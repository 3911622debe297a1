/** Reading a scenario: from JSON or from nothing but overrides, to what a run needs. Whatever is wrong with it is said at once. */
import type { z } from 'zod'
import { scenarioSchema, type Scenario } from './scenario-schema.ts'
import { spanOf } from './shifts.ts'

/** What is wrong with a scenario, each in a sentence that says where and what to do. */
export class ScenarioWrong extends Error {
  readonly sentences: readonly string[]

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'))
    this.sentences = sentences
  }
}

/** @throws ScenarioWrong */
export function readScenario(json: unknown): Scenario {
  const scenario = readAs(scenarioSchema, json)
  const wrong = [...whatDoesNotFit(scenario)]
  if (wrong.length > 0) throw new ScenarioWrong(wrong)
  return scenario
}

/** @throws ScenarioWrong, with a sentence for each fault */
export function readAs<Of>(schema: z.ZodType<Of>, json: unknown): Of {
  const read = schema.safeParse(json)
  if (!read.success) throw new ScenarioWrong(read.error.issues.map(sentenceOf))
  return read.data
}

/** @throws ScenarioWrong when it is no JSON */
export function parseScenario(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : 'unreadable'
    throw new ScenarioWrong([
      `This is no JSON (${why}). Begin with a copy of a file in simulation/scenarios.`,
    ])
  }
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  const where = issue.path.length === 0 ? 'The file' : issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys')
    return `${where}: ${issue.keys.map(key => `“${key}”`).join(', ')} is not known here. Check the spelling, or take it out.`
  if (issue.code === 'invalid_type' && issue.input === undefined && issue.message.startsWith('Invalid'))
    return `${where} is missing. Write it, as in the files in simulation/scenarios.`
  // What has no sentence of its own in the schema: the library's words are for programmers.
  if (/^(Invalid|Too) /.test(issue.message))
    return `${where}: something else belongs here. Compare with the files in simulation/scenarios.`
  return `${where}: ${issue.message}`
}

/** What is right by itself, and wrong together. */
function* whatDoesNotFit(scenario: Scenario): Generator<string> {
  const staff = Object.entries(scenario.staff)
  const groups = Object.entries(scenario.groups)
  if (groups.length === 0) yield 'groups: nobody comes. Write at least one group of people.'
  if (staff.every(([, { count }]) => count === 0))
    yield 'staff: there is nobody at work. Write at least one row with a count of 1 or more.'
  const known = new Set(staff.flatMap(([, { skills }]) => Object.keys(skills)))
  for (const [name, { skill, medium }] of groups) {
    if (skill !== null && !known.has(skill))
      yield `groups.${name}: nobody at work knows “${skill}”. Give the skill to somebody in staff, or check its spelling${known.size === 0 ? '' : `: known are ${[...known].join(', ')}`}.`
    const takes = staff.some(([, row]) =>
      medium === 'call' ? row.calls : medium === 'chat' ? row.chats > 0 : row.letters > 0,
    )
    if (!takes)
      yield `groups.${name}: nobody at work takes a ${medium}. Write ${medium}s into a row of staff.`
  }
  for (const [name, { shift, breaks }] of staff) {
    const { from, until } = spanOf(shift)
    if (from === until)
      yield `staff.${name}.shift: “${shift}” ends as it begins. Write when it ends; after midnight is right too.`
    for (const pause of breaks) {
      const { from: begins, until: ends } = spanOf(pause, from)
      if (begins < from || ends > until)
        yield `staff.${name}.breaks: “${pause}” is not within the shift ${shift}. Move it, or take it out.`
    }
  }
}
