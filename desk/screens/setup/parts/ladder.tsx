/** The ladder: who decides on each rung and how soon, and the body outside after the last one. */
import { useQuery } from '@tanstack/react-query'
import type { LadderSetup } from '../../../../contract/ladder.ts'
import { ladderSetupWords } from '../../../../contract/words/ladder-setup.ts'
import { useChoices, useWordsOf } from '../../../choices.tsx'
import { AreaField, TextField } from '../../../parts/field.tsx'
import { useSaving } from '../data.ts'
import { ladderSetupQuery, saveLadderSetup } from '../ladder-data.ts'
import { useDraft } from './draft.ts'
import { AskMinutes } from './ask-minutes.tsx'
import { LadderRungs } from './ladder-rungs.tsx'
import { TeamLadders } from './team-ladders.tsx'
import { SaveBar } from './save-bar.tsx'

export function LadderSection() {
  const { data: setup } = useQuery(ladderSetupQuery)
  return setup ? (
    <>
      <LadderForm setup={setup} />
      <AskMinutes />
    </>
  ) : null
}

function LadderForm({ setup }: { readonly setup: LadderSetup }) {
  const say = useWordsOf(ladderSetupWords)
  const saving = useSaving()
  const { value, isDirty, change, reset } = useDraft(setup)
  const { rungs, people } = value
  const save = async () => {
    if ((await saving.run(() => saveLadderSetup(value))) !== null) reset()
  }
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
      <LadderRungs
        rungs={rungs}
        people={people}
        taken={[]}
        hasLast
        onChange={next => change({ rungs: [...next] })}
      />
      <TeamLadders setup={value} onChange={teams => change({ teams: [...teams] })} />
      <OutsideFields
        outside={value.outside}
        demandedBy={setup.demandedBy}
        onChange={outside => change({ outside })}
      />
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

type Outside = LadderSetup['outside']

interface OutsideProps {
  readonly outside: Outside
  readonly demandedBy: LadderSetup['demandedBy']
  readonly onChange: (outside: Outside) => void
}

function OutsideFields({ outside, demandedBy, onChange }: OutsideProps) {
  const { language } = useChoices().choices
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
          checked={outside.isToldWithEveryNo || demandedBy.length > 0}
          disabled={demandedBy.length > 0}
          onChange={event => onChange({ ...outside, isToldWithEveryNo: event.currentTarget.checked })}
        />{' '}
        {say.withEveryNo}
      </label>
      {demandedBy.length > 0 && (
        <p className="hint">{say.demanded(demandedBy.map(name => name[language]).join(', '))}</p>
      )}
    </fieldset>
  )
}
