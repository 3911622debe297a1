/** On a narrow screen one pane is shown at a time; these lead to the others. */
import { useSearch } from '@tanstack/react-router'
import { useWorld } from '../../../commands/world.tsx'
import type { Pane } from '../../../commands/command.ts'

const PANES: readonly Pane[] = ['list', 'story', 'now']

export function PaneTabs() {
  const { words, pane: toPane, unread } = useWorld()
  const { pane } = useSearch({ strict: false })
  const shown: Pane = pane ?? 'story'
  const names = {
    list: unread === 0 ? words.lists.yours : `${words.lists.yours} · ${unread} ${words.lists.unread}`,
    story: words.story.title,
    now: words.now.title,
  }
  return (
    <nav className="pane-tabs" aria-label={words.keys.sections.place}>
      {PANES.map(name => (
        <button
          key={name}
          type="button"
          aria-current={name === shown ? 'true' : undefined}
          onClick={() => toPane(name)}
        >
          {names[name]}
        </button>
      ))}
    </nav>
  )
}
