import type { Language } from '../../../../contract/case.ts'
import { articleWords } from '../../../../contract/words/articles.ts'
import { useWordsOf } from '../../../choices.tsx'

interface Props {
  readonly language: Language
  readonly choose: (language: Language) => void
  readonly isWritten: (language: Language) => boolean
}

/** Which of its languages is looked at; one in which nothing is written says so. */
export function LanguageSwitch({ language, choose, isWritten }: Props) {
  const words = useWordsOf(articleWords)
  return (
    <div role="group" aria-label={words.languages} className="form-acts">
      {(['en', 'es'] as const).map(name => (
        <button
          key={name}
          type="button"
          className="button button-chip"
          aria-pressed={name === language}
          onClick={() => choose(name)}
        >
          {words.language[name]}
          {!isWritten(name) && <span className="soft">({words.notWritten})</span>}
        </button>
      ))}
    </div>
  )
}
