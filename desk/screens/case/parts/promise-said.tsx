/** Beside what somebody of ours said: it was a promise. Its form opens, and points at these words or at this call. */
import type { StoryItem } from '../../../../contract/case.ts'
import { promiseFromSaid } from '../../../commands/promises.ts'
import { useWorld } from '../../../commands/world.tsx'
import { changeDraft } from '../../../drafts.ts'
import { Icon } from '../../../parts/icon.tsx'
import { evidenceIn } from './promise-about.tsx'

/** More than this is not the promise, but what stood around it. */
const SHORT = 160

export function PromiseSaid({ item }: { item: StoryItem }) {
  const { words, open, promise } = useWorld()
  const evidence = item.type === 'CustomerSpoke' ? null : evidenceIn(item)
  if (!evidence || !open) return null
  const text = (item.words ?? '').trim()
  const label = words.mailShown.commands.said
  const write = () => {
    changeDraft(open.summary.id, {
      mode: 'reply',
      promise: {
        kind: 'other',
        words: text.length <= SHORT ? text : '',
        dueAt: null,
        replaces: null,
        evidence,
        isSaid: true,
      },
    })
    promise()
  }
  return (
    <button
      type="button"
      className="button button-quiet promise-said"
      data-does="said"
      title={label}
      aria-label={label}
      aria-keyshortcuts={promiseFromSaid.keys[0]}
      onClick={write}
    >
      <Icon sign="promise" size={13} />
    </button>
  )
}
