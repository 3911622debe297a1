/**
 * What came in, with every string of it such that the database can keep it: without null bytes, well-formed. One such character
 * that got into a fact would break every later look at its case.
 */
import { storable } from '../../channels/content.ts'

export function storableDeep(value: unknown): unknown {
  if (typeof value === 'string') return storable(value)
  if (Array.isArray(value)) return value.map(storableDeep)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [storable(name), storableDeep(inner)]),
  )
}
