/** What the customer wants answered, point by point: they list it themselves, and say what is settled. Needs no script. */
import type { CaseForCustomer } from '../../contract/case.ts'
import { ladderWords } from '../../contract/words/ladder.ts'
import { useSpeech } from '../speech.tsx'
import { Act } from './act.tsx'
import { Field } from './field.tsx'

export interface PointsProps {
  readonly state: CaseForCustomer
  readonly caseHref: string
}

/** More than these nobody reads, and a "no" has to answer them all. */
const MOST_OPEN = 12

export function Points({ state, caseHref }: PointsProps) {
  const { language, formToken } = useSpeech()
  const { points = [], mayList = false } = state.ladder ?? {}
  if (!state.ladder || (points.length === 0 && !mayList)) return null
  const say = ladderWords[language].page
  const open = points.filter(point => point.state === 'open').length
  return (
    <section class="points" id="points" aria-labelledby="points-title">
      <h2 id="points-title">{say.points}</h2>
      <p>{say.pointsWhy}</p>
      {points.length > 0 && (
        <ol>
          {points.map(point => (
            <Point key={point.id} point={point} mayList={mayList} caseHref={caseHref} />
          ))}
        </ol>
      )}
      {mayList && open < MOST_OPEN && (
        // A new form after each point, so that what was typed is gone with it.
        <form key={points.length} method="post" action={`${caseHref}/points`} data-act>
          <input type="hidden" name="token" value={formToken} />
          <Field name="point" label={say.pointLabel} hint={say.pointHint}>
            {described => <input {...described} name="words" maxLength={500} autoComplete="off" required />}
          </Field>
          <button class="second">{say.pointSave}</button>
        </form>
      )}
    </section>
  )
}

type OnePoint = NonNullable<NonNullable<CaseForCustomer['ladder']>['points']>[number]

function Point({
  point: { id, words, state, reason },
  mayList,
  caseHref,
}: {
  readonly point: OnePoint
  readonly mayList: boolean
  readonly caseHref: string
}) {
  const { language } = useSpeech()
  const say = ladderWords[language].page
  const href = `${caseHref}/points/${id}`
  return (
    <li class="point" data-state={state}>
      <p dir="auto">
        {words ?? say.pointErased}
        {state === 'settled' && <strong class="point-settled"> ✓ {say.settled}</strong>}
      </p>
      {state === 'taken-back' && <p class="soft">{say.takenBack(reason ?? say.pointErased)}</p>}
      {mayList && state === 'open' && <Act to={`${href}/settled`} says={say.isSettled} />}
      {mayList && state === 'settled' && <Act to={`${href}/open`} says={say.notSettled} look="quiet" />}
    </li>
  )
}
