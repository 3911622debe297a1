/** One person opened: what they are, when they are absent, a new link, and leaving for good. */
import { useState } from 'react'
import type { Invitation, PersonSetup, SetPerson, SetupView } from '../../../../contract/setup.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { TextField } from '../../../parts/field.tsx'
import { requests, useSaving } from '../data.ts'
import { Absence } from './absence.tsx'
import { useDraft } from './draft.ts'
import { OneTimeLink } from './invite.tsx'
import { PersonFields } from './person-fields.tsx'
import { SaveBar, Why } from './save-bar.tsx'

interface Props {
  readonly person: PersonSetup
  readonly view: SetupView
}

interface PartProps extends Props {
  /** Told what came of a departure: the person is not in the list any more. */
  readonly onLeft: (says: string) => void
}

export function PersonPart({ person, view, onLeft }: PartProps) {
  return (
    <div className="setup-part">
      <Change person={person} view={view} />
      {person.canSignIn && <Absence person={person} view={view} />}
      <Links person={person} />
      {person.canSignIn && <Departure person={person} onLeft={onLeft} />}
    </div>
  )
}

function Change({ person, view }: Props) {
  const words = useWordsOf(setupWords)
  const saving = useSaving()
  const { value, isDirty, change, reset } = useDraft<SetPerson>(settingOf(person))
  const save = async () => {
    if ((await saving.run(() => requests.person(person.id, value))) !== null) reset()
  }
  const capacities = [
    ['callCapacity', words.people.call, 1],
    ['chatCapacity', words.people.chat, 20],
    ['letterCapacity', words.people.letter, 20],
  ] as const
  return (
    <form
      className="setup-form"
      aria-label={person.name}
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <PersonFields view={view} value={value} onChange={change} />
      <fieldset className="setup-capacities">
        <legend>{words.people.capacities}</legend>
        {capacities.map(([field, label, most]) => (
          <TextField
            key={field}
            label={label}
            type="number"
            min={0}
            max={most}
            value={value[field]}
            onChange={event => change({ [field]: event.currentTarget.valueAsNumber || 0 })}
          />
        ))}
      </fieldset>
      <SaveBar saving={saving} isDirty={isDirty} onReset={reset} />
    </form>
  )
}

function settingOf(person: PersonSetup): SetPerson {
  const { name, email, role, isAdmin, teamId, skills, agency, version } = person
  const { callCapacity, chatCapacity, letterCapacity } = person
  const about = { name, email, role, isAdmin, teamId, skills, agency, version }
  return { ...about, callCapacity, chatCapacity, letterCapacity }
}

function Links({ person }: { person: PersonSetup }) {
  const words = useWordsOf(setupWords)
  const saving = useSaving()
  const [made, setMade] = useState<Invitation | null>(null)
  const renew = async () => setMade(await saving.run(() => requests.inviteAgain(person.id)))
  return (
    <section className="person-extra">
      {made && <OneTimeLink name={person.name} invitation={made} onClose={() => setMade(null)} />}
      <p className="form-acts">
        <button type="button" className="button button-plain" onClick={() => void renew()}>
          {words.people.again}
        </button>
        {!person.canSignIn && (
          <button
            type="button"
            className="button button-plain"
            onClick={() => void saving.run(() => requests.withdraw(person.id))}
          >
            {words.people.withdraw}
          </button>
        )}
        <span className="hint">{words.people.againHint}</span>
      </p>
      <Why saving={saving} onReset={() => setMade(null)} />
    </section>
  )
}

/** Cannot be undone: customers are told. So the name is typed first. */
function Departure({ person, onLeft }: Pick<PartProps, 'person' | 'onLeft'>) {
  const words = useWordsOf(setupWords)
  const { people: say } = words
  const saving = useSaving()
  const [typed, setTyped] = useState('')
  const leave = () =>
    saving.run(async () => {
      const { reassigned } = await requests.departure(person.id)
      onLeft(say.left(person.name, reassigned))
    })
  return (
    <details className="person-extra">
      <summary>{say.leave}</summary>
      <form
        className="setup-form"
        onSubmit={event => {
          event.preventDefault()
          void leave()
        }}
      >
        <p>{say.leaveHint(person.name, say.openCases(person.openCases))}</p>
        <TextField
          label={say.typeName(person.name)}
          value={typed}
          autoComplete="off"
          onChange={event => setTyped(event.currentTarget.value)}
        />
        <Why saving={saving} onReset={() => setTyped('')} />
        <p>
          <button
            type="submit"
            className="button button-plain"
            disabled={typed.trim() !== person.name.trim() || saving.state.is === 'saving'}
          >
            {say.leaveNow}
          </button>
        </p>
      </form>
    </details>
  )
}
