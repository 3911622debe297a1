/** A mail that is sent to see which way it goes: to an address that an administrator names, or out and in again. */
import { useEffect, useState } from 'react'
import type { TrialSent } from '../../../../contract/mail-doctor.ts'
import { mailDoctorWords } from '../../../../contract/words/mail-doctor.ts'
import { NotDone } from '../../../api/ask.ts'
import { useWordsOf } from '../../../choices.tsx'
import { TextField } from '../../../parts/field.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'
import { useSendTrial, useTrialCame } from '../doctor-data.ts'

const PATIENCE_MS = 120_000

export function MailTrial() {
  const words = useWordsOf(mailDoctorWords).trial
  const [to, setTo] = useState('')
  const [isToUs, setToUs] = useState(false)
  const { data: sent, error, isPending, mutate } = useSendTrial()
  const send = (whom: string | null) => {
    setToUs(whom === null)
    mutate(whom)
  }
  return (
    <section className="setup-part" aria-labelledby="mail-trial-title">
      <h3 id="mail-trial-title">{words.title}</h3>
      <form
        className="mail-doctor-ask"
        onSubmit={event => {
          event.preventDefault()
          send(to.trim())
        }}
      >
        <TextField
          label={words.to}
          type="email"
          autoComplete="off"
          required
          maxLength={320}
          value={to}
          onChange={event => setTo(event.currentTarget.value)}
        />
        <button type="submit" className="button button-plain" disabled={isPending}>
          {words.send}
        </button>
      </form>
      <p className="form-acts">
        <button type="button" className="button button-plain" disabled={isPending} onClick={() => send(null)}>
          {words.toUs}
        </button>
      </p>
      <p className="hint">{words.hint}</p>
      <div role="status">
        {isPending && <p>{words.sending}</p>}
        {sent && !isPending && <Way key={sent.id} sent={sent} isToUs={isToUs} />}
      </div>
      {error instanceof NotDone && <Sentence failure={error.failure} />}
    </section>
  )
}

function Way({ sent, isToUs }: { sent: TrialSent; isToUs: boolean }) {
  const words = useWordsOf(mailDoctorWords).trial.steps
  const times = useTimes()
  const [isLate, setLate] = useState(false)
  const isGone = sent.failed === null && sent.relay !== null
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  const cameBackAt = useTrialCame(sent.id, isGone && isToUs && !isLate)
  const returned =
    cameBackAt !== null
      ? ({ sign: 'check', says: words.came(times.time(cameBackAt)) } as const)
      : isLate
        ? ({ sign: 'warn', says: words.late } as const)
        : ({ sign: 'clock', says: words.waits } as const)
  return (
    <ul className="mail-way">
      <Step
        sign={sent.failed === null ? 'check' : 'warn'}
        says={
          sent.failed !== null
            ? words.failed(sent.failed)
            : sent.relay === null
              ? words.outbox
              : words.sent(sent.relay, times.time(sent.at))
        }
      />
      {isGone && (isToUs ? <Step {...returned} /> : <Step sign="note" says={words.elsewhere(sent.to)} />)}
    </ul>
  )
}

function Step({ sign, says }: { sign: 'check' | 'warn' | 'clock' | 'note'; says: string }) {
  return (
    <li className="mail-finding" data-is={sign === 'check' ? 'ok' : sign === 'warn' ? 'trouble' : 'unknown'}>
      <Icon sign={sign} />
      <p className="break">{says}</p>
    </li>
  )
}
