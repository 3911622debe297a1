/** More was sent than is taken, with the limit named. */
import { Fault } from '../../contract/faults.ts'

export function tooLarge(maxUploadBytes: number): Fault {
  const most = Math.floor(maxUploadBytes / 1_048_576)
  return new Fault('too-large', say => say.moreThanTaken(most))
}
