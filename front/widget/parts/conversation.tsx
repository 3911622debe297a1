/** The matter that was begun: how it stands, who answers for it, what was promised and said, and the box for more. */
import { useEffect } from 'preact/hooks'
import type { CaseForCustomer } from '../../../contract/case.ts'
import { useWatched } from '../../islands/use-watched.ts'
import { standingSentence } from '../../parts/standing.ts'
import { useAround } from '../speech.ts'
import type { Talk } from '../talk.ts'
import { ReplyForm } from './reply-form.tsx'
import { Story } from './story.tsx'
import { Verdict } from './verdict.tsx'

export function Conversation({ talk }: { readonly talk: Talk }) {
  const { words, contact } = useAround()
  const view = useWatched(talk.view)
  useEffect(() => talk.follow(), [talk])
  const { state } = view
  const says = words.talk
  if (!state) return <p>{words.loading}</p>
  const isSolved = state.status === 'solved'
  return (
    <>
      <Standing state={state} />
      <Promises state={state} />
      <Story view={view} talk={talk} />
      <Verdict state={state} talk={talk} />
      {view.filesLost.length > 0 && <p class="notice">{says.filesLost(view.filesLost.join(', '))}</p>}
      {view.isLost && (
        <p class="notice" role="status">
          {says.lost}
        </p>
      )}
      {view.hasFailed && (
        <p class="problem" role="alert">
          {says.failed}
        </p>
      )}
      <ReplyForm talk={talk} draft={view.draft} />
      <p class="acts">
        {state.line && (
          <button type="button" onClick={() => talk.ask('leave')}>
            {says.leave}
          </button>
        )}
        {isSolved && (
          <button type="button" onClick={contact.beginAnew}>
            {says.another}
          </button>
        )}
        <a href={talk.held.href} target="_blank" rel="noopener noreferrer">
          {says.whole}
        </a>
      </p>
    </>
  )
}

function Standing({ state }: { readonly state: CaseForCustomer }) {
  const { words } = useAround()
  const { owner, line, status } = state
  const says = words.talk
  return (
    <div class="standing" aria-live="polite">
      <p class="hint">
        <bdi>{says.reference(state.reference)}</bdi>
      </p>
      <h3 class="large">{standingSentence(state, words.stands)}</h3>
      {status === 'merged' && <p>{says.joined}</p>}
      {line && !line.callback && <p class="wait">{line.wait.sentence}</p>}
      {line?.callback && <Called called={line.callback} />}
      {owner && status !== 'solved' && <p>{(owner.hasAccepted ? says.keeps : says.standsIn)(owner.name)}</p>}
    </div>
  )
}

/** They are called, at their turn or at the time that they chose; the rest is on the page of the case. */
function Called({
  called,
}: {
  readonly called: NonNullable<NonNullable<CaseForCustomer['line']>['callback']>
}) {
  const { words } = useAround()
  const { own: say } = words.called
  const { by, masked } = called
  return (
    <div class="wait">
      <strong>{by === 'phone' ? say.willCall : say.willTell}</strong>
      {masked !== null && <p>{say.number.replace('{masked}', masked.replace('…', ''))}</p>}
    </div>
  )
}

function Promises({ state }: { readonly state: CaseForCustomer }) {
  const { words, tell } = useAround()
  const open = state.promises.filter(promise => promise.state === 'open')
  const { deciding = [] } = state
  if (open.length === 0 && deciding.length === 0) return null
  const says = words.talk
  return (
    <ul class="promises">
      {deciding.map(({ name, what, until }) => (
        <li key={what} dir="auto">
          {says.deciding(name, what, tell.moment(until))}
        </li>
      ))}
      {open.map(promise => (
        <li key={promise.id} dir="auto">
          {says.promise(
            promise.words ?? says.kind[promise.kind],
            promise.by.name,
            tell.moment(promise.dueAt),
          )}
        </li>
      ))}
    </ul>
  )
}
