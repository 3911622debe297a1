/** How long whoever is asked for more than somebody may give has, while the customer is there. */
import { useQuery } from '@tanstack/react-query'
import type { ApprovalsSetup } from '../../../../contract/approvals.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWords, useWordsOf } from '../../../choices.tsx'
import { TextField } from '../../../parts/field.tsx'
import { setupQuery, useSaving } from '../data.ts'
import { approvalsSetupQuery, saveApprovalsSetup } from '../ladder-data.ts'
import { useDraft } from './draft.ts'
import { SaveBar } from './save-bar.tsx'

export function AskMinutes() {
  const words = useWordsOf(setupWords)
  const { data: house } = useQuery(setupQuery)
  const { data: setup } = useQuery(approvalsSetupQuery)
  if (!setup) return null
  const because = setup.readOnlyBecause
  // Whoever may change nothing at all was told so above.
  const isTold = house?.readOnlyBecause != null
  return (
    <>
      {because !== null && !isTold && <p className="hint">{words.readOnly(because)}</p>}
      <fieldset className="setup-lock" disabled={because !== null}>
        <MinutesForm setup={setup} />
      </fieldset>
    </>
  )
}

function MinutesForm({ setup }: { readonly setup: ApprovalsSetup }) {
  const { setup: say } = useWords().approvals
  const saving = useSaving()
  const { value, isDirty, change, reset } = useDraft(setup)
  const save = async () => {
    if ((await saving.run(() => saveApprovalsSetup(value))) !== null) reset()
  }
  return (
    <form
      className="setup-form"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{say.title}</h2>
      <TextField
        label={say.minutes}
        hint={say.hint}
        type="number"
        min={1}
        max={240}
        required
        value={Number.isNaN(value.askMinutes) ? '' : value.askMinutes}
        onChange={event => change({ askMinutes: Math.trunc(event.currentTarget.valueAsNumber) })}
      />
      <SaveBar saving={saving} isDirty={isDirty} label={say.save} onReset={reset} />
    </form>
  )
}
