/** What the article said, each time that it was saved; any of it can be said again. */
import { useState } from 'react'
import type { ArticleView } from '../../../../contract/article.ts'
import type { Language } from '../../../../contract/case.ts'
import { articleWords } from '../../../../contract/words/articles.ts'
import { NotDone } from '../../../api/ask.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'
import { useVersions } from '../data.ts'
import { Compared } from './compared.tsx'

interface Props {
  readonly view: ArticleView
  readonly language: Language
  readonly restore: (number: number) => void
}

export function Versions({ view, language, restore }: Props) {
  const words = useWordsOf(articleWords)
  const times = useTimes()
  const { data, error } = useVersions(view)
  const [chosen, choose] = useState<number | null>(null)
  return (
    <section className="versions" aria-label={words.versions}>
      <h3>{words.versions}</h3>
      {error instanceof NotDone && <Sentence failure={error.failure} />}
      <ul>
        {data?.versions.map(({ number, by, at, texts }) => (
          <li key={number}>
            <button
              type="button"
              className="button button-row"
              aria-expanded={chosen === number}
              disabled={number === view.version}
              onClick={() => choose(chosen === number ? null : number)}
            >
              <span>{words.version(number)}</span>
              <span className="soft">
                {words.by(by, times.full(at))}
                {number === view.version && ` · ${words.newest}`}
              </span>
            </button>
            {chosen === number && (
              <div className="version">
                <p className="hint">{words.difference}</p>
                <Compared before={view.texts[language]} after={texts[language]} />
                <button type="button" className="button button-plain" onClick={() => restore(number)}>
                  {words.restore}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
