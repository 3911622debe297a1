/** An article as it is, for whoever does not write it. */
import { useState } from 'react'
import type { ArticleView } from '../../../../contract/article.ts'
import { articleWords } from '../../../../contract/words/articles.ts'
import { useChoices, useWordsOf } from '../../../choices.tsx'
import { Page } from '../../../parts/page.tsx'
import { BackToAll } from './back-to-all.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { ShownChip } from './shown-chip.tsx'
import { Shown } from './shown.tsx'

export function Reader({ view }: { view: ArticleView }) {
  const words = useWordsOf(articleWords)
  const [language, choose] = useState(useChoices().choices.language)
  const { texts, html, href, isPublished } = view
  return (
    <Page
      title={texts[language]?.title || texts.en?.title || texts.es?.title || words.noTitle}
      actions={<ShownChip isPublished={isPublished} />}
    >
      <div className="form-acts article-acts">
        <BackToAll />
        <LanguageSwitch language={language} choose={choose} isWritten={name => texts[name] !== null} />
        {isPublished && (
          <a
            className="button button-quiet"
            href={`${href}?language=${language}`}
            target="_blank"
            rel="noopener"
          >
            {words.open}
          </a>
        )}
      </div>
      <Shown html={html[language]} language={language} />
    </Page>
  )
}
