/**
 * How values of the database look in our code. The driver's own choices lose something in each of these cases:
 * int8 → a number, and an error rather than a rounded one; timestamptz → milliseconds since the epoch (domain's Instant);
 * date and timestamp → their text, because a Date would move them into this machine's time zone.
 */
import { type RawBuilder, sql } from 'kysely'
import { type CustomTypesConfig, types } from 'pg'

const OID = {
  int8: 20,
  int8Array: 1016,
  date: 1082,
  dateArray: 1182,
  timestamp: 1114,
  timestampArray: 1115,
  timestamptz: 1184,
  timestamptzArray: 1185,
} as const
const TEXT_ARRAY = 1009 as Parameters<typeof types.getTypeParser>[0] // the driver's list of types leaves arrays out
type ParseArray = (text: string) => (string | null)[]

const parseTextArray = types.getTypeParser(TEXT_ARRAY) as ParseArray // the driver's parser of text[], which has no type

const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map([
  [OID.int8, parseInteger],
  [OID.int8Array, arrayOf(parseInteger)],
  [OID.timestamptz, parseInstant],
  [OID.timestamptzArray, arrayOf(parseInstant)],
  [OID.date, (text: string): unknown => text],
  [OID.dateArray, parseTextArray],
  [OID.timestamp, (text: string): unknown => text],
  [OID.timestampArray, parseTextArray],
])

/** For the `types` of a pool. */
export const ourTypes: CustomTypesConfig = {
  getTypeParser(oid, format) {
    const ours = format === 'binary' ? undefined : parsers.get(oid)
    const theirs: unknown = types.getTypeParser(oid, format)
    return ours ?? theirs
  },
}

/** An instant (milliseconds since the epoch) as a value of type timestamptz, exact to the millisecond. */
export function timestamptz(at: number): RawBuilder<number> {
  return sql<number>`${new Date(at).toISOString()}::timestamptz`
}

export function parseInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit into a number without loss`)
  return value
}

/** Reads what the server writes with DateStyle ISO, in whatever time zone. Microseconds are cut off. */
export function parseInstant(text: string): number {
  if (text === 'infinity') return Number.POSITIVE_INFINITY
  if (text === '-infinity') return Number.NEGATIVE_INFINITY
  const [, date, time, fraction = '', sign, hours, minutes = '00'] =
    /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?([+-])(\d\d)(?::?(\d\d))?$/.exec(text) ?? []
  const at = Date.parse(`${date}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}${sign}${hours}:${minutes}`)
  if (Number.isNaN(at)) throw new RangeError(`"${text}" is not a moment that Heed can read`)
  return at
}

function arrayOf(parse: (text: string) => number): (text: string) => (number | null)[] {
  return text => parseTextArray(text).map(item => (item === null ? null : parse(item)))
}
