/**
 * Changing a scenario on the command line: `pitch=0`, `staff=85%`, `absent.monday=2`, or any place of the file by its path,
 * `staff.early.count=10`. What is written there is checked as the file is.
 */
import { ScenarioWrong } from './scenario.ts'

type Json = Record<string, unknown>

/** Short words for what is asked most. */
const SHORT: Readonly<Record<string, string>> = {
  pitch: 'pitch.seconds',
  staff: 'staffing',
  people: 'demand',
}

/** Lists of the file whose entries have names of their own. */
const NAMED: ReadonlySet<string> = new Set(['staff', 'groups'])

/** @param changes each `key=value`. @returns a copy. @throws ScenarioWrong */
export function changed(scenario: unknown, changes: readonly string[]): unknown {
  if (!isObject(scenario)) return scenario
  const copy = structuredClone(scenario)
  for (const change of changes) {
    const split = change.indexOf('=')
    const key = change.slice(0, split).trim()
    if (split < 1 || key === '')
      throw new ScenarioWrong([
        `“${change}” changes nothing. Write KEY=VALUE: pitch=0, staff=85%, absent.monday=2.`,
      ])
    const value = change.slice(split + 1).trim()
    if (value === '') throw new ScenarioWrong([`“${change}” has no value. Write KEY=VALUE: pitch=0.`])
    const path = (SHORT[key] ?? key).split('.')
    mustBeThere(copy, path, change)
    put(copy, path, valueOf(value), change)
  }
  return copy
}

/** Whoever changes a part of somebody means somebody who is in the file. */
function mustBeThere(
  scenario: Json,
  [list = '', name = '', ...rest]: readonly string[],
  change: string,
): void {
  if (!NAMED.has(list) || rest.length === 0) return
  const known = isObject(scenario[list]) ? Object.keys(scenario[list]) : []
  if (!known.includes(name))
    throw new ScenarioWrong([
      `“${change}”: there is no “${name}” in ${list}. There: ${known.join(', ') || 'nobody'}.`,
    ])
}

function put(into: Json, [key = '', ...rest]: readonly string[], value: unknown, change: string): void {
  if (Object.hasOwn(Object.prototype, key))
    throw new ScenarioWrong([`“${change}” names no place of the file.`])
  if (rest.length === 0) {
    // What a callback is like stands in the schema; "on" takes it as it is there.
    into[key] = value === 'on' ? {} : value === 'off' ? null : value
    return
  }
  const below = Array.isArray(into[key]) ? into[key] : (into[key] ??= {})
  // An array is changed by its positions, as an object by its names.
  if (typeof below !== 'object') throw new ScenarioWrong([`“${change}” goes deeper than the file does.`])
  put(below as Json, rest, value, change) // an object or an array, as asked above
}

function valueOf(text: string): unknown {
  const percent = /^(-?\d+(?:\.\d+)?) ?%$/.exec(text)?.[1]
  if (percent !== undefined) return Number(percent) / 100
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
