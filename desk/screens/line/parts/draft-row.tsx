import { Link } from '@tanstack/react-router'
import { useWorld } from '../../../commands/world.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Name } from '../../../parts/name.tsx'
import type { DraftOf } from '../data.ts'

export function DraftRow({ draft: { caseId, name, reference, mode, words: begun } }: { draft: DraftOf }) {
  const { words, open } = useWorld()
  return (
    <Link
      className="row"
      to="/case/$caseId"
      params={{ caseId }}
      search={{}}
      aria-current={open?.summary.id === caseId ? 'page' : undefined}
    >
      <span className="row-top">
        <Icon sign={mode === 'note' ? 'note' : 'letter'} size={14} />
        <Name>{name}</Name>
        <span className="row-when">{reference}</span>
      </span>
      <span className="row-second">
        <span className="mark">{words.work.drafts[mode]}</span>
        <span className="row-words" dir="auto">
          {begun}
        </span>
      </span>
    </Link>
  )
}
