/** Words with variables: buttons put them in, and below stands what a customer would read. */
import { useRef } from 'react'
import { fillIn, leftOpen, misspelt, variables } from '../../../../contract/variables.ts'
import type { Known } from '../../../../contract/variables.ts'
import { useWorld } from '../../../commands/world.tsx'
import { Field } from '../../../parts/field.tsx'
import { now } from '../../../clock.ts'
import { useTimes } from '../../../when.tsx'

interface Props {
  readonly label: string
  readonly value: string
  readonly onWords: (words: string) => void
}

export function WordsField({ label, value, onWords }: Props) {
  const { words } = useWorld()
  const { snippets, variables: names } = words.work
  const box = useRef<HTMLTextAreaElement>(null)
  const known = useSampleOfKnown()
  const put = (text: string) => {
    const at = box.current?.selectionStart ?? value.length
    onWords(value.slice(0, at) + text + value.slice(box.current?.selectionEnd ?? at))
    box.current?.focus()
  }
  const hasVariables = leftOpen(value).length > 0
  return (
    <div className="words-field">
      <Field label={label} hint={snippets.wordsHint}>
        {ids => (
          <textarea
            ref={box}
            {...ids}
            className="input"
            dir="auto"
            rows={5}
            required
            maxLength={20_000}
            value={value}
            onChange={event => onWords(event.currentTarget.value)}
          />
        )}
      </Field>
      <div className="due-quick" role="group" aria-label={names.title}>
        {variables.map(name => (
          <button
            key={name}
            type="button"
            className="button button-chip"
            title={names[name]}
            onClick={() => put(`{${name}}`)}
          >
            {`{${name}}`}
          </button>
        ))}
      </div>
      {hasVariables && (
        <div className="snippet-preview">
          <span className="soft">{snippets.preview}</span>
          <p className="words" dir="auto">
            {fillIn(value, known)}
          </p>
          {misspelt(value).length > 0 && <p className="warn">{names.unknown(misspelt(value).join(', '))}</p>}
        </div>
      )}
    </div>
  )
}

const DAY = 24 * 60 * 60 * 1000

/** Invented, but for who writes and where. */
function useSampleOfKnown(): Known {
  const { me, words } = useWorld()
  const times = useTimes()
  return {
    'customer.name': 'Ada Okafor',
    'customer.firstName': 'Ada',
    'agent.name': me.agent.name,
    'agent.firstName': me.agent.name.split(' ')[0] ?? '',
    'case.reference': 'BB-4D7Q2',
    'organisation.name': me.organisation.name,
    'promise.due': times.full(Math.floor(now() / DAY + 3) * DAY),
    'promise.words': words.promise.kinds['call-back'],
  }
}
