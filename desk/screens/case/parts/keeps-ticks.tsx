/** “This reply keeps the promise”: said by a tick, and a fact in the transaction of the reply. */
import type { CaseView } from '../../../../contract/desk.ts'
import { promisesWords } from '../../../../contract/words/promises.ts'
import { useWordsOf } from '../../../choices.tsx'
import { keepsPromise } from '../../../commands/promises.ts'
import { useWorld } from '../../../commands/world.tsx'
import type { Draft } from '../../../drafts.ts'
import { keepsOf, keptByWords, toggleKept } from '../../../keeps.ts'
import { Caps } from '../../../parts/caps.tsx'
import { useTimes } from '../../../when.tsx'

export function KeepsTicks({ view, draft }: { view: CaseView; draft: Draft }) {
  const { words } = useWorld()
  const more = useWordsOf(promisesWords)
  const times = useTimes()
  const open = keptByWords(view)
  if (open.length === 0 || (draft.reply.trim() === '' && draft.files.length === 0)) return null
  const kept = keepsOf(view, draft)
  return (
    <div className="keeps" role="group" aria-label={more.keptByReply}>
      {open.map((promise, index) => (
        <label key={promise.id} className="tick">
          <input
            type="checkbox"
            checked={kept.includes(promise.id)}
            onChange={() => toggleKept(view, promise.id)}
          />
          <span>
            {more.keptByReply}{' '}
            <q className="cut" dir="auto">
              {promise.words ?? words.promise.kinds[promise.kind]}
            </q>{' '}
            <span className="soft">{times.full(promise.dueAt)}</span>
          </span>
          {index === 0 && <Caps spec={keepsPromise.keys[0] ?? ''} />}
        </label>
      ))}
    </div>
  )
}
