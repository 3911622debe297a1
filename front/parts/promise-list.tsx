/** What was promised, to be done by when, and what became of it. */
import type { PromiseView } from '../../contract/case.ts'
import { useSpeech } from '../speech.tsx'
import { Act } from './act.tsx'
import { Said } from './said.tsx'

interface PromiseListProps {
  readonly promises: readonly PromiseView[]
  readonly caseHref: string
  readonly canRelease: boolean
}

export function PromiseList({ promises, caseHref, canRelease }: PromiseListProps) {
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
            <p class="soft">{words.promises.by(promise.by.name, tell.moment(promise.dueAt))}</p>
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
