/** Two people change shifts on a day. */
import { useState } from 'react'
import type { RotaPerson } from '../../../../contract/rota.ts'
import { rotaWords } from '../../../../contract/words/rota.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Field } from '../../../parts/field.tsx'

interface Props {
  readonly person: RotaPerson
  readonly people: readonly RotaPerson[]
  readonly onSwap: (withAgentId: string) => void
}

export function RotaSwap({ person, people, onSwap }: Props) {
  const { day: say } = useWordsOf(rotaWords)
  const [other, setOther] = useState('')
  const others = people.filter(({ agentId }) => agentId !== person.agentId)
  if (others.length === 0) return null
  return (
    <div className="setup-row rota-swap">
      <Field label={say.swap}>
        {ids => (
          <select
            {...ids}
            className="input"
            value={other}
            onChange={event => setOther(event.currentTarget.value)}
          >
            <option value="">{say.swapNobody}</option>
            {others.map(({ agentId, name }) => (
              <option key={agentId} value={agentId}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <button
        type="button"
        className="button button-plain"
        disabled={other === ''}
        onClick={() => onSwap(other)}
      >
        {say.swapDo}
      </button>
    </div>
  )
}
