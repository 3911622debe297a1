/** Choosing messages in the story, to split them off as a case of their own. What is chosen lives as long as the form is open. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
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

/** Null while the form is not open. */
export function useChoosing(view: CaseView): Choosing | null {
  const client = useQueryClient()
  const { do: form } = useSearch({ strict: false })
  const queryKey = useMemo(() => ['chosen', view.summary.id], [view.summary.id])
  const { data: chosen = NONE } = useQuery<readonly string[]>({ queryKey, enabled: false })
  const isOpen = form === 'split'
  const { story } = view
  return useMemo(() => {
    if (!isOpen) return null
    return {
      chosen,
      choosable: new Set(splittable({ story }).map(({ messageId }) => messageId ?? '')),
      toggle: (messageId: string) =>
        client.setQueryData<readonly string[]>(queryKey, (before = NONE) =>
          before.includes(messageId) ? before.filter(id => id !== messageId) : [...before, messageId],
        ),
    }
  }, [client, queryKey, isOpen, chosen, story])
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
