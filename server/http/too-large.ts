/** More was sent than is taken, with the limit named. */
import { Fault } from '../../contract/faults.ts'

export function tooLarge(maxUploadBytes: number): Fault {
  const most = Math.floor(maxUploadBytes / 1_048_576)
  return new Fault(
    'too-large',
    `This is too large. A file may have at most ${most} MB, a message 100,000 characters.`,
  )
}
