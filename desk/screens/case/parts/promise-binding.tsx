/** What binds: frozen terms, moved dates, pauses, and what was said beyond somebody's authority. */
import { useState } from 'react'
import type { PromiseView } from '../../../../contract/case.ts'
import { promisesWords } from '../../../../contract/words/promises.ts'
import { useWordsOf } from '../../../choices.tsx'
import type { FormName } from '../../../commands/command.ts'
import { useWorld } from '../../../commands/world.tsx'
import type { DraftPromise } from '../../../drafts.ts'
import { localOf, momentOf } from '../../../due.ts'
import { Said } from '../../../parts/said.tsx'
import { useNow, useTimes } from '../../../when.tsx'
import { amountOf } from '../../../promise-act.ts'
import { ActForm } from './act-form.tsx'
import { MoneyField } from './money-field.tsx'

interface Props {
  readonly promise: PromiseView
  readonly caseId: string
}

/** What stands below its words; nothing for a plain promise. */
export function PromiseDetails({ promise }: Pick<Props, 'promise'>) {
  const words = useWordsOf(promisesWords)
  const times = useTimes()
  const { moved = 0, evidence, terms, equivalent, to } = promise
  const saidIn = saidWhere(evidence)
  return (
    <>
      {to && <p className="soft">{words.madeTo(to.name)}</p>}
      {(moved > 0 || saidIn !== null) && (
        <p className="promise-facts">
          {moved > 0 && <span className="promise-moved">{words.moved(moved)}</span>}
          {saidIn !== null && <a href={`#said-${saidIn}`}>{words.showSaid}</a>}
        </p>
      )}
      {terms && (
        <details className="promise-terms">
          <summary>{words.termsAs(terms.name, terms.version)}</summary>
          <p className="words" dir="auto">
            {terms.terms}
          </p>
          {terms.standsUntil !== undefined && (
            <p className="hint">{words.standsUntil(times.date(terms.standsUntil))}</p>
          )}
          {terms.hasArrived === false && <p className="hint">{words.notArrived}</p>}
        </details>
      )}
      {terms?.isOlder === true && <p className="hint">{words.older}</p>}
      {promise.waitsForReference === true && <p className="hint">{words.waitsForReference}</p>}
      {promise.isKeptByGiving === true && promise.waitsForReference !== true && (
        <p className="hint">{words.keptByGiving}</p>
      )}
      {promise.isBeyond === true && <p className="promise-beyond">{words.beyond}</p>}
      {equivalent && (
        <div className="promise-instead">
          <p className="hint">{words.offered(times.full(equivalent.dueAt))}</p>
          {equivalent.words !== null && (
            <p className="words" dir="auto">
              {equivalent.words}
            </p>
          )}
        </div>
      )}
    </>
  )
}

/** The message or the call in the story; recordings are played by a part of their own. */
function saidWhere(evidence: PromiseView['evidence']): string | null {
  if (!evidence) return null
  if ('messageId' in evidence) return evidence.messageId
  return 'callId' in evidence ? evidence.callId : null
}

/** What can be done with an open promise beside keeping and moving it; one that is broken is put right by something as good. */
export function BindingActs({ promise, caseId }: Props) {
  const words = useWordsOf(promisesWords)
  const { act, show, me } = useWorld()
  const { id: commitmentId } = promise
  const isLead = me.agent.role !== 'agent'
  const isBroken = promise.state === 'broken'
  const quiet = (label: string, onClick: () => void) => (
    <button type="button" className="button button-quiet" onClick={onClick}>
      {label}
    </button>
  )
  if (promise.isPaused === true)
    return quiet(words.resume, () => void act(caseId, { act: 'resume-promise', commitmentId }))
  return (
    <>
      {!isBroken && promise.kind !== 'answer' && quiet(words.pause, () => show('pause', commitmentId))}
      {!isBroken &&
        promise.isBeyond === true &&
        isLead &&
        quiet(words.honour, () => void act(caseId, { act: 'honour-promise', commitmentId }))}
      {(promise.isBeyond === true || isBroken) &&
        isLead &&
        !promise.equivalent &&
        quiet(words.instead, () => show('instead', commitmentId))}
      <Said caseId={caseId} acts={['resume-promise', 'honour-promise']} />
    </>
  )
}

export function BindingForm({ form, promise, caseId }: Props & { readonly form: FormName | undefined }) {
  if (form === 'pause') return <PauseForm promise={promise} caseId={caseId} />
  return form === 'instead' ? <InsteadForm promise={promise} caseId={caseId} /> : null
}

function PauseForm({ promise: { id: commitmentId }, caseId }: Props) {
  const words = useWordsOf(promisesWords)
  return (
    <>
      <ActForm
        caseId={caseId}
        act="pause-promise"
        label={words.pauseFor}
        hint={words.pauseHint}
        submit={words.pauseSubmit}
        toAct={text => ({ act: 'pause-promise', commitmentId, words: text })}
      />
      <Said caseId={caseId} acts={['pause-promise']} />
    </>
  )
}

function InsteadForm({ promise: { id: commitmentId, kind }, caseId }: Props) {
  const words = useWordsOf(promisesWords)
  const { promise: say } = useWorld().words
  const times = useTimes()
  const at = useNow(60_000)
  const [dueAt, setDueAt] = useState<number | null>(null)
  const [typed, type] = useState<Pick<DraftPromise, 'amount' | 'currency'>>({})
  return (
    <>
      <ActForm
        caseId={caseId}
        act="offer-equivalent"
        lead={words.insteadHint}
        label={say.words}
        submit={words.insteadSubmit}
        toAct={text =>
          dueAt === null
            ? null
            : {
                act: 'offer-equivalent',
                commitmentId,
                kind: kind === 'answer' ? 'reply' : kind,
                words: text,
                dueAt,
                amount: amountOf(typed),
              }
        }
      >
        <label className="promise-until">
          {say.due}
          <input
            className="input"
            type="datetime-local"
            required
            min={localOf(at, times.timeZone)}
            value={dueAt === null ? '' : localOf(dueAt, times.timeZone)}
            onChange={event => setDueAt(momentOf(event.currentTarget.value, times.timeZone))}
          />
        </label>
        <MoneyField typed={typed} change={part => type(before => ({ ...before, ...part }))} />
      </ActForm>
      <Said caseId={caseId} acts={['offer-equivalent']} />
    </>
  )
}
