import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import type { ClipboardEvent } from 'react'
import type { CaseView } from '../../../../contract/desk.ts'
import { useWorld } from '../../../commands/world.tsx'
import type { Draft } from '../../../drafts.ts'
import { placeIn, rememberPlace, takesWriting } from '../../../places.ts'
import { useSay } from '../../../say.tsx'
import type { CaseData } from '../data.ts'
import { Picker } from './picker.tsx'
import { endOf } from './replied.ts'
import { usePicker } from './use-picker.tsx'

const TYPING_EVERY = 2500

interface Props {
  readonly view: CaseView
  readonly data: CaseData
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  readonly onPaste: (event: ClipboardEvent) => void
}

/** Grows with what is written, up to a third of the window; the caret is where it was when the agent comes back. */
export function WordsBox({ view, data, draft, change, onPaste }: Props) {
  const { words } = useWorld()
  const tellTyping = useTellTyping(view.summary.id)
  const box = useRef<HTMLTextAreaElement>(null)
  const text = draft[draft.mode]
  const { id, name } = { ...view.summary.customer, id: view.summary.id }
  const picker = usePicker({ box, view, data, draft, change })
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + 2}px`
  }, [text, draft.mode])
  useEffect(() => {
    const { caret } = placeIn(id)
    if (caret) box.current?.setSelectionRange(caret.start, caret.end)
    if (takesWriting()) box.current?.focus()
  }, [id])
  const type = (written: string) => {
    const isReply = draft.mode === 'reply'
    const begins = isReply && text === '' ? { since: endOf(view.story) } : {}
    const about = { name, reference: view.summary.reference }
    change({ [draft.mode]: written, about, ...begins })
    if (isReply) tellTyping()
  }
  const to = name === '' ? words.composer.replyToSomeone : words.composer.replyTo(name)
  const label = draft.mode === 'note' ? words.composer.noteFor : to
  const { snippets, mention } = words.work
  const isMention = picker.trigger?.of === 'mention'
  return (
    <div className="words-place">
      {picker.trigger && (
        <Picker
          id={picker.id}
          label={isMention ? mention.title : snippets.pick}
          choices={picker.choices}
          at={picker.at}
          none={isMention ? mention.none : snippets.none}
        />
      )}
      <textarea
        ref={box}
        name="words"
        className="words-box"
        dir="auto"
        rows={2}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={picker.trigger ? picker.id : undefined}
        aria-activedescendant={picker.choices.length > 0 ? `${picker.id}-${picker.at}` : undefined}
        placeholder={view.summary.status === 'solved' ? words.composer.solved : label}
        value={text}
        onPaste={onPaste}
        onKeyDown={picker.press}
        onSelect={event => {
          const { selectionStart: start, selectionEnd: end } = event.currentTarget
          rememberPlace(id, { caret: { start, end } })
          picker.look()
        }}
        onBlur={picker.close}
        onChange={event => {
          type(event.currentTarget.value)
          // Words that a phone or a dictation puts in come without a key.
          picker.look()
        }}
      />
    </div>
  )
}

/** Tells customer and colleagues that a reply is being written, now and then. */
function useTellTyping(caseId: string): () => void {
  const say = useSay()
  const saidAt = useRef(Number.NEGATIVE_INFINITY)
  return useCallback(() => {
    if (performance.now() - saidAt.current < TYPING_EVERY) return
    saidAt.current = performance.now()
    say({ type: 'typing', caseId })
  }, [say, caseId])
}
