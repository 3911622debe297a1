/** Saving one section or row: what is not saved, what is, and why something was not. */
import { useWordsOf } from '../../../choices.tsx'
import { setupWords } from '../../../../contract/words/setup.ts'
import { Sentence } from '../../../parts/said.tsx'
import type { SaveState, Saving } from '../data.ts'

interface Props {
  readonly saving: Saving
  readonly isDirty: boolean
  readonly label?: string
  readonly onReset: () => void
  /** Closes a form that was opened for it, once it was left as it was. */
  readonly onLeave?: (() => void) | undefined
}

/** Stands at the end of a form whose submit saves. */
export function SaveBar({ saving, isDirty, label, onReset, onLeave }: Props) {
  const words = useWordsOf(setupWords)
  const { state } = saving
  const leave = () => {
    onReset()
    onLeave?.()
  }
  return (
    <div className="save-bar">
      <Why saving={saving} onReset={leave} />
      <div className="form-acts">
        <button type="submit" className="button button-main" disabled={!isDirty || state.is === 'saving'}>
          {label ?? words.save}
        </button>
        {isDirty && (
          <button type="button" className="button button-quiet" onClick={leave}>
            {words.cancel}
          </button>
        )}
        <span className="hint" role="status">
          {stateInWords(state, isDirty, words)}
        </span>
      </div>
    </div>
  )
}

function stateInWords(
  { is }: SaveState,
  isDirty: boolean,
  words: { readonly saving: string; readonly saved: string; readonly unsaved: string },
): string {
  if (is === 'saving') return words.saving
  if (isDirty) return words.unsaved
  return is === 'saved' ? words.saved : ''
}

/** Why the last try was not done; where somebody else was quicker, with the way to how it is now. */
export function Why({ saving: { state, reload }, onReset }: Pick<Props, 'saving' | 'onReset'>) {
  const words = useWordsOf(setupWords)
  if (state.is !== 'failed') return null
  const { failure } = state
  const isStale = failure.kind === 'fault' && failure.fault === 'gone-stale'
  return (
    <>
      <Sentence failure={failure} />
      {isStale && (
        <button
          type="button"
          className="button button-plain"
          onClick={() => {
            onReset()
            reload()
          }}
        >
          {words.reload}
        </button>
      )}
    </>
  )
}

/** After something was removed: it can be put back. */
export function UndoBar({ what, onUndo }: { what: string | null; onUndo: () => void }) {
  const words = useWordsOf(setupWords)
  return (
    <div role="status">
      {what !== null && (
        <p className="undo-bar">
          {words.removed(what)}{' '}
          <button type="button" className="button button-plain" onClick={onUndo}>
            {words.undo}
          </button>
        </p>
      )}
    </div>
  )
}
