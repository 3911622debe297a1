/** Only where somebody asked, or where it comes back; who says so first finds it on the case's own page. */
import type { CaseForCustomer } from '../../../contract/case.ts'
import { letGoField, stillOwed } from '../../parts/owed.ts'
import { useAround } from '../speech.ts'
import type { Talk } from '../talk.ts'

interface VerdictProps {
  readonly state: CaseForCustomer
  readonly talk: Talk
}

export function Verdict({ state, talk }: VerdictProps) {
  const { words } = useAround()
  const isAsked = state.status === 'proposed' || state.status === 'unconfirmed'
  const isSaid = state.status === 'solved' || state.status === 'owing'
  if (!isAsked && !isSaid) return null
  const says = words.verdict
  return (
    <form
      class="verdict"
      onSubmit={event => {
        event.preventDefault()
        talk.ask('solved', new FormData(event.currentTarget))
      }}
    >
      {isAsked && <Owed state={state} />}
      <p class="acts">
        {isAsked && <button class="main">{says.yes}</button>}
        {state.canDeny && (
          <button type="button" onClick={() => talk.ask('not-solved')}>
            {isAsked ? says.no : says.backAgain}
          </button>
        )}
      </p>
    </form>
  )
}

/** Each promise is asked about; what is not ticked is owed all the same. */
function Owed({ state }: Pick<VerdictProps, 'state'>) {
  const { words, tell } = useAround()
  const owed = stillOwed(state)
  if (owed.length === 0) return null
  return (
    <fieldset>
      <legend>{words.verdict.owed}</legend>
      {owed.map(promise => (
        <label key={promise.id} dir="auto">
          <input type="checkbox" name={letGoField(promise)} value="yes" />{' '}
          {promise.words ?? words.talk.kind[promise.kind]} ·{' '}
          {words.verdict.owedBy(tell.moment(promise.dueAt))}
        </label>
      ))}
      <p class="hint">{words.verdict.owedHint}</p>
    </fieldset>
  )
}
