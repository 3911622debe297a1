/** Choosing messages in the story, to split them off as a case of their own. What is chosen lives as long as the form is open. */
import { useSearch } from '@tanstack/react-router'
import { createContext, use, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { StoryItem } from '../../../../contract/case.ts'
import type { CaseView } from '../../../../contract/desk.ts'
import { useWords } from '../../../choices.tsx'
import { splittable } from '../../../commands/work.ts'

export interface Choosing {
  readonly chosen: readonly string[]
  readonly choosable: ReadonlySet<string>
  readonly toggle: (messageId: string) => void
}

const NONE: readonly string[] = []
const ChoosingContext = createContext<Choosing | null>(null)

/**
 * Around the story, where messages are chosen, and the form that says how many. React's own state, because a box whose state comes
 * later than its click is unticked again in between.
 */
export function ChoosingPlace({ view: { story }, children }: { view: CaseView; children: ReactNode }) {
  const { do: form } = useSearch({ strict: false })
  const isOpen = form === 'split'
  const [chosen, setChosen] = useState(NONE)
  if (!isOpen && chosen.length > 0) setChosen(NONE)
  const choosing = useMemo(() => {
    if (!isOpen) return null
    return {
      chosen,
      choosable: new Set(splittable({ story }).map(({ messageId }) => messageId ?? '')),
      toggle: (messageId: string) =>
        setChosen(before =>
          before.includes(messageId) ? before.filter(id => id !== messageId) : [...before, messageId],
        ),
    }
  }, [isOpen, chosen, story])
  return <ChoosingContext value={choosing}>{children}</ChoosingContext>
}

/** Null while the form is not open. */
export function useChoosing(): Choosing | null {
  return use(ChoosingContext)
}

export function ChooseMessage({ item: { messageId }, choosing }: { item: StoryItem; choosing: Choosing }) {
  const { split } = useWords().work
  if (messageId === null || !choosing.choosable.has(messageId)) return null
  return (
    <label className="choose-message">
      <input
        type="checkbox"
        checked={choosing.chosen.includes(messageId)}
        onChange={() => choosing.toggle(messageId)}
      />
      <span>{split.choose}</span>
    </label>
  )
}
