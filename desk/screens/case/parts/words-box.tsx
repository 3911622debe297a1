import { useLayoutEffect, useRef } from 'react'
import type { ClipboardEvent } from 'react'
import type { CaseView } from '../../../../contract/desk.ts'
import { useWorld } from '../../../commands/world.tsx'
import type { Draft } from '../../../drafts.ts'
import { useSay } from '../../../say.tsx'

const TYPING_EVERY = 2500

interface Props {
  readonly view: CaseView
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  readonly onPaste: (event: ClipboardEvent) => void
}

/** Grows with what is written, up to a third of the window. */
export function WordsBox({ view, draft, change, onPaste }: Props) {
  const { words } = useWorld()
  const say = useSay()
  const box = useRef<HTMLTextAreaElement>(null)
  const saidAt = useRef(0)
  const text = draft[draft.mode]
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + 2}px`
  }, [text, draft.mode])
  const { name } = view.summary.customer
  const to = name === '' ? words.composer.replyToSomeone : words.composer.replyTo(name)
  const label = draft.mode === 'note' ? words.composer.noteFor : to
  return (
    <textarea
      ref={box}
      name="words"
      className="words-box"
      dir="auto"
      rows={2}
      aria-label={label}
      placeholder={view.summary.status === 'solved' ? words.composer.solved : label}
      value={text}
      onPaste={onPaste}
      onChange={event => {
        change({ [draft.mode]: event.currentTarget.value })
        if (draft.mode === 'note' || performance.now() - saidAt.current < TYPING_EVERY) return
        saidAt.current = performance.now()
        say({ type: 'typing', caseId: view.summary.id })
      }}
    />
  )
}
