/** Mailboxes on other servers that are fetched: how each goes, what to do where it does not, and the way to add one. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FetchedMailbox } from '../../../../contract/fetched.ts'
import { setupFetchedWords } from '../../../../contract/words/setup-fetched.ts'
import { NotDone } from '../../../api/ask.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'
import { useSaving } from '../data.ts'
import { fetchedQuery, fetchedRequests } from '../fetched-data.ts'
import { sameBut } from './fetched-draft.ts'
import { FetchedForm } from './fetched-form.tsx'
import { Why } from './save-bar.tsx'

export function FetchedMailboxes() {
  const words = useWordsOf(setupFetchedWords)
  const { data, error } = useQuery(fetchedQuery)
  const [addingId, setAddingId] = useState<string | null>(null)
  if (error instanceof NotDone) return <Sentence failure={error.failure} isCalm />
  if (!data) return null
  return (
    <section className="setup-form" aria-labelledby="fetched-title">
      <h3 id="fetched-title">{words.title}</h3>
      <p className="hint">{words.lead}</p>
      {data.mailboxes.length === 0 && <p>{words.empty}</p>}
      <ul className="setup-list">
        {data.mailboxes.map(box => (
          <li key={box.id}>
            <FetchedRow box={box} />
          </li>
        ))}
      </ul>
      {addingId === null ? (
        <div className="form-acts">
          <button
            type="button"
            className="button button-plain"
            onClick={() => setAddingId(crypto.randomUUID())}
          >
            {words.add}
          </button>
        </div>
      ) : (
        <FetchedForm key={addingId} box={null} id={addingId} onDone={() => setAddingId(null)} />
      )}
    </section>
  )
}

function FetchedRow({ box }: { box: FetchedMailbox }) {
  const words = useWordsOf(setupFetchedWords)
  const times = useTimes()
  const saving = useSaving()
  const [isOpen, setOpen] = useState(false)
  const { taken, lastMailAt } = box.state
  return (
    <>
      <p className="setup-row-head">
        <strong className="break">{box.user}</strong>
        <span className="soft break">
          {box.host} · {box.folder}
        </span>
        <span className="soft">
          {words.taken(taken)} ·{' '}
          {lastMailAt === null ? words.noMail : words.lastMail(times.short(lastMailAt))}
        </span>
      </p>
      <State box={box} />
      <Waiting box={box} />
      {!isOpen && <Acts box={box} saving={saving} onEdit={() => setOpen(true)} />}
      <Why saving={saving} onReset={() => {}} />
      {isOpen && <FetchedForm box={box} id={box.id} onDone={() => setOpen(false)} />}
    </>
  )
}

function State({ box: { isPaused, state } }: { box: FetchedMailbox }) {
  const words = useWordsOf(setupFetchedWords)
  const times = useTimes()
  if (isPaused) return <p className="said">{words.paused}</p>
  if (state.trouble) {
    const { kind, says, since } = state.trouble
    return (
      <>
        <p className="said">
          <Icon sign="warn" /> {words.trouble[kind]} {words.since(times.short(since))}
        </p>
        {says !== '' && (
          <p className="hint break">
            {kind === 'no-folder' ? `${words.folders}: ${says}` : words.serverSays(says)}
          </p>
        )}
      </>
    )
  }
  if (state.lastLookAt === null) return <p className="hint">{words.waitingForLook}</p>
  return (
    <p className="good">
      <Icon sign="check" /> {words.well(times.short(state.lastLookAt))}
    </p>
  )
}

function Waiting({ box: { state } }: { box: FetchedMailbox }) {
  const words = useWordsOf(setupFetchedWords)
  const times = useTimes()
  if (state.waiting === 0) return null
  return (
    <details>
      <summary>
        <Icon sign="warn" /> {words.waiting(state.waiting)}
      </summary>
      <ul>
        {state.waitingMails.map(mail => (
          <li key={mail.uid} className="break">
            {words.waitingMail(mail, mail.cameAt === null ? null : times.full(mail.cameAt))} {mail.says}{' '}
            <span className="hint">
              {mail.nextTryAt === null ? words.notTriedAgain : words.triedAgain(times.full(mail.nextTryAt))}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

interface ActsProps {
  readonly box: FetchedMailbox
  readonly saving: ReturnType<typeof useSaving>
  readonly onEdit: () => void
}

function Acts({ box, saving, onEdit }: ActsProps) {
  const words = useWordsOf(setupFetchedWords)
  const [isRemoving, setRemoving] = useState(false)
  const act = (says: string, run: () => void) => (
    <button type="button" className="button button-quiet" onClick={run}>
      {says}
      <span className="hidden"> {box.user}</span>
    </button>
  )
  if (isRemoving)
    return (
      <div className="form-acts">
        <button
          type="button"
          className="button button-plain"
          onClick={() => void saving.run(() => fetchedRequests.remove(box.id, box.version))}
        >
          {words.sureRemove}
        </button>
        {act(words.keepIt, () => setRemoving(false))}
      </div>
    )
  const pause = (isPaused: boolean) =>
    void saving.run(() => fetchedRequests.save(box.id, sameBut(box, { isPaused })))
  return (
    <div className="form-acts">
      {!box.isPaused && act(words.look, () => void saving.run(() => fetchedRequests.look(box.id)))}
      {box.isPaused ? act(words.goOn, () => pause(false)) : act(words.pause, () => pause(true))}
      {act(words.edit, onEdit)}
      {act(words.remove, () => setRemoving(true))}
    </div>
  )
}
