/** One thing to say, and where to go from there. */
import type { MessagePage } from '../../contract/pages.ts'
import { PersonNear } from '../parts/person-near.tsx'

export function MessagePageView({ page }: { readonly page: MessagePage }) {
  return (
    <div class="column">
      <h1>{page.title}</h1>
      <p class="lead">{page.says}</p>
      {page.link && (
        <p>
          <a class="button main" href={page.link.href}>
            {page.link.text}
          </a>
        </p>
      )}
      <PersonNear />
    </div>
  )
}
