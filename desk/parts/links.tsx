/** Out to other systems, with what is known of the customer filled in. */
import { useId } from 'react'
import type { CustomerView } from '../../contract/desk.ts'
import { callWords } from '../../contract/words/calls.ts'
import { useWordsOf } from '../choices.tsx'

export function Links({ links }: { links: CustomerView['links'] }) {
  const words = useWordsOf(callWords)
  const id = useId()
  if (!links || links.length === 0) return null
  return (
    <nav className="out-links" aria-labelledby={id}>
      <h3 id={id}>{words.links}</h3>
      <ul>
        {links.map(({ label, url }) => (
          <li key={`${label} ${url}`}>
            <a href={url} target="_blank" rel="noreferrer noopener">
              {label} <span aria-hidden="true">↗</span>
              <span className="hidden"> {words.newTab}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
