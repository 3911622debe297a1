/** Sections that have a page of their own. */
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'

export function ElsewhereSection({ name }: { name: 'articles' | 'import' }) {
  const words = useWordsOf(setupWords)
  return (
    <>
      <p>{words[name].lead}</p>
      <p>
        <a className="button button-plain" href={`/desk/${name}`}>
          {words.openPage}
        </a>
      </p>
    </>
  )
}
