/** A value that a view follows. */
export interface Watched<Value> {
  readonly now: () => Value
  readonly change: (part: Partial<Value>) => void
  readonly watch: (onChange: (value: Value) => void) => () => void
}

export function watched<Value extends object>(first: Value): Watched<Value> {
  const watchers = new Set<(value: Value) => void>()
  let value = first
  return {
    now: () => value,
    change: part => {
      value = { ...value, ...part }
      for (const tell of watchers) tell(value)
    },
    watch: onChange => {
      watchers.add(onChange)
      return () => void watchers.delete(onChange)
    },
  }
}
