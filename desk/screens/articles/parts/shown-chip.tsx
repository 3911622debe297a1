import { articleWords } from '../../../../contract/words/articles.ts'
import { useWordsOf } from '../../../choices.tsx'

/** Whether customers read it, in words. */
export function ShownChip({ isPublished }: { isPublished: boolean }) {
  const words = useWordsOf(articleWords)
  return (
    <span className="chip" data-status={isPublished ? 'owned' : 'waiting'}>
      {isPublished ? words.shown : words.draft}
    </span>
  )
}
