/** What is asked of a person, the same when they are invited and when they are changed. */
import type { InvitePerson, SetupView } from '../../../../contract/setup.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useChoices, useWordsOf } from '../../../choices.tsx'
import { Field, TextField } from '../../../parts/field.tsx'

const ROLES = ['agent', 'lead', 'head'] as const

interface Props {
  readonly view: SetupView
  readonly value: InvitePerson
  readonly onChange: (part: Partial<InvitePerson>) => void
}

export function PersonFields({ view, value, onChange }: Props) {
  const words = useWordsOf(setupWords)
  const { people: say } = words
  return (
    <>
      <div className="setup-pair">
        <TextField
          label={say.name}
          value={value.name}
          required
          dir="auto"
          autoComplete="off"
          onChange={event => onChange({ name: event.currentTarget.value })}
        />
        <TextField
          label={say.email}
          type="email"
          value={value.email}
          required
          autoComplete="off"
          onChange={event => onChange({ email: event.currentTarget.value })}
        />
      </div>
      <RoleAndTeam view={view} value={value} onChange={onChange} />
      <TextField
        label={say.agency}
        hint={say.agencyHint}
        value={value.agency ?? ''}
        dir="auto"
        onChange={event => onChange({ agency: event.currentTarget.value || null })}
      />
      <SkillTicks view={view} value={value} onChange={onChange} />
      <div className="setup-checks">
        <label>
          <input
            type="checkbox"
            checked={value.isAdmin}
            onChange={event => onChange({ isAdmin: event.currentTarget.checked })}
          />
          {say.isAdmin}
        </label>
      </div>
    </>
  )
}

function RoleAndTeam({ view, value, onChange }: Props) {
  const { people: say } = useWordsOf(setupWords)
  return (
    <div className="setup-pair">
      <Field label={say.role}>
        {ids => (
          <select
            {...ids}
            className="input"
            value={value.role}
            onChange={event => {
              const role = ROLES.find(name => name === event.currentTarget.value)
              if (role) onChange({ role })
            }}
          >
            {ROLES.map(role => (
              <option key={role} value={role}>
                {say.roles[role]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say.team}>
        {ids => (
          <select
            {...ids}
            className="input"
            value={value.teamId ?? ''}
            onChange={event => onChange({ teamId: event.currentTarget.value || null })}
          >
            <option value="">{say.noTeam}</option>
            {view.teams.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  )
}

function SkillTicks({ view, value, onChange }: Props) {
  const { people: say } = useWordsOf(setupWords)
  const { language } = useChoices().choices
  const toggle = (name: string) =>
    onChange({
      skills: value.skills.includes(name)
        ? value.skills.filter(skill => skill !== name)
        : [...value.skills, name],
    })
  return (
    <fieldset className="setup-checks">
      <legend>{say.skills}</legend>
      {view.skills.length === 0 && <span className="hint">{say.noSkills}</span>}
      {view.skills.map(skill => (
        <label key={skill.name}>
          <input
            type="checkbox"
            checked={value.skills.includes(skill.name)}
            onChange={() => toggle(skill.name)}
          />
          {language === 'es' ? skill.labelEs : skill.labelEn}
        </label>
      ))}
    </fieldset>
  )
}
