/** Words with what is not new in them folded away; one press opens all folds of a message. */
import { useId } from 'react'
import type { Fold } from '../../../../contract/case.ts'
import type { Part } from '../../../../contract/folds.ts'
import { partsOf } from '../../../../contract/folds.ts'
import { useWords } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'

interface Props {
  readonly words: string
  readonly folds: readonly Fold[] | undefined
  readonly isUnfolded: boolean
  readonly onToggle: () => void
}

export function FoldedWords({ words, folds, isUnfolded, onToggle }: Props) {
  const id = useId()
  const parts = partsOf(words, folds)
  const first = parts.findIndex(({ is }) => is !== null)
  return parts.map((part, at) =>
    part.is === null ? (
      <p key={at} className="words" dir="auto">
        {part.text}
      </p>
    ) : (
      <FoldedPart
        key={at}
        id={`${id}-${at}`}
        part={part}
        isUnfolded={isUnfolded}
        onToggle={onToggle}
        // The key presses one button of a message, and that opens the others.
        isForKey={at === first}
      />
    ),
  )
}

interface FoldedPartProps {
  readonly id: string
  readonly part: Part
  readonly isUnfolded: boolean
  readonly onToggle: () => void
  readonly isForKey: boolean
}

function FoldedPart({ id, part: { is, text }, isUnfolded, onToggle, isForKey }: FoldedPartProps) {
  const { mailShown } = useWords()
  if (is === null) return null
  const lines = text.split('\n').length
  return (
    <div className="fold" data-is={is}>
      <button
        type="button"
        className="fold-button"
        aria-expanded={isUnfolded}
        aria-controls={isUnfolded ? id : undefined}
        data-does={isForKey ? 'unfold' : undefined}
        onClick={onToggle}
      >
        <Icon sign={isUnfolded ? 'down' : 'more'} size={12} /> {mailShown.fold(is, lines)}
      </button>
      {isUnfolded && (
        <p className="words fold-words" dir="auto" id={id}>
          {text}
        </p>
      )}
    </div>
  )
}
