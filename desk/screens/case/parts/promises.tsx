import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { PromiseView } from '../../../../contract/case.ts'
import type { CaseView } from '../../../../contract/desk.ts'
import { recordingsIn } from '../../../../contract/recordings.ts'
import type { Recording } from '../../../../contract/recordings.ts'
import { promisesWords } from '../../../../contract/words/promises.ts'
import { useWordsOf } from '../../../choices.tsx'
import { promise as promiseCommand } from '../../../commands/case.ts'
import { useWorld } from '../../../commands/world.tsx'
import { changeDraft } from '../../../drafts.ts'
import { isKeptByHand } from '../../../keeps.ts'
import { CommandButton } from '../../../parts/command-button.tsx'
import { AreaField } from '../../../parts/field.tsx'
import { Icon } from '../../../parts/icon.tsx'
import type { Sign } from '../../../parts/icon.tsx'
import { Said } from '../../../parts/said.tsx'
import { duration, useNow, useTimes } from '../../../when.tsx'
import { HeardAt } from './story-recording.tsx'
import { BindingActs, BindingForm, PromiseDetails } from './promise-binding.tsx'

const SIGNS: Readonly<Record<PromiseView['state'], Sign>> = {
  open: 'clock',
  kept: 'check',
  broken: 'warn',
  replaced: 'turn',
  released: 'check',
}

/** Broken and open first, by when they fall due; what is settled after. */
export function Promises({ view }: { view: CaseView }) {
  const { words } = useWorld()
  const recordings = recordingsIn(view.story)
  const unsettled = view.promises.filter(isUnsettled).toSorted((a, b) => a.dueAt - b.dueAt)
  const settled = view.promises
    .filter(promise => !isUnsettled(promise))
    .toSorted((a, b) => b.madeAt - a.madeAt)
  return (
    <section className="rail-part" aria-labelledby="promised-title">
      <h2 id="promised-title">{words.now.promised}</h2>
      {view.promises.length === 0 && <p className="hint">{words.promise.none}</p>}
      {unsettled.length > 0 && (
        <ul className="promises">
          {unsettled.map(promise => (
            <OnePromise key={promise.id} promise={promise} caseId={view.summary.id} recordings={recordings} />
          ))}
        </ul>
      )}
      {settled.length > 0 && (
        <details className="settled">
          <summary>{words.promise.settled(settled.length)}</summary>
          <ul className="promises">
            {settled.map(promise => (
              <OnePromise
                key={promise.id}
                promise={promise}
                caseId={view.summary.id}
                recordings={recordings}
              />
            ))}
          </ul>
        </details>
      )}
      <CommandButton command={promiseCommand} look="row" />
    </section>
  )
}

function isUnsettled({ state }: PromiseView): boolean {
  return state === 'open' || state === 'broken'
}

interface OneProps {
  readonly promise: PromiseView
  readonly caseId: string
  /** Those in which it may have been said. */
  readonly recordings: readonly Recording[]
}

function OnePromise({ promise, caseId, recordings }: OneProps) {
  const { words, show, promise: openForm } = useWorld()
  const more = useWordsOf(promisesWords)
  const times = useTimes()
  const at = useNow(30_000)
  const { do: form, promise: formFor } = useSearch({ strict: false })
  const isKeeping = form === 'keep' && formFor === promise.id
  const isSoon = promise.state === 'open' && promise.isDueSoon
  const isPaused = promise.isPaused === true
  const isOpen = promise.state === 'open'
  // What is broken stays broken and is put right by a new promise; only an open one is replaced.
  const promiseAnew = () => {
    const replaces = isOpen ? promise.id : null
    changeDraft(caseId, {
      mode: 'reply',
      // In place of the house's promise somebody makes one of their own.
      promise: {
        kind: promise.kind === 'answer' ? 'reply' : promise.kind,
        words: promise.words ?? '',
        dueAt: null,
        replaces,
      },
    })
    openForm()
  }
  return (
    <li className="promise" data-state={isPaused ? 'paused' : isSoon ? 'due-soon' : promise.state}>
      <p className="promise-state">
        <Icon sign={SIGNS[promise.state]} size={13} />
        <strong>
          {isPaused ? more.paused : isSoon ? words.promise.dueSoon : words.promise.state[promise.state]}
        </strong>
        <span>{words.promise.kinds[promise.kind]}</span>
        <time>
          {times.full(promise.dueAt)}
          {promise.state === 'open' &&
            !isPaused &&
            promise.dueAt > at &&
            ` · ${duration(promise.dueAt - at, words.time)}`}
        </time>
      </p>
      {promise.words !== null && (
        <p className="words" dir="auto">
          {promise.words}
        </p>
      )}
      <PromiseDetails promise={promise} />
      <HeardAt promise={promise} recordings={recordings} />
      {!isUnsettled(promise) && <p className="soft">{words.promise.by(promise.by.name)}</p>}
      {isUnsettled(promise) && !isKeeping && (
        <div className="form-acts">
          {isKeptByHand(promise) && (
            <button type="button" className="button button-plain" onClick={() => show('keep', promise.id)}>
              {words.promise.keep}
            </button>
          )}
          <button type="button" className="button button-quiet" onClick={promiseAnew}>
            {isOpen ? words.promise.replace : words.promise.putRight}
          </button>
          <BindingActs promise={promise} caseId={caseId} />
          <span className="soft promise-by">{words.promise.by(promise.by.name)}</span>
        </div>
      )}
      {isKeeping && <KeepForm promise={promise} caseId={caseId} />}
      {isUnsettled(promise) && formFor === promise.id && (
        <BindingForm form={form} promise={promise} caseId={caseId} />
      )}
    </li>
  )
}

function KeepForm({ promise, caseId }: { promise: PromiseView; caseId: string }) {
  const { words, act, show } = useWorld()
  const [evidence, setEvidence] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const outcome = await act(caseId, {
      act: 'keep-promise',
      commitmentId: promise.id,
      evidence: evidence.trim(),
    })
    if (outcome.done) show(null)
  }
  return (
    <form onSubmit={event => void submit(event)}>
      <AreaField
        label={words.promise.evidence}
        hint={words.promise.evidenceHint}
        value={evidence}
        autoFocus
        required
        rows={2}
        onChange={event => setEvidence(event.currentTarget.value)}
      />
      <Said caseId={caseId} acts={['keep-promise']} />
      <div className="form-acts">
        <button type="submit" className="button button-main">
          {words.promise.keepSubmit}
        </button>
        <button type="button" className="button button-quiet" onClick={() => show(null)}>
          {words.acts.cancel}
        </button>
      </div>
    </form>
  )
}
