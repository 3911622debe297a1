/** “It is solved”, said while something is still owed: each promise is asked about, and what is not ticked is owed all the same. */
import type { CaseForCustomer } from '../../contract/case.ts'
import { useSpeech } from '../speech.tsx'
import { Act } from './act.tsx'
import { letGoField, stillOwed } from './owed.ts'

interface SolvedFormProps {
  readonly state: CaseForCustomer
  readonly caseHref: string
  readonly says: string
  readonly look: 'main' | 'second'
}

export function SolvedForm({ state, caseHref, says, look }: SolvedFormProps) {
  const { words, tell, formToken } = useSpeech()
  const owed = stillOwed(state)
  const to = `${caseHref}/solved`
  if (owed.length === 0) return <Act to={to} says={says} look={look} />
  return (
    <form method="post" action={to} data-act="" class="owed">
      <input type="hidden" name="token" value={formToken} />
      <fieldset>
        <legend>{words.verdict.owed}</legend>
        {owed.map(promise => {
          const name = letGoField(promise)
          return (
            <div key={promise.id} class="field tick">
              <input type="checkbox" id={name} name={name} value="yes" aria-describedby={`${name}-hint`} />
              <label for={name} class="label" dir="auto">
                {promise.words ?? words.promises.kind[promise.kind]}
              </label>
              <p id={`${name}-hint`} class="hint">
                {words.verdict.owedBy(tell.moment(promise.dueAt))}
              </p>
            </div>
          )
        })}
      </fieldset>
      <p class="hint">{words.verdict.owedHint}</p>
      <button class={look}>{says}</button>
    </form>
  )
}
