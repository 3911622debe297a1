/** What was promised, to be done by when, and what became of it. */
import type { PromiseView } from '../../contract/case.ts'
import { partOf } from '../../contract/recordings.ts'
import type { Recording } from '../../contract/recordings.ts'
import { useSpeech } from '../speech.tsx'
import { Act } from './act.tsx'
import { Heard } from './heard.tsx'
import { Said } from './said.tsx'

interface PromiseListProps {
  readonly promises: readonly PromiseView[]
  /** Those in which they may have been said. */
  readonly recordings: readonly Recording[]
  readonly caseHref: string
  readonly canRelease: boolean
}

export function PromiseList({ promises, recordings, caseHref, canRelease }: PromiseListProps) {
  const { words, tell } = useSpeech()
  if (promises.length === 0) return null
  return (
    <section class="promises" aria-labelledby="promises-title">
      <h2 id="promises-title">{words.promises.title}</h2>
      <ul class="plain">
        {promises.map(promise => (
          <li key={promise.id} class={`promise ${promise.state}`}>
            <PromiseState promise={promise} />
            <p class="promise-kind">{words.promises.kind[promise.kind]}</p>
            {promise.words && <Said words={promise.words} />}
            {promise.state === 'broken' ? (
              <p>{words.promises.byBroken(promise.by.name)}</p>
            ) : (
              <p class="soft">{words.promises.by(promise.by.name, tell.moment(promise.dueAt))}</p>
            )}
            {promise.to && <p class="soft">{words.promises.to(promise.to.name)}</p>}
            <Details promise={promise} />
            <HeardAt promise={promise} recordings={recordings} caseHref={caseHref} />
            {promise.equivalent && (promise.state === 'open' || promise.state === 'broken') && (
              <Instead
                equivalent={promise.equivalent}
                href={`${caseHref}/promises/${promise.id}`}
                canDecide={canRelease}
              />
            )}
            {canRelease && promise.state === 'open' && (
              <Act
                to={`${caseHref}/promises/${promise.id}/release`}
                says={words.promises.release}
                look="quiet"
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** That it rests, how often its date was moved, and the terms that were frozen when it was made. */
function Details({ promise: { state, isPaused, moved = 0, terms } }: { readonly promise: PromiseView }) {
  const { words, tell } = useSpeech()
  const says = words.promises
  return (
    <>
      {isPaused === true && state === 'open' && <p>{says.paused}</p>}
      {moved > 0 && <p class="soft">{says.moved(moved)}</p>}
      {terms && (
        <details class="promise-terms">
          <summary>{says.terms(terms.name)}</summary>
          <Said words={terms.terms} />
          {terms.standsUntil !== undefined && <p>{says.standsUntil(tell.date(terms.standsUntil))}</p>}
        </details>
      )}
    </>
  )
}

/** Exactly the seconds in which it was said. */
function HeardAt({
  promise,
  recordings,
  caseHref,
}: Pick<PromiseListProps, 'recordings' | 'caseHref'> & { readonly promise: PromiseView }) {
  const part = partOf(promise)
  const recording = recordings.find(({ id }) => id === part?.recordingId)
  return part && recording ? <Heard recording={recording} part={part} caseHref={caseHref} /> : null
}

interface InsteadProps {
  readonly equivalent: NonNullable<PromiseView['equivalent']>
  readonly href: string
  readonly canDecide: boolean
}

/** Something as good: it takes the place of the promise only when the customer says so. */
function Instead({ equivalent: { id, words: offered, dueAt }, href, canDecide }: InsteadProps) {
  const { words, tell } = useSpeech()
  const says = words.promises
  return (
    <div class="promise-instead">
      <p>{says.instead(tell.moment(dueAt))}</p>
      {offered !== null && <Said words={offered} />}
      {canDecide && (
        <div class="verdict">
          <Act to={`${href}/accept/${id}`} says={says.accept} />
          <Act to={`${href}/decline/${id}`} says={says.decline} look="quiet" />
        </div>
      )}
    </div>
  )
}

const SIGNS = { open: '○', soon: '◔', kept: '✓', broken: '!', replaced: '→', released: '–' } as const

function PromiseState({ promise }: { readonly promise: PromiseView }) {
  const { words } = useSpeech()
  const look = promise.state === 'open' && promise.isDueSoon ? 'soon' : promise.state
  return (
    <p class={`tag ${look}`}>
      <span class="sign" aria-hidden="true">
        {SIGNS[look]}
      </span>{' '}
      {useStateSentence(promise) ?? words.promises.open}
    </p>
  )
}

function useStateSentence({ state, isDueSoon, settledAt, dueAt }: PromiseView): string {
  const { words, tell } = useSpeech()
  const says = words.promises
  switch (state) {
    case 'open':
      return isDueSoon ? says.soon : says.open
    case 'kept':
      return settledAt === null ? says.keptPlain : says.kept(tell.moment(settledAt))
    case 'broken':
      return says.broken(tell.moment(dueAt))
    case 'replaced':
      return says.replaced
    case 'released':
      return says.released
  }
}
