/** Inviting somebody: a link that works once and is shown once. */
import { useState } from 'react'
import type { Invitation, InvitePerson, SetupView } from '../../../../contract/setup.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { TextField } from '../../../parts/field.tsx'
import { useTimes } from '../../../when.tsx'
import { requests, useSaving } from '../data.ts'
import { PersonFields } from './person-fields.tsx'
import { Why } from './save-bar.tsx'

const NOBODY: InvitePerson = {
  name: '',
  email: '',
  role: 'agent',
  isAdmin: false,
  teamId: null,
  skills: [],
  agency: null,
}

export function Invite({ view }: { view: SetupView }) {
  const words = useWordsOf(setupWords)
  const saving = useSaving()
  const [isOpen, setOpen] = useState(false)
  const [person, setPerson] = useState(NOBODY)
  const [made, setMade] = useState<{ readonly name: string; readonly invitation: Invitation } | null>(null)
  const close = () => {
    setOpen(false)
    setPerson(NOBODY)
    saving.clear()
  }
  const invite = async () => {
    const invitation = await saving.run(() => requests.invite(person))
    if (invitation === null) return
    setMade({ name: person.name, invitation })
    close()
  }
  return (
    <>
      {made && <OneTimeLink name={made.name} invitation={made.invitation} onClose={() => setMade(null)} />}
      {!isOpen && (
        <p>
          <button type="button" className="button button-main" onClick={() => setOpen(true)}>
            {words.people.invite}
          </button>
        </p>
      )}
      {isOpen && (
        <form
          className="setup-part setup-form"
          aria-label={words.people.inviteTitle}
          onSubmit={event => {
            event.preventDefault()
            void invite()
          }}
        >
          <h3>{words.people.inviteTitle}</h3>
          <PersonFields view={view} value={person} onChange={part => setPerson({ ...person, ...part })} />
          <Why saving={saving} onReset={close} />
          <div className="form-acts">
            <button type="submit" className="button button-main" disabled={saving.state.is === 'saving'}>
              {words.people.makeLink}
            </button>
            <button type="button" className="button button-quiet" onClick={close}>
              {words.cancel}
            </button>
          </div>
        </form>
      )}
    </>
  )
}

interface LinkProps {
  readonly name: string
  readonly invitation: Invitation
  readonly onClose: () => void
}

/** Shown now and never again: only its hash is kept. */
export function OneTimeLink({ name, invitation, onClose }: LinkProps) {
  const words = useWordsOf(setupWords)
  const times = useTimes()
  const [isCopied, setCopied] = useState(false)
  return (
    <section className="one-time" aria-label={words.people.link(name)}>
      <TextField
        label={words.people.link(name)}
        hint={words.people.linkHint(times.full(invitation.until))}
        value={invitation.link}
        readOnly
        ref={field => field?.select()}
        onFocus={event => event.currentTarget.select()}
      />
      <div className="form-acts">
        <button
          type="button"
          className="button button-main"
          onClick={() =>
            void navigator.clipboard.writeText(invitation.link).then(
              () => setCopied(true),
              // Where the browser forbids it, the link is selected and can be copied by hand.
              () => setCopied(false),
            )
          }
        >
          {words.copy}
        </button>
        <button type="button" className="button button-quiet" onClick={onClose}>
          {words.people.close}
        </button>
        <span className="hint" role="status">
          {isCopied ? words.copied : ''}
        </span>
      </div>
    </section>
  )
}
