/** Teams and skills: short lists, changed row by row, and what is removed can be put back. */
import { useState } from 'react'
import type { SetupView, SkillSetup, TeamSetup } from '../../../../contract/setup.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { TextField } from '../../../parts/field.tsx'
import { requests, useSaving } from '../data.ts'
import { useDraft } from './draft.ts'
import { SaveBar, UndoBar, Why } from './save-bar.tsx'

export function TeamsSection({ view }: { view: SetupView }) {
  return (
    <div className="setup-columns">
      <Teams teams={view.teams} />
      <Skills skills={view.skills} />
    </div>
  )
}

function Teams({ teams }: { teams: readonly TeamSetup[] }) {
  const words = useWordsOf(setupWords)
  const removing = useSaving()
  const [gone, setGone] = useState<TeamSetup | null>(null)
  const remove = async (team: TeamSetup) => {
    if ((await removing.run(() => requests.removeTeam(team.id, team.version))) !== null) setGone(team)
  }
  const putBack = async ({ id, name }: TeamSetup) => {
    if ((await removing.run(() => requests.team(id, { version: 0, name }))) !== null) setGone(null)
  }
  return (
    <section aria-label={words.teams.teams} className="setup-part">
      <h3>{words.teams.teams}</h3>
      {teams.length === 0 && <p className="hint">{words.teams.noTeams}</p>}
      <ul className="setup-list">
        {teams.map(team => (
          <li key={team.id}>
            <TeamRow team={team} onRemove={() => void remove(team)} />
          </li>
        ))}
      </ul>
      <Why saving={removing} onReset={() => setGone(null)} />
      <UndoBar what={gone?.name ?? null} onUndo={() => gone && void putBack(gone)} />
      <AddTeam />
    </section>
  )
}

function TeamRow({ team, onRemove }: { team: TeamSetup; onRemove: () => void }) {
  const words = useWordsOf(setupWords)
  const saving = useSaving()
  const { value, isDirty, change, reset } = useDraft({ version: team.version, name: team.name })
  const save = async () => {
    if ((await saving.run(() => requests.team(team.id, value))) !== null) reset()
  }
  return (
    <form
      aria-label={team.name}
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <div className="setup-row">
        <TextField
          label={words.teams.teamName}
          hint={words.teams.people(team.people)}
          value={value.name}
          required
          dir="auto"
          onChange={event => change({ name: event.currentTarget.value })}
        />
        {!isDirty && (
          <button type="button" className="button button-quiet" onClick={onRemove}>
            {words.remove}
            <span className="hidden"> {team.name}</span>
          </button>
        )}
      </div>
      {(isDirty || saving.state.is !== 'idle') && (
        <SaveBar saving={saving} isDirty={isDirty} onReset={reset} />
      )}
    </form>
  )
}

function AddTeam() {
  const words = useWordsOf(setupWords)
  const saving = useSaving()
  const [name, setName] = useState('')
  const add = async () => {
    const asked = { version: 0, name }
    if ((await saving.run(() => requests.team(crypto.randomUUID(), asked))) !== null) setName('')
  }
  return (
    <form
      className="setup-add"
      onSubmit={event => {
        event.preventDefault()
        void add()
      }}
    >
      <TextField
        label={words.teams.teamName}
        value={name}
        required
        dir="auto"
        onChange={event => setName(event.currentTarget.value)}
      />
      <button type="submit" className="button button-plain" disabled={name.trim() === ''}>
        {words.teams.addTeam}
      </button>
      <Why saving={saving} onReset={() => setName('')} />
    </form>
  )
}

function Skills({ skills }: { skills: readonly SkillSetup[] }) {
  const words = useWordsOf(setupWords)
  const removing = useSaving()
  const [gone, setGone] = useState<SkillSetup | null>(null)
  const remove = async (skill: SkillSetup) => {
    if ((await removing.run(() => requests.removeSkill(skill.name, skill.version))) !== null) setGone(skill)
  }
  const putBack = async ({ name, labelEn, labelEs }: SkillSetup) => {
    const done = await removing.run(() => requests.skill(name, { version: 0, labelEn, labelEs }))
    if (done !== null) setGone(null)
  }
  return (
    <section aria-label={words.teams.skills} className="setup-part">
      <h3>{words.teams.skills}</h3>
      <p className="hint">{skills.length === 0 ? words.teams.noSkills : words.teams.skillsHint}</p>
      <ul className="setup-list">
        {skills.map(skill => (
          <li key={skill.name}>
            <SkillRow skill={skill} onRemove={() => void remove(skill)} />
          </li>
        ))}
      </ul>
      <Why saving={removing} onReset={() => setGone(null)} />
      <UndoBar what={gone?.labelEn ?? null} onUndo={() => gone && void putBack(gone)} />
      <AddSkill />
    </section>
  )
}

function SkillRow({ skill, onRemove }: { skill: SkillSetup; onRemove: () => void }) {
  const words = useWordsOf(setupWords)
  const saving = useSaving()
  const { version, labelEn, labelEs } = skill
  const { value, isDirty, change, reset } = useDraft({ version, labelEn, labelEs })
  const save = async () => {
    if ((await saving.run(() => requests.skill(skill.name, value))) !== null) reset()
  }
  return (
    <form
      aria-label={skill.name}
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <p className="setup-row-head">
        <strong>{skill.name}</strong>
        <span className="soft">
          {words.teams.people(skill.people)}
          {skill.mailboxes > 0 && ` · ${words.teams.mailboxes(skill.mailboxes)}`}
        </span>
        {!isDirty && (
          <button type="button" className="button button-quiet" onClick={onRemove}>
            {words.remove}
            <span className="hidden"> {skill.name}</span>
          </button>
        )}
      </p>
      <div className="setup-row">
        <Labels labels={value} onChange={change} />
      </div>
      {(isDirty || saving.state.is !== 'idle') && (
        <SaveBar saving={saving} isDirty={isDirty} onReset={reset} />
      )}
    </form>
  )
}

interface LabelsProps {
  readonly labels: { readonly labelEn: string; readonly labelEs: string }
  readonly onChange: (part: { labelEn?: string; labelEs?: string }) => void
}

function Labels({ labels, onChange }: LabelsProps) {
  const { teams: say } = useWordsOf(setupWords)
  return (
    <>
      <TextField
        label={say.labelEn}
        value={labels.labelEn}
        required
        onChange={event => onChange({ labelEn: event.currentTarget.value })}
      />
      <TextField
        label={say.labelEs}
        value={labels.labelEs}
        required
        onChange={event => onChange({ labelEs: event.currentTarget.value })}
      />
    </>
  )
}

const NO_SKILL = { name: '', labelEn: '', labelEs: '' }

function AddSkill() {
  const words = useWordsOf(setupWords)
  const saving = useSaving()
  const [skill, setSkill] = useState(NO_SKILL)
  const add = async () => {
    const { name, ...labels } = skill
    const done = await saving.run(() => requests.skill(name.trim(), { version: 0, ...labels }))
    if (done !== null) setSkill(NO_SKILL)
  }
  return (
    <form
      className="setup-add"
      onSubmit={event => {
        event.preventDefault()
        void add()
      }}
    >
      <div className="setup-row">
        <TextField
          label={words.teams.skillName}
          hint={words.teams.skillNameHint}
          value={skill.name}
          required
          onChange={event => setSkill({ ...skill, name: event.currentTarget.value.toLowerCase() })}
        />
        <Labels labels={skill} onChange={part => setSkill({ ...skill, ...part })} />
      </div>
      <button
        type="submit"
        className="button button-plain"
        disabled={Object.values(skill).some(text => text.trim() === '')}
      >
        {words.teams.addSkill}
      </button>
      <Why saving={saving} onReset={() => setSkill(NO_SKILL)} />
    </form>
  )
}
