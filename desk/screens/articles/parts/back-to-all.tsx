import { Link } from '@tanstack/react-router'
import { articleWords } from '../../../../contract/words/articles.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'

export function BackToAll() {
  const words = useWordsOf(articleWords)
  return (
    <Link to="/articles" className="button button-quiet">
      <Icon sign="back" size={14} /> {words.title}
    </Link>
  )
}
