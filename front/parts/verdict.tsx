/** Whether it is solved: asked where we think so, offered quietly where we do not. */
import type { CaseForCustomer } from '../../contract/case.ts'
import { useSpeech } from '../speech.tsx'
import { Act } from './act.tsx'
import { SolvedForm } from './solved-form.tsx'

interface VerdictProps {
  readonly state: CaseForCustomer
  readonly caseHref: string
}

export function isAsked({ status }: CaseForCustomer): boolean {
  return status === 'proposed' || status === 'unconfirmed'
}

/** The question and its two answers, of one press each. */
export function AskedVerdict({ state, caseHref }: VerdictProps) {
  const { words } = useSpeech()
  if (!isAsked(state)) return null
  // What most likely needs a press comes first: doubt, where somebody else spoke for the customer.
  const isDoubtful = state.status === 'unconfirmed'
  const yes = state.canSolve && (
    <SolvedForm
      key="yes"
      state={state}
      caseHref={caseHref}
      says={words.verdict.yes}
      look={isDoubtful ? 'second' : 'main'}
    />
  )
  const no = state.canDeny && (
    <Act
      key="no"
      to={`${caseHref}/not-solved`}
      says={words.verdict.no}
      look={isDoubtful ? 'main' : 'second'}
    />
  )
  return <div class="verdict">{isDoubtful ? [no, yes] : [yes, no]}</div>
}

/** The same acts where nobody asked. */
export function OwnVerdict({ state, caseHref }: VerdictProps) {
  const { words } = useSpeech()
  if (isAsked(state) || (!state.canSolve && !state.canDeny)) return null
  return (
    <section class="verdict-own">
      {state.canSolve && (
        <>
          <h2>{words.verdict.title}</h2>
          <p>{words.verdict.itIsHint}</p>
          <SolvedForm state={state} caseHref={caseHref} says={words.verdict.itIs} look="second" />
        </>
      )}
      {state.canDeny && <Act to={`${caseHref}/not-solved`} says={words.verdict.backAgain} />}
    </section>
  )
}
