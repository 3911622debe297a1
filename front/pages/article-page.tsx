/** `/help/<slug>`: one article to read. A person is in sight above it and below it. */
import type { ArticlePage } from '../../contract/pages.ts'
import { helpWords } from '../../contract/words/help.ts'
import { AskInstead } from '../parts/ask-instead.tsx'
import { Headline } from '../parts/headline.tsx'
import { PersonNear } from '../parts/person-near.tsx'
import { useSpeech } from '../speech.tsx'

export function ArticlePageView({ page }: { readonly page: ArticlePage }) {
  const { language, tell } = useSpeech()
  const says = helpWords[language]
  return (
    <div class="column">
      <p class="eyebrow">
        <a href="/help">{says.all}</a>
      </p>
      <article>
        <div lang={page.language} dir="auto">
          <Headline says={page.title} />
        </div>
        <AskInstead />
        {page.language !== language && <p class="notice">{says.otherLanguage}</p>}
        {/* The server made it from Markdown and cleaned it; nothing else of a page is ever shown so. */}
        <div
          class="article"
          lang={page.language}
          dir="auto"
          dangerouslySetInnerHTML={{ __html: page.html }}
        />
        <p class="soft article-foot">{says.updated(tell.moment(page.updatedAt))}</p>
      </article>
      <PersonNear writeHref="/" />
    </div>
  )
}
