/** The steps of a macro, in the order in which they are done. */
import type { MacroStep } from '../../../../contract/snippets.ts'
import { useWorld } from '../../../commands/world.tsx'
import { Field, TextField } from '../../../parts/field.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { WordsField } from './words-field.tsx'

const MOST = 10

const BLANKS: { readonly [Name in MacroStep['do']]: Extract<MacroStep, { do: Name }> } = {
  insert: { do: 'insert', words: '' },
  tag: { do: 'tag', tag: '' },
  'change-kind': { do: 'change-kind', kind: 'problem' },
  promise: { do: 'promise', kind: 'reply', words: '', workingDays: 2 },
  'propose-solved': { do: 'propose-solved', words: '' },
}
const NAMES = Object.keys(BLANKS) as MacroStep['do'][] // the keys of a record over all steps

interface Props {
  readonly steps: readonly MacroStep[]
  readonly onSteps: (steps: MacroStep[]) => void
}

export function Steps({ steps, onSteps }: Props) {
  const { snippets } = useWorld().words.work
  const replace = (at: number, step: MacroStep) =>
    onSteps(steps.map((one, index) => (index === at ? step : one)))
  const moveUp = (at: number) => {
    const [step] = steps.slice(at, at + 1)
    if (step) onSteps(steps.toSpliced(at, 1).toSpliced(at - 1, 0, step))
  }
  return (
    <fieldset className="steps">
      <legend>{snippets.steps}</legend>
      <ol>
        {steps.map((step, at) => (
          // Steps have no name of their own; what is typed is in the step, not in the row.
          <li key={at}>
            <div className="step-head">
              <select
                className="input"
                aria-label={`${snippets.steps}: ${at + 1}`}
                value={step.do}
                onChange={event => {
                  const name = NAMES.find(one => one === event.currentTarget.value)
                  if (name) replace(at, BLANKS[name])
                }}
              >
                {NAMES.map(name => (
                  <option key={name} value={name}>
                    {snippets.step[name]}
                  </option>
                ))}
              </select>
              <button
                type="button"
                className="button button-quiet"
                aria-label={snippets.stepUp(at + 1)}
                disabled={at === 0}
                onClick={() => moveUp(at)}
              >
                <Icon sign="back" size={13} />
              </button>
              <button
                type="button"
                className="button button-quiet"
                aria-label={snippets.removeStep(at + 1)}
                onClick={() => onSteps(steps.toSpliced(at, 1))}
              >
                <Icon sign="cross" size={13} />
              </button>
            </div>
            <StepFields step={step} onStep={next => replace(at, next)} />
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="button button-plain"
        disabled={steps.length >= MOST}
        onClick={() => onSteps([...steps, BLANKS.insert])}
      >
        {snippets.addStep}
      </button>
    </fieldset>
  )
}

function StepFields({ step, onStep }: { step: MacroStep; onStep: (step: MacroStep) => void }) {
  const { words } = useWorld()
  const { snippets } = words.work
  switch (step.do) {
    case 'tag':
      return (
        <TextField
          label={snippets.tag}
          value={step.tag}
          maxLength={40}
          required
          onChange={event => onStep({ ...step, tag: event.currentTarget.value })}
        />
      )
    case 'change-kind':
      return (
        <Choice
          label={words.acts.kind}
          value={step.kind}
          choices={{ problem: words.kinds.problem, request: words.kinds.request }}
          onChoice={kind => onStep({ ...step, kind })}
        />
      )
    case 'promise':
      return (
        <>
          <div className="snippet-pair">
            <Choice
              label={words.promise.kind}
              value={step.kind}
              choices={words.promise.kinds}
              onChoice={kind => onStep({ ...step, kind })}
            />
            <TextField
              label={snippets.workingDays}
              type="number"
              min={1}
              max={60}
              required
              value={step.workingDays}
              onChange={event => onStep({ ...step, workingDays: Number(event.currentTarget.value) })}
            />
          </div>
          <WordsField
            label={snippets.words}
            value={step.words}
            onWords={text => onStep({ ...step, words: text })}
          />
        </>
      )
    default:
      return (
        <WordsField
          label={snippets.words}
          value={step.words}
          onWords={text => onStep({ ...step, words: text })}
        />
      )
  }
}

interface ChoiceProps<Name extends string> {
  readonly label: string
  readonly value: Name
  readonly choices: Readonly<Record<Name, string>>
  readonly onChoice: (name: Name) => void
}

function Choice<Name extends string>({ label, value, choices, onChoice }: ChoiceProps<Name>) {
  const names = Object.keys(choices) as Name[] // the keys of a record over these names
  return (
    <Field label={label}>
      {ids => (
        <select
          {...ids}
          className="input"
          value={value}
          onChange={event => {
            const name = names.find(one => one === event.currentTarget.value)
            if (name) onChoice(name)
          }}
        >
          {names.map(name => (
            <option key={name} value={name}>
              {choices[name]}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
