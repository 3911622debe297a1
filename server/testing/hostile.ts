/** From the schema of a request: what it may look like, and that with one value after the other replaced by what nobody should send. */
import { randomUUID } from 'node:crypto'

/** What of JSON Schema the description of our routes uses. */
export interface Schema {
  readonly type?: string
  readonly format?: string
  readonly pattern?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly minimum?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
}

/** Ids that exist, by the name of the field that holds one. */
export type Known = Readonly<Record<string, string>>

/** One body for each kind of request that the schema allows. */
export function samples(schema: Schema, known: Known): readonly unknown[] {
  const kinds = schema.oneOf ?? schema.anyOf
  if (kinds && kinds.every(({ type }) => type === 'object'))
    return kinds.flatMap(kind => samples(kind, known))
  const inner = Object.entries(schema.properties ?? {}).find(([, { oneOf }]) => oneOf)
  const whole = sample(schema, known, '')
  if (!inner || typeof whole !== 'object') return [whole]
  return samples(inner[1], known).map(kind => ({ ...whole, [inner[0]]: kind }))
}

function sample(schema: Schema, known: Known, name: string): unknown {
  if ('const' in schema) return schema.const
  if (schema.enum) return schema.enum[0]
  const kinds = schema.oneOf ?? schema.anyOf
  if (kinds) return sample(kinds.find(({ type }) => type !== 'null') ?? {}, known, name)
  if (schema.type === 'object')
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, sample(inner, known, key)]),
    )
  if (schema.type === 'array') return schema.items ? [sample(schema.items, known, name)] : []
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(5, schema.minimum ?? 5)
  if (schema.type === 'boolean') return true
  return sampleText(schema, known, name)
}

function sampleText({ format, pattern = '' }: Schema, known: Known, name: string): string {
  if (format === 'uuid' || pattern.includes('[0-9a-fA-F]{8}')) return known[name] ?? randomUUID()
  if (format === 'date') return '2027-03-01'
  if (name === 'currency' || pattern.includes('[A-Z]{3}')) return 'GBP'
  return 'Some words'
}

/** Written by `toJson` as a number that no machine can hold. */
const TOO_MUCH = '\u0001too much'

const numbers = [null, 'words', -1, 0, 0.5, 2 ** 53, 1e308, TOO_MUCH, 8.64e15, 8.64e15 + 1, -8.64e15, [], {}]
const texts = [
  null,
  7,
  '',
  ' \n ',
  'x'.repeat(30_000),
  'a\u0000b\ud800c',
  "'; DROP TABLE cases; --",
  '=1+1',
  'XXX',
  'gbp',
  '2026-02-30',
  '+275761-01-01',
  '-271821-04-19',
  '0000-01-01',
  '00000000-0000-4000-8000-000000000000',
  '../../etc',
  [],
  {},
]
const others = [null, 'words', 7, {}, [], [null], [[[]]], { __type: 'x' }]

export type Spoil = (body: unknown) => unknown

/** What can be done to a body of this form: all of it replaced, or one value in it; each place by so many values of those that fit. */
export function* spoiled(body: unknown, each: number): Generator<Spoil> {
  for (const instead of [null, [], 'words', 7, {}]) yield () => instead
  for (const path of pathsIn(body)) {
    const value = at(body, path)
    const wrong = typeof value === 'number' ? numbers : typeof value === 'string' ? texts : others
    for (let times = 0; times < Math.min(each, wrong.length); times++) {
      const instead = wrong[(next += 1) % wrong.length]
      yield whole => replaced(whole, path, instead)
    }
    yield whole => replaced(whole, path, undefined)
    if (Array.isArray(value))
      yield whole =>
        replaced(
          whole,
          path,
          Array.from({ length: 3_000 }, (): unknown => value[0]),
        )
  }
}
let next = 0

type Path = readonly (string | number)[]

function* pathsIn(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path
  if (typeof value !== 'object' || value === null) return
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value)
  for (const key of keys) yield* pathsIn(at(value, [key]), [...path, key])
}

function at(value: unknown, path: Path): unknown {
  return path.reduce((inner, key) => (inner as Readonly<Record<string | number, unknown>>)[key], value) // a path that is there
}

function replaced(body: unknown, [first, ...rest]: Path, by: unknown): unknown {
  if (first === undefined) return by
  const copy: Record<string | number, unknown> = Array.isArray(body)
    ? ([...(body as readonly unknown[])] as never) // a list is a record by its places
    : { ...(body as Readonly<Record<string, unknown>>) } // a path leads on from here
  copy[first] = replaced(copy[first], rest, by)
  return copy
}

export function toJson(body: unknown): string {
  return (JSON.stringify(body) ?? '').replaceAll(JSON.stringify(TOO_MUCH), '1e400')
}
