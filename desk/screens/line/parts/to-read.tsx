/** What there is to read or to answer beside cases: rules of the house, and gifts that are looked at. Nothing where there is none. */
import { Link } from '@tanstack/react-router'
import { interestWords } from '../../../../contract/words/interest.ts'
import { overridesWords } from '../../../../contract/words/overrides.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { useToRead } from '../read-data.ts'

export function ToRead() {
  const { waiting: rules } = useWordsOf(overridesWords)
  const { waiting: near } = useWordsOf(interestWords)
  const { proposals, answers, toReview, closed } = useToRead()
  const entries = [
    { to: '/rules', count: proposals, says: rules.proposals(proposals) },
    { to: '/rules', count: answers, says: rules.answers(answers) },
    { to: '/near', count: toReview, says: near.toReview(toReview) },
    { to: '/near', count: closed, says: near.closed(closed) },
  ] as const
  return entries
    .filter(({ count }) => count > 0)
    .map(({ to, says }) => (
      <Link key={says} to={to} className="wall-link">
        <Icon sign="note" size={13} /> {says}
      </Link>
    ))
}
