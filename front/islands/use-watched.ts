import { useLayoutEffect, useState } from 'preact/hooks'
import type { Watched } from '../live/watched.ts'

/** Shows a watched value, and shows it again whenever it changes. */
export function useWatched<Value>(source: Watched<Value>): Value {
  const [value, setValue] = useState(source.now)
  useLayoutEffect(() => {
    setValue(source.now())
    return source.watch(setValue)
  }, [source])
  return value
}
