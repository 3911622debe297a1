/** A heading that has words of somebody in it, such as a name or a subject. */
import { inShort } from './in-short.ts'

interface HeadlineProps {
  readonly says: string
  /** A sentence of ours is read from left to right, whatever name it begins with; a title as it was written. */
  readonly isOurs?: boolean
}

export function Headline({ says, isOurs = false }: HeadlineProps) {
  return <h1 dir={isOurs ? 'ltr' : 'auto'}>{inShort(says)}</h1>
}
