/** "This sounds like a promise": one key to record it, one click to be left alone about this sentence. */
import { useMemo, useState } from 'react'
import { useWorld } from '../../../commands/world.tsx'
import type { Draft } from '../../../drafts.ts'
import { Caps } from '../../../parts/caps.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { promiseIn } from '../../../promise-hint.ts'

export function HintBar({ draft }: { draft: Draft }) {
  const { words, promise } = useWorld()
  const [left, setLeft] = useState<string | null>(null)
  const hint = useMemo(() => promiseIn(draft.reply), [draft.reply])
  if (!hint || draft.promise || hint.words === left) return null
  return (
    <p className="hint-bar" role="status">
      <Icon sign="promise" size={14} />
      <span>{words.composer.hint}</span>
      <button type="button" className="button button-quiet" onClick={promise} aria-keyshortcuts="Alt+p">
        {words.composer.hintKeep} <Caps spec="Alt+p" />
      </button>
      <button type="button" className="button button-quiet" onClick={() => setLeft(hint.words)}>
        {words.composer.hintLeave}
      </button>
    </p>
  )
}
