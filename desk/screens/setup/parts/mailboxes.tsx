/** The addresses that customers write to, whether mail can come in, and what its mail asks for. */
import { useState } from 'react'
import type { MailboxSetup, SetupView } from '../../../../contract/setup.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useChoices, useWordsOf } from '../../../choices.tsx'
import { Field, TextField } from '../../../parts/field.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { useTimes } from '../../../when.tsx'
import { requests, useSaving } from '../data.ts'
import { useDraft } from './draft.ts'
import { FetchedMailboxes } from './fetched.tsx'
import { SaveBar, UndoBar, Why } from './save-bar.tsx'

export function MailboxesSection({ view }: { view: SetupView }) {
  const words = useWordsOf(setupWords)
  const { domain, port, isListening } = view.mail
  const removing = useSaving()
  const [gone, setGone] = useState<MailboxSetup | null>(null)
  const remove = async (box: MailboxSetup) => {
    if ((await removing.run(() => requests.removeMailbox(box.address, box.version))) !== null) setGone(box)
  }
  const putBack = async ({ address, purpose, skill }: MailboxSetup) => {
    const done = await removing.run(() => requests.mailbox(address, { version: 0, purpose, skill }))
    if (done !== null) setGone(null)
  }
  return (
    <div className="setup-form">
      <p className="hint">{words.mailboxes.lead(domain)}</p>
      <p className={isListening ? 'good' : 'said'}>
        <Icon sign={isListening ? 'check' : 'warn'} />{' '}
        {isListening ? words.mailboxes.listening(port) : words.mailboxes.deaf(port)}
      </p>
      {view.mailboxes.length === 0 && <p>{words.mailboxes.empty}</p>}
      <ul className="setup-list">
        {view.mailboxes.map(box => (
          <li key={box.address}>
            <MailboxRow box={box} view={view} onRemove={() => void remove(box)} />
          </li>
        ))}
      </ul>
      <Why saving={removing} onReset={() => setGone(null)} />
      <UndoBar what={gone?.address ?? null} onUndo={() => gone && void putBack(gone)} />
      <AddMailbox view={view} />
      <FetchedMailboxes />
    </div>
  )
}

interface RowProps {
  readonly box: MailboxSetup
  readonly view: SetupView
  readonly onRemove: () => void
}

function MailboxRow({ box, view, onRemove }: RowProps) {
  const words = useWordsOf(setupWords)
  const times = useTimes()
  const saving = useSaving()
  const { address, version, purpose, skill, lastMailAt } = box
  const { value, isDirty, change, reset } = useDraft({ version, purpose, skill })
  const save = async () => {
    if ((await saving.run(() => requests.mailbox(address, value))) !== null) reset()
  }
  return (
    <form
      aria-label={address}
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <p className="setup-row-head">
        <strong className="break">{address}</strong>
        <span className="soft">
          {lastMailAt === null ? words.mailboxes.noMail : words.mailboxes.lastMail(times.short(lastMailAt))}
        </span>
        {!isDirty && (
          <button type="button" className="button button-quiet" onClick={onRemove}>
            {words.remove}
            <span className="hidden"> {address}</span>
          </button>
        )}
      </p>
      <div className="setup-row">
        <PurposeAndSkill view={view} value={value} onChange={change} />
      </div>
      {(isDirty || saving.state.is !== 'idle') && (
        <SaveBar saving={saving} isDirty={isDirty} onReset={reset} />
      )}
    </form>
  )
}

interface PurposeProps {
  readonly view: SetupView
  readonly value: { readonly purpose: string; readonly skill: string | null }
  readonly onChange: (part: { purpose?: string; skill?: string | null }) => void
}

function PurposeAndSkill({ view, value, onChange }: PurposeProps) {
  const words = useWordsOf(setupWords)
  const { language } = useChoices().choices
  return (
    <>
      <TextField
        label={words.mailboxes.purpose}
        value={value.purpose}
        dir="auto"
        maxLength={200}
        onChange={event => onChange({ purpose: event.currentTarget.value })}
      />
      <Field label={words.mailboxes.skill}>
        {ids => (
          <select
            {...ids}
            className="input"
            value={value.skill ?? ''}
            onChange={event => onChange({ skill: event.currentTarget.value || null })}
          >
            <option value="">{words.mailboxes.anySkill}</option>
            {view.skills.map(skill => (
              <option key={skill.name} value={skill.name}>
                {language === 'es' ? skill.labelEs : skill.labelEn}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  )
}

function AddMailbox({ view }: { view: SetupView }) {
  const words = useWordsOf(setupWords)
  const saving = useSaving()
  const none = { address: '', purpose: '', skill: null as string | null } // widened: a skill may be chosen
  const [box, setBox] = useState(none)
  const add = async () => {
    const { address, ...rest } = box
    const done = await saving.run(() => requests.mailbox(address.trim(), { version: 0, ...rest }))
    if (done !== null) setBox(none)
  }
  return (
    <form
      className="setup-add"
      onSubmit={event => {
        event.preventDefault()
        void add()
      }}
    >
      <div className="setup-row">
        <TextField
          label={words.mailboxes.address}
          type="email"
          placeholder={`bills@${view.mail.domain}`}
          value={box.address}
          required
          onChange={event => setBox({ ...box, address: event.currentTarget.value })}
        />
        <PurposeAndSkill view={view} value={box} onChange={part => setBox({ ...box, ...part })} />
      </div>
      <button type="submit" className="button button-plain" disabled={box.address.trim() === ''}>
        {words.mailboxes.addMailbox}
      </button>
      <Why saving={saving} onReset={() => setBox(none)} />
    </form>
  )
}
