/** For whom things of the catalogue are: each condition with its reason; whoever leads adds, changes and ends them. */
import { useState } from 'react'
import type { ConditionView, RulesView } from '../../../../contract/overrides.ts'
import { overridesWords } from '../../../../contract/words/overrides.ts'
import { useChoices, useWordsOf } from '../../../choices.tsx'
import { useTimes } from '../../../when.tsx'
import type { RulesData } from '../data.ts'
import { ConditionForm } from './condition-form.tsx'
import { sayCondition } from './condition-words.ts'

interface Props {
  readonly view: RulesView
  readonly data: RulesData
}

export function Conditions({ view, data }: Props) {
  const { conditions: say } = useWordsOf(overridesWords)
  const [isAdding, setIsAdding] = useState(false)
  const mayChange = view.notBecause === null
  return (
    <section aria-labelledby="conditions-title">
      <h3 id="conditions-title" className="rules-title">
        {say.title}
      </h3>
      <p className="hint">{say.lead}</p>
      {view.conditions.length === 0 && <p>{view.entries.length === 0 ? say.noEntries : say.none}</p>}
      <ul className="rules-list">
        {view.conditions.map(condition => (
          <One key={condition.id} condition={condition} view={view} data={data} />
        ))}
      </ul>
      {mayChange &&
        view.entries.length > 0 &&
        (isAdding ? (
          <ConditionForm entries={view.entries} known={null} data={data} onDone={() => setIsAdding(false)} />
        ) : (
          <button type="button" className="button button-plain" onClick={() => setIsAdding(true)}>
            {say.add}
          </button>
        ))}
    </section>
  )
}

function One({ condition, view, data }: Props & { readonly condition: ConditionView }) {
  const words = useWordsOf(overridesWords)
  const { conditions: say } = words
  const { language } = useChoices().choices
  const times = useTimes()
  const [isOpen, setIsOpen] = useState(false)
  if (isOpen)
    return (
      <li className="rules-group">
        <ConditionForm entries={view.entries} known={condition} data={data} onDone={() => setIsOpen(false)} />
      </li>
    )
  return (
    <li className="rules-group">
      <p>
        <strong className="break">{condition.entry}</strong>: {sayCondition(condition, words, times.date)}{' '}
        <span className="soft">({say.version(condition.version)})</span>
      </p>
      <p className="hint" dir="auto">
        {condition.why[language]}
      </p>
      {view.notBecause === null && (
        <div className="form-acts">
          <button type="button" className="button button-plain" onClick={() => setIsOpen(true)}>
            {say.change}
          </button>
          <button
            type="button"
            className="button button-quiet"
            disabled={data.isBusy}
            onClick={() => void data.endCondition(condition.id, condition.version)}
          >
            {say.end}
          </button>
        </div>
      )}
    </li>
  )
}
