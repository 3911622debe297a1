/** Two texts against each other, line by line: signs and words say what differs, the colour only helps. */
import type { ArticleText } from '../../../../contract/article.ts'
import { articleWords } from '../../../../contract/words/articles.ts'
import { useWordsOf } from '../../../choices.tsx'
import { difference } from './difference.ts'

interface Props {
  readonly before: ArticleText | null
  readonly after: ArticleText | null
}

const SIGNS = { same: ' ', taken: '−', added: '+' } as const

export function Compared({ before, after }: Props) {
  const words = useWordsOf(articleWords)
  const lines = difference(wholeOf(before), wholeOf(after))
  if (lines.every(({ is }) => is === 'same')) return <p className="soft">{words.same}</p>
  const says = { same: '', taken: words.taken, added: words.added }
  return (
    <ol className="compared" tabIndex={0}>
      {lines.map(({ is, text }, at) => (
        <li key={at} data-is={is}>
          <span aria-hidden="true">{SIGNS[is]}</span>
          {is !== 'same' && <span className="hidden">{says[is]}: </span>}
          <span dir="auto">{text}</span>
        </li>
      ))}
    </ol>
  )
}

function wholeOf(text: ArticleText | null): string {
  return text === null ? '' : [text.topic, text.title, '', text.body].join('\n')
}
