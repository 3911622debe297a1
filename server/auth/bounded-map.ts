/** A map that holds only the keys that were written last, so that strangers cannot fill the memory with theirs. */
export interface BoundedMap<T> {
  get(key: string): T | undefined
  set(key: string, value: T): void
  delete(key: string): void
  entries(): IterableIterator<[string, T]>
}

export function boundedMap<T>(most = 10_000): BoundedMap<T> {
  const map = new Map<string, T>()
  return {
    get: key => map.get(key),
    set(key, value) {
      map.delete(key)
      map.set(key, value)
      const [oldest] = map.keys()
      if (map.size > most && oldest !== undefined) map.delete(oldest)
    },
    delete: key => void map.delete(key),
    entries: () => map.entries(),
  }
}
