/** The organisation as customers know it, and who owns what nobody has taken yet. */
import type { SetOrganisation, SetupView } from '../../../../contract/setup.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Field, TextField } from '../../../parts/field.tsx'
import { requests, useSaving } from '../data.ts'
import { useDraft } from './draft.ts'
import { SaveBar } from './save-bar.tsx'

const ZONES = Intl.supportedValuesOf('timeZone')
const LANGUAGES = ['en', 'es'] as const
const HOURS_PER_DAY = 24

export function OrganisationSection({ view }: { view: SetupView }) {
  const words = useWordsOf(setupWords)
  const saving = useSaving()
  const { value, isDirty, change, reset } = useDraft(view.organisation)
  const say = words.organisation
  const save = async () => {
    if ((await saving.run(() => requests.organisation(value))) !== null) reset()
  }
  return (
    <form
      className="setup-form"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label={say.name}
        value={value.name}
        required
        dir="auto"
        onChange={event => change({ name: event.currentTarget.value })}
      />
      <div className="setup-pair">
        <TextField
          label={say.phone}
          type="tel"
          value={value.phone ?? ''}
          onChange={event => change({ phone: event.currentTarget.value || null })}
        />
        <TextField
          label={say.emergencyPhone}
          hint={say.emergencyHint}
          type="tel"
          value={value.emergencyPhone ?? ''}
          onChange={event => change({ emergencyPhone: event.currentTarget.value || null })}
        />
      </div>
      <DutyLead view={view} value={value} onChange={change} />
      <TextField
        label={say.outsideBody}
        hint={say.outsideBodyHint}
        value={value.outsideBody}
        required
        dir="auto"
        onChange={event => change({ outsideBody: event.currentTarget.value })}
      />
      <ZoneAndRest value={value} onChange={change} />
      <LettersOut value={value} onChange={change} />
      <ToldHours value={value} onChange={change} />
      <Languages value={value} onChange={change} />
      <SaveBar saving={saving} isDirty={isDirty} onReset={reset} />
    </form>
  )
}

interface PartProps {
  readonly value: SetOrganisation
  readonly onChange: (part: Partial<SetOrganisation>) => void
}

function DutyLead({ view, value, onChange }: PartProps & { readonly view: SetupView }) {
  const { organisation: say } = useWordsOf(setupWords)
  const leads = view.people.filter(({ role, canSignIn }) => role !== 'agent' && canSignIn)
  return (
    <Field label={say.dutyLead} hint={say.dutyLeadHint}>
      {ids => (
        <select
          {...ids}
          className="input"
          value={value.dutyLeadId ?? ''}
          onChange={event => onChange({ dutyLeadId: event.currentTarget.value || null })}
        >
          <option value="">{say.firstLead}</option>
          {leads.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

function ZoneAndRest({ value, onChange }: PartProps) {
  const { organisation: say } = useWordsOf(setupWords)
  return (
    <>
      <div className="setup-pair">
        <TextField
          label={say.timeZone}
          value={value.timeZone}
          list="time-zones"
          required
          onChange={event => onChange({ timeZone: event.currentTarget.value })}
        />
        <TextField
          label={say.restAfterHours}
          hint={say.restHint(say.days(Math.round(value.restAfterHours / HOURS_PER_DAY)))}
          type="number"
          min={1}
          max={8784}
          value={value.restAfterHours}
          onChange={event => onChange({ restAfterHours: event.currentTarget.valueAsNumber || 1 })}
        />
      </div>
      <datalist id="time-zones">
        {ZONES.map(zone => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </datalist>
    </>
  )
}

function LettersOut({ value, onChange }: PartProps) {
  const { organisation: say } = useWordsOf(setupWords)
  return (
    <div className="setup-pair">
      <TextField
        label={say.answerWithinHours}
        hint={say.answerHint}
        type="number"
        min={1}
        max={1000}
        value={value.answerWithinHours ?? ''}
        onChange={event => onChange({ answerWithinHours: event.currentTarget.valueAsNumber || null })}
      />
      <TextField
        label={say.machineLettersAnHour}
        hint={say.machineLettersHint}
        type="number"
        min={1}
        max={1000}
        value={value.machineLettersAnHour}
        onChange={event => onChange({ machineLettersAnHour: event.currentTarget.valueAsNumber || 1 })}
      />
    </div>
  )
}

function ToldHours({ value, onChange }: PartProps) {
  const { organisation: say } = useWordsOf(setupWords)
  return (
    <div className="setup-pair">
      <TextField
        label={say.toldFromHour}
        hint={say.toldHint}
        type="number"
        min={0}
        max={value.toldUntilHour - 1}
        value={value.toldFromHour}
        onChange={event => onChange({ toldFromHour: event.currentTarget.valueAsNumber || 0 })}
      />
      <TextField
        label={say.toldUntilHour}
        type="number"
        min={value.toldFromHour + 1}
        max={24}
        value={value.toldUntilHour}
        onChange={event => onChange({ toldUntilHour: event.currentTarget.valueAsNumber || 24 })}
      />
    </div>
  )
}

function Languages({ value, onChange }: PartProps) {
  const { organisation: say } = useWordsOf(setupWords)
  return (
    <fieldset className="setup-checks">
      <legend>{say.languages}</legend>
      {LANGUAGES.map(language => (
        <label key={language}>
          <input
            type="checkbox"
            checked={value.languages.includes(language)}
            onChange={event =>
              onChange({
                languages: LANGUAGES.filter(each =>
                  each === language ? event.currentTarget.checked : value.languages.includes(each),
                ),
              })
            }
          />
          {say.languageNames[language]}
        </label>
      ))}
    </fieldset>
  )
}
