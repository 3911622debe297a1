/** What went wrong, and where to go from there. */
import type { MessagePage } from '../../contract/pages.ts'
import { messageWords } from '../../contract/words/message.ts'
import { PersonNear } from '../parts/person-near.tsx'
import { useSpeech } from '../speech.tsx'

/** What passes by itself. */
const PASSING: ReadonlySet<MessagePage['fault']> = new Set(['gone-stale', 'too-many', 'not-ready', 'bug'])

export function MessagePageView({ page }: { readonly page: MessagePage }) {
  const { words, language } = useSpeech()
  const say = messageWords[language]
  const { title, says } = say[page.fault]
  const retryHref = PASSING.has(page.fault) ? page.retryHref : null
  return (
    <div class="column">
      <h1>{title}</h1>
      <p class="lead">{page.says ?? says}</p>
      <p>
        <a class="button main" href={retryHref ?? '/'}>
          {retryHref === null ? words.person.write : say.retry}
        </a>
      </p>
      <PersonNear writeHref={retryHref === null ? null : '/'} />
    </div>
  )
}
