/** One condition, as whoever leads writes it. */
import { useState } from 'react'
import type { FormEvent } from 'react'
import {
  ConditionKindName,
  type ConditionView,
  type RulesView,
  type SetCondition,
} from '../../../../contract/overrides.ts'
import { overridesWords } from '../../../../contract/words/overrides.ts'
import { useWordsOf } from '../../../choices.tsx'
import { AreaField, ChoiceField, TextField } from '../../../parts/field.tsx'
import type { RulesData } from '../data.ts'

interface Props {
  readonly entries: RulesView['entries']
  /** Null for a new one. */
  readonly known: ConditionView | null
  readonly data: RulesData
  readonly onDone: () => void
}

export function ConditionForm({ entries, known, data, onDone }: Props) {
  const { conditions: say } = useWordsOf(overridesWords)
  const [id] = useState(() => known?.id ?? crypto.randomUUID())
  const [asked, setAsked] = useState<SetCondition>(() => blank(known, entries))
  const change = (part: Partial<SetCondition>) => setAsked(before => ({ ...before, ...part }))
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (await data.setCondition(id, cleaned(asked))) onDone()
  }
  return (
    <form className="act-form rules-form" onSubmit={event => void save(event)}>
      {known === null && (
        <ChoiceField
          label={say.entry}
          value={asked.entryId}
          choices={entries.map(entry => [entry.id, entry.name])}
          onChoose={entryId => change({ entryId })}
        />
      )}
      {known === null && (
        <ChoiceField
          label={say.kind}
          value={asked.kind}
          choices={ConditionKindName.options.map(kind => [kind, say.kinds[kind]])}
          onChoose={picked => change({ kind: ConditionKindName.parse(picked) })}
        />
      )}
      <Limits asked={asked} change={change} />
      <AreaField
        label={say.whyEn}
        value={asked.why.en}
        rows={2}
        maxLength={500}
        required
        onChange={event => change({ why: { ...asked.why, en: event.currentTarget.value } })}
      />
      <AreaField
        label={say.whyEs}
        value={asked.why.es}
        rows={2}
        maxLength={500}
        required
        onChange={event => change({ why: { ...asked.why, es: event.currentTarget.value } })}
      />
      <div className="form-acts">
        <button type="submit" className="button button-main" disabled={data.isBusy}>
          {say.save}
        </button>
        <button type="button" className="button button-quiet" onClick={onDone}>
          {say.cancel}
        </button>
      </div>
    </form>
  )
}

interface LimitsProps {
  readonly asked: SetCondition
  readonly change: (part: Partial<SetCondition>) => void
}

function Limits({ asked, change }: LimitsProps) {
  const { conditions: say } = useWordsOf(overridesWords)
  switch (asked.kind) {
    case 'since':
      return (
        <>
          <TextField
            label={say.from}
            type="date"
            value={asked.from ?? ''}
            onChange={event => change({ from: event.currentTarget.value || null })}
          />
          <TextField
            label={say.until}
            type="date"
            value={asked.until ?? ''}
            onChange={event => change({ until: event.currentTarget.value || null })}
          />
        </>
      )
    case 'plan':
      return (
        <AreaField
          label={say.plans}
          value={asked.plans.join('\n')}
          rows={3}
          onChange={event => change({ plans: event.currentTarget.value.split('\n') })}
        />
      )
    default:
      return (
        <TextField
          label={say.days}
          type="number"
          min={1}
          max={3650}
          value={asked.days ?? ''}
          onChange={event => {
            const days = event.currentTarget.valueAsNumber
            change({ days: Number.isNaN(days) ? null : days })
          }}
        />
      )
  }
}

function blank(known: ConditionView | null, entries: RulesView['entries']): SetCondition {
  if (known !== null) {
    const { kind, from, until, plans, days, entryId, version, why } = known
    return { kind, from, until, plans, days, entryId, version, why }
  }
  return {
    kind: 'since',
    from: null,
    until: null,
    plans: [],
    days: null,
    entryId: entries[0]?.id ?? '',
    version: 0,
    why: { en: '', es: '' },
  }
}

/** Only what its kind asks for. */
function cleaned(asked: SetCondition): SetCondition {
  const isSince = asked.kind === 'since'
  return {
    ...asked,
    from: isSince ? asked.from : null,
    until: isSince ? asked.until : null,
    plans: asked.kind === 'plan' ? asked.plans.map(plan => plan.trim()).filter(plan => plan !== '') : [],
    days: asked.kind === 'once-in' || asked.kind === 'after' ? asked.days : null,
  }
}
