/** A heading that has words of somebody in it, such as a name or a subject. */
import { inShort } from './in-short.ts'

export function Headline({ says }: { readonly says: string }) {
  return <h1 dir="auto">{inShort(says)}</h1>
}
