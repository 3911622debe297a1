/** Another week becomes like the one that is shown. */
import { useState } from 'react'
import type { RotaWeek } from '../../../../contract/rota.ts'
import { rotaWords } from '../../../../contract/words/rota.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Field, TextField } from '../../../parts/field.tsx'
import { useSaving } from '../data.ts'
import { daysAfter, rotaRequests } from '../rota-data.ts'
import { Why } from './save-bar.tsx'

interface Props {
  readonly rota: RotaWeek
  readonly onShow: (week: string) => void
}

export function RotaCopy({ rota: { week, people }, onShow }: Props) {
  const { copy: say } = useWordsOf(rotaWords)
  const saving = useSaving()
  const [to, setTo] = useState(daysAfter(week, 7))
  const [agentId, setAgentId] = useState<string | null>(null)
  const [copied, setCopied] = useState<number | null>(null)
  const copy = async () => {
    const done = await saving.run(() => rotaRequests.copy({ from: week, to, agentId }))
    setCopied(done?.people ?? null)
  }
  return (
    <details className="setup-part">
      <summary>{say.title}</summary>
      <form
        className="setup-form"
        onSubmit={event => {
          event.preventDefault()
          void copy()
        }}
      >
        <p className="hint">{say.hint}</p>
        <div className="setup-row">
          <TextField
            label={say.to}
            type="date"
            required
            value={to}
            onChange={event => setTo(event.currentTarget.value)}
          />
          <Field label={say.whose}>
            {ids => (
              <select
                {...ids}
                className="input"
                value={agentId ?? ''}
                onChange={event => setAgentId(event.currentTarget.value || null)}
              >
                <option value="">{say.everybody}</option>
                {people.map(person => (
                  <option key={person.agentId} value={person.agentId}>
                    {person.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <button
            type="submit"
            className="button button-plain"
            disabled={to === '' || saving.state.is === 'saving'}
          >
            {say.do}
          </button>
        </div>
        <Why saving={saving} onReset={saving.clear} />
        <p role="status">
          {copied !== null && (
            <>
              {say.done(copied)}{' '}
              <button type="button" className="button button-quiet" onClick={() => onShow(to)}>
                {say.show}
              </button>
            </>
          )}
        </p>
      </form>
    </details>
  )
}
