/** What was given in this case, and where each stands. Whoever may enters the reference of what was booked by hand. */
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { GivenRemedyView } from '../../../../contract/remedies.ts'
import type { Failure } from '../../../api/ask.ts'
import { useWorld } from '../../../commands/world.tsx'
import { TextField } from '../../../parts/field.tsx'
import { Icon } from '../../../parts/icon.tsx'
import type { Sign } from '../../../parts/icon.tsx'
import { Sentence } from '../../../parts/said.tsx'
import type { RemedyData } from '../data.ts'

const SIGNS: Readonly<Record<GivenRemedyView['state'], Sign>> = {
  given: 'clock',
  failed: 'warn',
  booked: 'check',
  'taken-back': 'turn',
}

export function GivenRemedies({ given, data }: { given: readonly GivenRemedyView[]; data: RemedyData }) {
  const words = useWorld().words.remedies.given
  if (given.length === 0) return null
  return (
    <>
      <h3>{words.title}</h3>
      <ul className="given-remedies">
        {given.map(one => (
          <OneGiven key={one.id} given={one} data={data} />
        ))}
      </ul>
    </>
  )
}

function OneGiven({ given, data }: { given: GivenRemedyView; data: RemedyData }) {
  const words = useWorld().words.remedies.given
  const [form, setForm] = useState<'enter' | 'take-back' | null>(null)
  const waits = given.state === 'failed' || (given.state === 'given' && given.isByHand)
  const standing = given.state === 'given' && given.isByHand ? words.states.byHand : words.states[given.state]
  return (
    <li data-state={given.state}>
      <p>
        <Icon sign={SIGNS[given.state]} size={13} /> {given.says}
      </p>
      <p className="soft">
        {[
          standing,
          given.reference === null ? null : words.reference(given.reference),
          given.by === null ? words.byRule : words.by(given.by),
        ]
          .filter(part => part !== null)
          .join(' · ')}
      </p>
      {waits && form === null && (
        <div className="form-acts">
          {given.mayBookByHand && (
            <button type="button" className="button button-plain" onClick={() => setForm('enter')}>
              {words.enter}
            </button>
          )}
          <button type="button" className="button button-quiet" onClick={() => setForm('take-back')}>
            {words.takeBack}
          </button>
        </div>
      )}
      {form !== null && (
        <SettleForm
          label={form === 'enter' ? words.referenceLabel : words.takeBackLabel}
          submit={form === 'enter' ? words.save : words.takeBackSave}
          onCancel={() => setForm(null)}
          settle={async typed =>
            await (form === 'enter'
              ? data.enterReference(given.id, typed)
              : data.takeBackRemedy(given.id, typed))
          }
        />
      )}
    </li>
  )
}

interface SettleProps {
  readonly label: string
  readonly submit: string
  readonly onCancel: () => void
  readonly settle: (typed: string) => Promise<Failure | null>
}

function SettleForm({ label, submit, onCancel, settle }: SettleProps) {
  const words = useWorld().words.remedies.given
  const [typed, type] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const wrong = await settle(typed)
    setFailure(wrong)
    if (wrong === null) onCancel()
  }
  return (
    <form onSubmit={event => void onSubmit(event)}>
      <TextField
        label={label}
        value={typed}
        autoFocus
        maxLength={200}
        onChange={event => type(event.currentTarget.value)}
      />
      <Sentence failure={failure} />
      <div className="form-acts">
        <button type="submit" className="button button-main">
          {submit}
        </button>
        <button type="button" className="button button-quiet" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
