/** A browser's storage without a browser: outlives the page that wrote into it. */
import type { Storage } from '../live/kept.ts'

export function memoryStorage(): Storage {
  const values = new Map<string, string>()
  return {
    get length() {
      return values.size
    },
    // The order of keys is nobody's promise; here it is another than that of writing.
    key: index => [...values.keys()].toReversed()[index] ?? null,
    getItem: key => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: key => void values.delete(key),
  }
}
