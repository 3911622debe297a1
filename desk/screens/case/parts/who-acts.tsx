/** Who has shown what, who may act for the customer, and what a writer who speaks for somebody else may hear. */
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useSearch } from '@tanstack/react-router'
import type { ActingView } from '../../../../contract/acting.ts'
import type { CaseView } from '../../../../contract/desk.ts'
import type { ActingDeskWords } from '../../../../contract/words/acting-desk-en.ts'
import { actingDeskWords } from '../../../../contract/words/acting-desk.ts'
import { useWordsOf } from '../../../choices.tsx'
import { askHelper } from '../../../commands/acting.ts'
import { useWorld } from '../../../commands/world.tsx'
import { CommandButton } from '../../../parts/command-button.tsx'
import { TextField } from '../../../parts/field.tsx'
import { formText } from '../../../parts/form-text.ts'
import { Icon } from '../../../parts/icon.tsx'
import { Name } from '../../../parts/name.tsx'
import { useTimes } from '../../../when.tsx'
import type { CaseData } from '../data.ts'
import { Account } from './account.tsx'

export function WhoActs({ view, data }: { view: CaseView; data: CaseData }) {
  const words = useWordsOf(actingDeskWords)
  const times = useTimes()
  const { do: form } = useSearch({ strict: false })
  const { acting, holder } = view
  if (!acting) return null
  const { proof, helpers } = acting
  return (
    <section className="rail-part who-acts" aria-labelledby="who-acts-title">
      <h2 id="who-acts-title">{words.title}</h2>
      {proof && (
        <p className="good">
          <Icon sign="check" size={13} /> {words.shown(words.how[proof.how], times.short(proof.at))}
        </p>
      )}
      {helpers.length > 0 && (
        <ul className="acting-list">
          {helpers.map(helper => (
            <Helper key={helper.id} helper={helper} words={words} date={times.date} />
          ))}
        </ul>
      )}
      {form === 'helper' ? (
        <AskForm view={view} data={data} />
      ) : (
        <CommandButton command={askHelper} look="row" />
      )}
      {holder && (
        <>
          <h3>{words.holder}</h3>
          <p className="who-name">
            <Name>{holder.name}</Name>
          </p>
          {holder.accounts.map(account => (
            <Account key={account.number} account={account} />
          ))}
        </>
      )}
    </section>
  )
}

/** Before anything else in the rail: what must not be said. */
export function AboutBanner({ view: { acting, customer } }: { view: CaseView }) {
  const words = useWordsOf(actingDeskWords)
  const about = acting?.about
  if (!about) return null
  const mayHear = about.standing === 'may-hear'
  const isOwn = about.kind === 'own-account'
  const writer = customer.name || words.writer
  const says =
    isOwn && about.standing in words.own
      ? words.own[mayHear ? 'may-hear' : 'asked']
      : words.about[about.standing](writer)
  return (
    <aside className="acting-banner" data-hear={mayHear}>
      <p>
        <Icon sign={mayHear ? 'check' : 'warn'} size={14} /> <strong>{says}</strong>
      </p>
      {about.name !== '' && <p className="break">{words.for(about.name)}</p>}
      {about.typed !== '' && <p className="break">{words.typed(about.typed)}</p>}
      {!isOwn && about.standing === 'asked' && <p className="soft">{words.holderAsked}</p>}
    </aside>
  )
}

interface HelperProps {
  readonly helper: ActingView['helpers'][number]
  readonly words: ActingDeskWords
  readonly date: (at: number) => string
}

function Helper({ helper, words, date }: HelperProps) {
  const isActing = helper.standing === 'acting'
  return (
    <li>
      <p>
        <strong>
          <Name>{helper.name}</Name>
        </strong>{' '}
        <span className={isActing ? 'good' : 'soft'}>
          {isActing && <Icon sign="check" size={12} />} {words.standing[helper.standing]}
        </span>
      </p>
      {(isActing || helper.standing === 'ended') && (
        <p className="soft">
          {helper.mayDecide ? words.decides : words.reads} ·{' '}
          {helper.inAllMatters ? words.everywhere : words.here} · {words.until(date(helper.until))}
        </p>
      )}
      <p className="soft break">{helper.address}</p>
    </li>
  )
}

/** Heard on the phone: it is a question to the customer, and no leave. */
function AskForm({ view, data }: { view: CaseView; data: CaseData }) {
  const words = useWordsOf(actingDeskWords)
  const world = useWorld()
  const [requestId, setRequestId] = useState(() => crypto.randomUUID())
  const [wrong, setWrong] = useState<string | null>(null)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const heard = { requestId, name: formText(form, 'name'), address: formText(form, 'address') }
    const says = await data.askHelper(view.summary.id, heard)
    setWrong(says)
    if (says !== null) return
    setRequestId(crypto.randomUUID())
    world.show(null)
  }
  return (
    <form className="act-form" onSubmit={event => void send(event)}>
      <p className="hint">{words.recordHint}</p>
      <TextField name="name" label={words.name} required autoFocus autoComplete="off" />
      <TextField name="address" label={words.address} required autoComplete="off" />
      {wrong !== null && (
        <p className="warn" role="alert">
          {wrong}
        </p>
      )}
      <div className="form-acts">
        <button type="submit" className="button button-main">
          {words.submit}
        </button>
        <button type="button" className="button button-quiet" onClick={() => world.show(null)}>
          {world.words.acts.cancel}
        </button>
      </div>
    </form>
  )
}
