/**
 * "You promised: …": what the words hold that are being written, or that this agent said last; one key records it, one click leaves it.
 * Nothing is ever recorded by itself.
 */
import { useEffect, useState } from 'react'
import type { CaseView } from '../../../../contract/desk.ts'
import { useWorld } from '../../../commands/world.tsx'
import type { Draft } from '../../../drafts.ts'
import { draftOf, type FoundPromise, isUntouched, rememberFound } from '../../../found.ts'
import { Caps } from '../../../parts/caps.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { useFoundPromises } from '../data.ts'
import { evidenceIn } from './promise-about.tsx'
import { isSaidBy } from './said-by.ts'

interface Props {
  readonly draft: Draft
  readonly view: CaseView
  readonly change: (part: Partial<Draft>) => void
}

export function HintBar({ draft, view, change }: Props) {
  const { words, promise } = useWorld()
  const [left, setLeft] = useState<string | null>(null)
  const caseId = view.summary.id
  const hint = useHint(draft, view)
  const isWanted = hint !== null && hint.found.words !== left
  const isShown = isWanted && !draft.promise
  // Whoever is quick has opened the form before the words were looked at: it is filled as if they had waited.
  const isLate = isWanted && !hint.evidence && draft.promise !== null && isUntouched(draft.promise)
  useEffect(() => {
    rememberFound(caseId, isShown ? hint : null)
    return () => rememberFound(caseId, null)
  }, [caseId, hint, isShown])
  useEffect(() => {
    if (isLate) change({ promise: draftOf(hint) })
  }, [isLate, hint, change])
  if (!isShown) return null
  return (
    <p className="hint-bar" role="status">
      <Icon sign="promise" size={14} />
      <span>{hint.evidence ? words.leaving.promised(hint.found.words) : words.composer.hint}</span>
      <button type="button" className="button button-quiet" onClick={promise} aria-keyshortcuts="Alt+p">
        {words.composer.hintKeep} <Caps spec="Alt+p" />
      </button>
      <button type="button" className="button button-quiet" onClick={() => setLeft(hint.found.words)}>
        {words.composer.hintLeave}
      </button>
    </p>
  )
}

/** Of what is being written the last one; else the first of what this agent said last, where no promise was recorded since. */
function useHint(draft: Draft, view: CaseView): FoundPromise | null {
  const { me } = useWorld()
  const written = draft[draft.mode]
  const isWriting = written.trim() !== ''
  const said = isWriting ? undefined : view.story.findLast(item => isSaidBy(item, me.agent.id))
  const isRecorded =
    said !== undefined && view.promises.some(({ madeAt, by }) => by.id === me.agent.id && madeAt >= said.at)
  const found = useFoundPromises(isWriting ? written : isRecorded ? '' : (said?.words ?? ''))
  const one = isWriting ? found.at(-1) : found[0]
  if (!one) return null
  if (isWriting) return { found: one, evidence: null }
  return { found: one, evidence: said ? evidenceIn(said) : null }
}
