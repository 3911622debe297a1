/** Sections that have a page of their own. */
import { Link } from '@tanstack/react-router'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'

export function ElsewhereSection({ name }: { name: 'articles' | 'import' }) {
  const words = useWordsOf(setupWords)
  return (
    <>
      <p>{words[name].lead}</p>
      <p>
        <Link to={`/${name}`} className="button button-plain">
          {words[name].open}
        </Link>
      </p>
    </>
  )
}
