/**
 * What came in, with every string of it such that the database can keep it: without null bytes, well-formed. One such character
 * that got into a fact would break every later look at its case.
 */
import { storable } from '../../channels/content.ts'
import { Fault } from '../../contract/faults.ts'

/** Nothing that we read is half as deep; a body of nothing but brackets would exhaust the stack. */
const deepest = 20

/** @throws Fault bad-request when it is nested too deeply */
export function storableDeep(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return storable(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth === deepest) throw new Fault('bad-request', say => say.nestedTooDeeply)
  if (Array.isArray(value)) return value.map(inner => storableDeep(inner, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [storable(name), storableDeep(inner, depth + 1)]),
  )
}
