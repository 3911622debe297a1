/** The ladder: who decides on each rung and how soon, and the body outside after the last one. */
import { useQuery } from '@tanstack/react-query'
import type { LadderSetup } from '../../../../contract/ladder.ts'
import { ladderSetupWords } from '../../../../contract/words/ladder-setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { AreaField, TextField } from '../../../parts/field.tsx'
import { useSaving } from '../data.ts'
import { ladderSetupQuery, saveLadderSetup } from '../ladder-data.ts'
import { useDraft } from './draft.ts'
import { LadderRung } from './ladder-rung.tsx'
import { SaveBar } from './save-bar.tsx'

export function LadderSection() {
  const { data: setup } = useQuery(ladderSetupQuery)
  return setup ? <LadderForm setup={setup} /> : null
}

type Rung = LadderSetup['rungs'][number]

function LadderForm({ setup }: { readonly setup: LadderSetup }) {
  const say = useWordsOf(ladderSetupWords)
  const saving = useSaving()
  const { value, isDirty, change, reset } = useDraft(setup)
  const { rungs, people } = value
  const save = async () => {
    if ((await saving.run(() => saveLadderSetup(value))) !== null) reset()
  }
  const put = (next: readonly Rung[]) => change({ rungs: [...next] })
  const free = people.find(({ id }) => !rungs.some(({ agentId }) => agentId === id))
  return (
    <form
      className="setup-form"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <p className="hint">{say.lead}</p>
      {setup.isByRole && <p role="status">{say.byRole}</p>}
      <ol className="ladder-rungs">
        {rungs.map((rung, nth) => (
          <LadderRung
            key={rung.agentId}
            rung={rung}
            nth={nth}
            count={rungs.length}
            people={people.filter(
              ({ id }) => id === rung.agentId || !rungs.some(({ agentId }) => agentId === id),
            )}
            onChange={changed => put(rungs.with(nth, changed))}
            onMove={by => put(moved(rungs, nth, by))}
            onRemove={() => put(rungs.toSpliced(nth, 1))}
          />
        ))}
      </ol>
      {free && (
        <p>
          <button
            type="button"
            className="button button-plain"
            onClick={() => put([...rungs, { agentId: free.id, within: { amount: 2, unit: 'working-days' } }])}
          >
            {say.add}
          </button>
        </p>
      )}
      <OutsideFields outside={value.outside} onChange={outside => change({ outside })} />
      <SaveBar
        saving={saving}
        // What follows from the roles is made one's own by saving it as it is.
        isDirty={isDirty || setup.isByRole}
        label={say.save}
        onReset={reset}
      />
    </form>
  )
}

function moved(rungs: readonly Rung[], nth: number, by: -1 | 1): readonly Rung[] {
  const rung = rungs[nth]
  return rung ? rungs.toSpliced(nth, 1).toSpliced(nth + by, 0, rung) : rungs
}

type Outside = LadderSetup['outside']

function OutsideFields({ outside, onChange }: { outside: Outside; onChange: (outside: Outside) => void }) {
  const say = useWordsOf(ladderSetupWords)
  const { rights } = outside
  return (
    <fieldset className="setup-part">
      <legend>{say.outside}</legend>
      <p className="hint">{say.outsideLead}</p>
      <TextField
        label={say.name}
        value={outside.name}
        maxLength={200}
        onChange={event => onChange({ ...outside, name: event.currentTarget.value })}
      />
      <AreaField
        label={say.address}
        value={outside.address}
        maxLength={500}
        onChange={event => onChange({ ...outside, address: event.currentTarget.value })}
      />
      <TextField
        label={say.link}
        type="url"
        value={outside.link}
        maxLength={500}
        onChange={event => onChange({ ...outside, link: event.currentTarget.value })}
      />
      <AreaField
        label={say.rightsEn}
        lang="en"
        value={rights.en}
        maxLength={2_000}
        onChange={event => onChange({ ...outside, rights: { ...rights, en: event.currentTarget.value } })}
      />
      <AreaField
        label={say.rightsEs}
        lang="es"
        value={rights.es}
        maxLength={2_000}
        onChange={event => onChange({ ...outside, rights: { ...rights, es: event.currentTarget.value } })}
      />
      <label className="tick">
        <input
          type="checkbox"
          checked={outside.isToldWithEveryNo}
          onChange={event => onChange({ ...outside, isToldWithEveryNo: event.currentTarget.checked })}
        />{' '}
        {say.withEveryNo}
      </label>
    </fieldset>
  )
}
