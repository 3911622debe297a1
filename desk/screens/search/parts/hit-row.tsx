import { Link } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import type { SearchHit } from '../../../../contract/search.ts'
import { useWorld } from '../../../commands/world.tsx'
import { Name } from '../../../parts/name.tsx'
import { useTimes } from '../../../when.tsx'

/** Who, what, where it was found, how it stands, with whom. */
interface Props {
  readonly hit: SearchHit
  readonly onKey: (event: KeyboardEvent<HTMLElement>) => void
}

export function HitRow({ hit: { summary, snippet }, onKey }: Props) {
  const { words } = useWorld()
  const times = useTimes()
  const { owner } = summary
  return (
    <Link className="hit" onKeyDown={onKey} to="/case/$caseId" params={{ caseId: summary.id }} search={{}}>
      <span className="hit-top">
        <Name or={summary.customer.address}>{summary.customer.name}</Name>
        <span className="mark">{words.status[summary.status]}</span>
        <time className="row-when">{times.short(summary.lastAt)}</time>
      </span>
      <span className="hit-words" dir="auto">
        {snippet.map((part, at) =>
          part.isMatch ? <mark key={at}>{part.text}</mark> : <span key={at}>{part.text}</span>,
        )}
      </span>
      <span className="hit-under soft">
        <span>{summary.reference}</span>
        <span>{owner?.hasAccepted ? words.search.owner(owner.name) : words.search.noOwner}</span>
        {summary.tags.map(tag => (
          <span key={tag}>#{tag}</span>
        ))}
      </span>
    </Link>
  )
}
