/** A short list above the text box, moved through by arrows while the caret stays in the words. */
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'

export interface Choice {
  readonly id: string
  readonly label: string
  readonly detail: string
  readonly mark: ReactNode
  readonly pick: () => void
}

interface Props {
  readonly id: string
  readonly label: string
  readonly choices: readonly Choice[]
  readonly at: number
  readonly none: string
}

export function Picker({ id, label, choices, at, none }: Props) {
  const chosen = useRef<HTMLDivElement>(null)
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    <div className="picker">
      <div role="listbox" id={id} aria-label={label}>
        {choices.map((choice, index) => (
          <div
            key={choice.id}
            ref={index === at ? chosen : null}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="palette-row"
            // The caret stays where it is; a press would take it away.
            onMouseDown={event => event.preventDefault()}
            onClick={choice.pick}
            onKeyDown={event => event.key === 'Enter' && choice.pick()}
          >
            {choice.mark}
            <span>{choice.label}</span>
            <span className="soft cut">{choice.detail}</span>
          </div>
        ))}
      </div>
      {choices.length === 0 && <p className="hint">{none}</p>}
    </div>
  )
}
