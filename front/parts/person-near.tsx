/** The way to a person, at the foot of every page that is not itself that way. */
import { useSpeech } from '../speech.tsx'
import { telHref } from './tel-href.ts'

interface PersonNearProps {
  readonly says?: string
  /** Where one writes: another place than the contact page on a page that has a box of its own; null where that stands above. */
  readonly writeHref?: string | null
}

export function PersonNear({ says, writeHref = '/' }: PersonNearProps) {
  const { words, organisation } = useSpeech()
  if (writeHref === null && organisation.phone === null) return null
  return (
    <aside class="near" aria-labelledby="near-title">
      <h2 id="near-title">{words.person.title}</h2>
      {says && <p>{says}</p>}
      <ul class="plain near-ways">
        {organisation.phone && (
          <li>
            <a href={telHref(organisation.phone)}>{words.person.ring(organisation.phone)}</a>
          </li>
        )}
        {writeHref !== null && (
          <li>
            <a href={writeHref}>{words.person.write}</a>
          </li>
        )}
      </ul>
    </aside>
  )
}
