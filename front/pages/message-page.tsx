/** What went wrong, and where to go from there. */
import type { MessagePage } from '../../contract/pages.ts'
import { PersonNear } from '../parts/person-near.tsx'
import { useSpeech } from '../speech.tsx'

/** What passes by itself. */
const PASSING: ReadonlySet<MessagePage['fault']> = new Set(['gone-stale', 'too-many', 'not-ready', 'bug'])

export function MessagePageView({ page }: { readonly page: MessagePage }) {
  const { words } = useSpeech()
  const { title, says } = words.fault[page.fault]
  const retryHref = PASSING.has(page.fault) ? page.retryHref : null
  return (
    <div class="column">
      <h1>{title}</h1>
      <p class="lead">{page.says ?? says}</p>
      <p>
        <a class="button main" href={retryHref ?? '/'}>
          {retryHref === null ? words.person.write : words.fault.retry}
        </a>
      </p>
      <PersonNear writeHref={retryHref === null ? null : '/'} />
    </div>
  )
}
