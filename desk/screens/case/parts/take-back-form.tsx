/** A point that was written down by mistake: which one, and why. The customer reads it. */
import { useState } from 'react'
import type { CaseView } from '../../../../contract/desk.ts'
import { pointsToTakeBack } from '../../../commands/ladder.ts'
import { useWorld } from '../../../commands/world.tsx'
import { Field } from '../../../parts/field.tsx'
import { ActForm } from './act-form.tsx'

export function TakeBackForm({ view }: { view: CaseView }) {
  const { ladder: say } = useWorld().words
  const points = pointsToTakeBack(view)
  const [chosen, setChosen] = useState(points[0]?.id ?? '')
  // The one that was chosen may be settled by now.
  const pointId = points.some(({ id }) => id === chosen) ? chosen : (points[0]?.id ?? '')
  return (
    <ActForm
      caseId={view.summary.id}
      act="take-back-point"
      lead={say.takeBackLead}
      label={say.takeBackWhy}
      submit={say.takeBack}
      toAct={reason => (pointId === '' ? null : { act: 'take-back-point', pointId, reason })}
    >
      <Field label={say.takeBackWhich}>
        {ids => (
          <select
            {...ids}
            className="input"
            value={pointId}
            autoFocus
            onChange={event => setChosen(event.currentTarget.value)}
          >
            {points.map(({ id, words }) => (
              <option key={id} value={id}>
                {words ?? say.pointErased}
              </option>
            ))}
          </select>
        )}
      </Field>
    </ActForm>
  )
}
