/** A proposed change of a rule: accepted, the rule changes; declined, those who set it aside read why. */
import { useState } from 'react'
import type { RuleGroup } from '../../../../contract/overrides.ts'
import { overridesWords } from '../../../../contract/words/overrides.ts'
import { useWordsOf } from '../../../choices.tsx'
import { AreaField } from '../../../parts/field.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { useTimes } from '../../../when.tsx'
import type { RulesData } from '../data.ts'

interface Props {
  readonly group: RuleGroup
  readonly data: RulesData
  readonly mayAnswer: boolean
}

export function Proposal({ group: { proposal }, data, mayAnswer }: Props) {
  const { proposal: say } = useWordsOf(overridesWords)
  const times = useTimes()
  if (proposal === null) return null
  if (proposal.state !== 'open') {
    const who = proposal.settledBy ?? ''
    const when = proposal.settledAt === null ? '' : times.date(proposal.settledAt)
    return (
      <p className="rules-answer">
        {proposal.state === 'accepted' ? say.accepted(who, when) : say.declined(who, when)}{' '}
        {proposal.reason !== null && <q dir="auto">{proposal.reason}</q>}
      </p>
    )
  }
  return (
    <div className="rules-proposal">
      <p>
        <Icon sign="warn" size={14} /> <strong>{say.open}</strong>
      </p>
      {mayAnswer && <Answer id={proposal.id} data={data} />}
    </div>
  )
}

function Answer({ id, data }: { id: string; data: RulesData }) {
  const words = useWordsOf(overridesWords)
  const { proposal: say } = words
  const [isDeclining, setIsDeclining] = useState(false)
  const [reason, setReason] = useState('')
  if (isDeclining)
    return (
      <form
        className="act-form"
        onSubmit={event => {
          event.preventDefault()
          void data.answer(id, false, reason)
        }}
      >
        <AreaField
          label={say.reason}
          hint={say.reasonHint}
          value={reason}
          required
          autoFocus
          rows={3}
          maxLength={2000}
          onChange={event => setReason(event.currentTarget.value)}
        />
        <div className="form-acts">
          <button type="submit" className="button button-main" disabled={data.isBusy}>
            {say.send}
          </button>
          <button type="button" className="button button-quiet" onClick={() => setIsDeclining(false)}>
            {words.conditions.cancel}
          </button>
        </div>
      </form>
    )
  return (
    <div className="form-acts">
      <button
        type="button"
        className="button button-main"
        disabled={data.isBusy}
        onClick={() => void data.answer(id, true, '')}
      >
        {say.accept}
      </button>
      <button type="button" className="button button-plain" onClick={() => setIsDeclining(true)}>
        {say.decline}
      </button>
    </div>
  )
}
