/** The mail doctor: what of our mail works, what does not, and what to do; for the house, and for one address. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MailDoctorView, MailFinding } from '../../../../contract/mail-doctor.ts'
import { filled, mailDoctorWords } from '../../../../contract/words/mail-doctor.ts'
import { NotDone } from '../../../api/ask.ts'
import { useWordsOf } from '../../../choices.tsx'
import { useWorld } from '../../../commands/world.tsx'
import { TextField } from '../../../parts/field.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'
import { mailDoctorQuery } from '../doctor-data.ts'
import { MailTrial } from './mail-trial.tsx'

export function MailDoctorSection() {
  const words = useWordsOf(mailDoctorWords)
  const times = useTimes()
  const { me } = useWorld()
  const [typed, setTyped] = useState('')
  const [address, setAddress] = useState('')
  const { data: view, error, isFetching, refetch } = useQuery(mailDoctorQuery(address))
  const look = () => {
    if (typed.trim() === address) void refetch()
    else setAddress(typed.trim())
  }
  return (
    <div className="setup-form mail-doctor">
      <p className="hint">{words.lead}</p>
      <form
        className="mail-doctor-ask"
        onSubmit={event => {
          event.preventDefault()
          look()
        }}
      >
        <TextField
          label={words.address}
          type="email"
          inputMode="email"
          autoComplete="off"
          value={typed}
          maxLength={320}
          onChange={event => setTyped(event.currentTarget.value)}
        />
        <button type="submit" className="button button-main" disabled={isFetching}>
          {isFetching ? words.looking : words.look}
        </button>
      </form>
      <p className="hint">{words.addressHint}</p>
      {error instanceof NotDone && <Sentence failure={error.failure} />}
      {view && (
        <>
          <Summary view={view} />
          <p className="hint">{words.at(times.time(view.at))}</p>
          <Found title={words.toPutRight} findings={all(view).filter(({ is }) => is === 'trouble')} />
          {view.parts.map(({ name, findings }) => (
            <Found
              key={name}
              title={words.parts[name]}
              findings={findings.filter(({ is }) => is !== 'trouble')}
            />
          ))}
          {view.letters.length > 0 && <Letters letters={view.letters} />}
        </>
      )}
      {me.agent.isAdmin ? <MailTrial /> : <p className="hint">{words.trial.notYours}</p>}
    </div>
  )
}

function all({ parts }: MailDoctorView): readonly MailFinding[] {
  return parts.flatMap(({ findings }) => findings)
}

function Found({ title, findings }: { title: string; findings: readonly MailFinding[] }) {
  if (findings.length === 0) return null
  return (
    <section className="mail-doctor-part">
      <h3>{title}</h3>
      <ul>
        {findings.map(finding => (
          <FindingRow key={`${finding.code} ${finding.about['name'] ?? ''}`} finding={finding} />
        ))}
      </ul>
    </section>
  )
}

function Summary({ view }: { view: MailDoctorView }) {
  const words = useWordsOf(mailDoctorWords)
  const count = (is: MailFinding['is']) => all(view).filter(finding => finding.is === is).length
  const troubles = count('trouble')
  const unknowns = count('unknown')
  return (
    <div className="ready-head" data-ready={troubles === 0} role="status">
      <p className="ready-says">{troubles === 0 ? words.allWell : words.troubles(troubles)}</p>
      {unknowns > 0 && <p>{words.unknowns(unknowns)}</p>}
    </div>
  )
}

const SIGNS = { ok: 'check', trouble: 'warn', unknown: 'note' } as const

function FindingRow({ finding: { code, is, about } }: { finding: MailFinding }) {
  const words = useWordsOf(mailDoctorWords)
  const { says, todo } = words.findings[code]
  return (
    <li className="mail-finding" data-is={is}>
      <Icon sign={SIGNS[is]} />
      <div>
        <p className="break">
          <span className="hidden">{words.is[is]}: </span>
          {filled(says, about)}
        </p>
        {is !== 'ok' && todo !== '' && (
          <p className="soft break">
            <strong>{words.todo}</strong> {filled(todo, about)}
          </p>
        )}
        {is === 'trouble' && about['value'] !== undefined && <CopyValue value={about['value']} />}
      </div>
    </li>
  )
}

/** A record of the DNS is too long to be typed. */
function CopyValue({ value }: { value: string }) {
  const words = useWordsOf(mailDoctorWords)
  const [isCopied, setCopied] = useState(false)
  // Where the browser forbids it, it stands above to be selected.
  const copy = () =>
    void navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => {},
    )
  return (
    <p className="form-acts">
      <button type="button" className="button button-plain" onClick={copy}>
        {words.copy}
      </button>
      <span role="status">{isCopied && words.copied}</span>
    </p>
  )
}

function Letters({ letters }: { letters: MailDoctorView['letters'] }) {
  const words = useWordsOf(mailDoctorWords)
  const times = useTimes()
  return (
    <table className="mail-letters">
      <caption>{words.letters}</caption>
      <thead>
        <tr>
          <th scope="col">{words.letter.reference}</th>
          <th scope="col">{words.letter.written}</th>
          <th scope="col">{words.letter.is}</th>
        </tr>
      </thead>
      <tbody>
        {letters.map(letter => (
          <tr key={`${letter.reference} ${letter.queuedAt}`}>
            <td>{letter.reference}</td>
            <td>{times.short(letter.queuedAt)}</td>
            <td>
              {letter.is === 'waiting'
                ? words.letter.waiting(letter.againAt === null ? null : times.short(letter.againAt))
                : words.letter[letter.is](times.short(letter.settledAt ?? letter.queuedAt))}
              {letter.why !== null && <span className="soft break"> {letter.why}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
