/** The steps in which waits are told, as people say them. */
import { MINUTE, SECOND } from '../../time.ts'

/** Up to a step that people say: minutes up to 20, then fives up to an hour, then quarters up to four hours, then hours. In seconds. */
export function roundUp(seconds: number): number {
  const minute = MINUTE / SECOND
  const minutes = Math.max(1, Math.ceil(seconds / minute))
  const step = minutes <= 20 ? 1 : minutes <= 60 ? 5 : minutes <= 240 ? 15 : 60
  return Math.ceil(minutes / step) * step * minute
}
