/** Who decides about the case: the owner, a rung above, or the body outside; and what a "no" has to answer. */
import { useSearch } from '@tanstack/react-router'
import { hasAskedAbove } from '../../../../contract/asks-above.ts'
import type { CaseView } from '../../../../contract/desk.ts'
import type { LadderView } from '../../../../contract/ladder-view.ts'
import { answerRung, climb, listPoint, mayClimb, takeBackPoint } from '../../../commands/ladder.ts'
import { useWorld } from '../../../commands/world.tsx'
import { CommandButton } from '../../../parts/command-button.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Said } from '../../../parts/said.tsx'
import { useNow, useTimes } from '../../../when.tsx'
import { ActForm } from './act-form.tsx'
import { ClimbForm } from './climb-form.tsx'
import { TakeBackForm } from './take-back-form.tsx'

export function Ladder({ view }: { view: CaseView }) {
  const world = useWorld()
  const { do: form } = useSearch({ strict: false })
  const { ladder: say } = world.words
  const { ladder, summary } = view
  if (!ladder) return null
  const asks = mayClimb(view) && hasAskedAbove(view.story)
  return (
    <section className="rail-part ladder" aria-labelledby="ladder-title">
      <h2 id="ladder-title">{say.title}</h2>
      <Standing ladder={ladder} />
      {asks && (
        <p className="ladder-asks" role="status">
          <Icon sign="warn" size={14} /> <strong>{say.asks}</strong> {say.asksHint}
        </p>
      )}
      {form === 'answer-rung' && ladder.rung ? (
        <Answer caseId={summary.id} rung={ladder.rung.rung} />
      ) : (
        answerRung.enabled(world) && <CommandButton command={answerRung} look="row" />
      )}
      {form === 'climb' ? (
        <ClimbForm caseId={summary.id} ladder={ladder} />
      ) : (
        climb.enabled(world) && <CommandButton command={climb} look="row" />
      )}
      <Points ladder={ladder} />
      {form === 'point' ? (
        <ActForm
          caseId={summary.id}
          act="list-point"
          label={say.pointLabel}
          submit={say.pointSubmit}
          toAct={words => ({ act: 'list-point', words })}
        />
      ) : (
        listPoint.enabled(world) && <CommandButton command={listPoint} look="row" />
      )}
      {form === 'take-back-point' ? (
        <TakeBackForm view={view} />
      ) : (
        takeBackPoint.enabled(world) && <CommandButton command={takeBackPoint} look="row" />
      )}
      <Said caseId={summary.id} acts={['climb', 'answer-rung', 'list-point', 'take-back-point']} />
    </section>
  )
}

/** In one line, also for the head of the case. */
export function useStanding(ladder: LadderView | undefined): string | null {
  const { ladder: say } = useWorld().words
  const { short } = useTimes()
  if (!ladder?.rung) return null
  const { rung, name, agentId, answerBy, isDeciding } = ladder.rung
  if (agentId === null) return say.outside(name)
  if (!isDeciding) return say.answered(rung, name)
  return answerBy === null ? say.onSoon(rung, name) : say.on(rung, name, short(answerBy))
}

const MINUTE = 60_000

function Standing({ ladder }: { ladder: LadderView }) {
  const { ladder: say } = useWorld().words
  const { short } = useTimes()
  const now = useNow(MINUTE)
  const standing = useStanding(ladder)
  const { rung, next } = ladder
  const timesLate = rung?.timesLate ?? 0
  const isLate = rung?.isDeciding === true && (timesLate > 0 || (rung.answerBy ?? now) < now)
  const above =
    next === null
      ? say.nextNone
      : next.isOutside || next.answerBy === null
        ? say.nextOutside(next.name)
        : say.next(next.name, short(next.answerBy))
  return (
    <>
      <p className="ladder-now" data-late={isLate}>
        {isLate && <Icon sign="warn" size={14} />} <strong>{standing ?? say.none}</strong>
      </p>
      {rung?.isDeciding === true && timesLate > 0 && <p>{say.lastLate(timesLate)}</p>}
      {rung?.isDeciding === true ? (
        <p className="soft">{say.rungDecides}</p>
      ) : (
        <p className="soft">{above}</p>
      )}
    </>
  )
}

function Answer({ caseId, rung }: { caseId: string; rung: number }) {
  const { ladder: say } = useWorld().words
  return (
    <ActForm
      caseId={caseId}
      act="answer-rung"
      lead={say.answerLead}
      label={say.answerLabel}
      hint={say.answerIsNo}
      submit={say.answerSubmit}
      toAct={words => ({ act: 'answer-rung', rung, words })}
    />
  )
}

function Points({ ladder: { points } }: { ladder: LadderView }) {
  const { ladder: say } = useWorld().words
  if (points.length === 0) return null
  return (
    <>
      <h3>{say.points}</h3>
      <ol className="ladder-points">
        {points.map(({ id, words, state, isOwn, reason }) => (
          <li key={id} data-state={state}>
            <span className="ladder-point" dir="auto">
              {words ?? say.pointErased}
            </span>{' '}
            {isOwn && <span className="soft">{say.pointOwn}</span>}{' '}
            {state === 'settled' && (
              <span className="chip">
                <Icon sign="check" size={10} /> {say.pointSettled}
              </span>
            )}
            {state === 'taken-back' && (
              <span className="soft">{say.pointTakenBack(reason ?? say.pointErased)}</span>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
