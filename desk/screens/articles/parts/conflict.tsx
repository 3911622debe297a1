/** Somebody else saved meanwhile: both texts are there, and the writer decides. */
import type { ArticleText, ArticleView } from '../../../../contract/article.ts'
import type { Language } from '../../../../contract/case.ts'
import { articleWords } from '../../../../contract/words/articles.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Compared } from './compared.tsx'

interface Props {
  readonly view: ArticleView
  readonly text: ArticleText
  readonly language: Language
  readonly takeTheirs: () => void
  readonly saveMine: () => void
}

export function Conflict({ view, text, language, takeTheirs, saveMine }: Props) {
  const words = useWordsOf(articleWords)
  return (
    <section className="article-conflict" role="alert">
      <p>
        <strong>{words.conflict(view.updatedBy)}</strong> {words.conflictHint}
      </p>
      <Compared before={view.texts[language]} after={text} />
      <div className="form-acts">
        <button type="button" className="button button-plain" onClick={takeTheirs}>
          {words.takeTheirs}
        </button>
        <button type="button" className="button button-plain" onClick={saveMine}>
          {words.saveMine}
        </button>
      </div>
    </section>
  )
}
