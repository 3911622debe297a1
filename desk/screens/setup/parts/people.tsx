/** Who works here: found by name, opened to be changed, invited by a link. Which person is open stands in the address. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { PersonSetup, SetupView } from '../../../../contract/setup.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import type { SetupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Name } from '../../../parts/name.tsx'
import { TextField } from '../../../parts/field.tsx'
import { type Times, useTimes } from '../../../when.tsx'
import { Invite } from './invite.tsx'
import { PersonPart } from './person.tsx'

const MANY = 8

export function PeopleSection({ view, openId }: { view: SetupView; openId: string | null }) {
  const words = useWordsOf(setupWords)
  const [typed, setTyped] = useState('')
  const [left, setLeft] = useState<string | null>(null)
  const wanted = typed.trim().toLowerCase()
  const found = view.people.filter(
    ({ name, email, agency }) =>
      wanted === '' || `${name} ${email} ${agency ?? ''}`.toLowerCase().includes(wanted),
  )
  return (
    <div className="setup-form">
      <Invite view={view} />
      {view.people.length > MANY && (
        <TextField
          label={words.people.find}
          type="search"
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
        />
      )}
      <div role="status">{left !== null && <p className="undo-bar">{left}</p>}</div>
      {found.length === 0 && <p className="hint">{words.people.nothing}</p>}
      <ul className="setup-list">
        {found.map(person => (
          <li key={person.id}>
            <PersonRow person={person} view={view} isOpen={person.id === openId} />
            {person.id === openId && <PersonPart person={person} view={view} onLeft={setLeft} />}
          </li>
        ))}
      </ul>
    </div>
  )
}

interface RowProps {
  readonly person: PersonSetup
  readonly view: SetupView
  readonly isOpen: boolean
}

function PersonRow({ person, view, isOpen }: RowProps) {
  const words = useWordsOf(setupWords)
  const times = useTimes()
  const team = view.teams.find(({ id }) => id === person.teamId)
  const tags = [
    ...(person.isAdmin ? [words.people.admin] : []),
    ...(view.organisation.dutyLeadId === person.id ? [words.people.dutyLead] : []),
    ...(person.agency === null ? [] : [person.agency]),
    ...(person.isDemo ? [words.people.demo] : []),
  ]
  return (
    <div className="person-row">
      <div className="person-who">
        <strong className="break">
          <Name>{person.name}</Name>
        </strong>{' '}
        <span className="soft break">{person.email}</span>
        <p className="person-facts">
          <span>{[words.people.roles[person.role], team?.name].filter(Boolean).join(' · ')}</span>
          {tags.map(tag => (
            <span key={tag} className="chip">
              {tag}
            </span>
          ))}
        </p>
      </div>
      <p className="soft person-state">
        {standingOf(person, view, { words, times }).map(line => (
          <span key={line}>{line}</span>
        ))}
      </p>
      <Link
        to="/setup/$section"
        params={{ section: 'people' }}
        search={isOpen ? {} : { who: person.id }}
        className="button button-plain"
        aria-expanded={isOpen}
      >
        {isOpen ? words.people.close : words.change}
        <span className="hidden"> {person.name}</span>
      </Link>
    </div>
  )
}

/** Where they are, who stands in, and how much is theirs. */
function standingOf(
  person: PersonSetup,
  view: SetupView,
  { words, times }: { readonly words: SetupWords; readonly times: Times },
): readonly string[] {
  const { people: say } = words
  if (!person.canSignIn)
    return [person.invitedUntil === null ? say.neverCame : say.invitedUntil(times.full(person.invitedUntil))]
  const cases = person.openCases > 0 ? [say.openCases(person.openCases)] : []
  if (!person.isAbsent) return [whereNow(person, words), ...cases]
  const deputy = view.people.find(({ id }) => id === person.deputyId)
  return [
    person.absentUntil === null ? say.absent : say.absentUntil(times.full(person.absentUntil)),
    deputy ? say.deputy(deputy.name) : say.noDeputy,
    ...cases,
  ]
}

/** Whoever has not said yet whether they are here, or closed the desk without leaving, is signed in all the same. */
function whereNow({ presence, isSignedIn }: PersonSetup, { people: say }: SetupWords): string {
  return presence === 'offline' && isSignedIn === true ? say.presence.signedIn : say.presence[presence]
}
