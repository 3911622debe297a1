/** The line: wrapping up, the limit for requests, how well skills must be known, and by whom they are known how well. */
import { useQuery } from '@tanstack/react-query'
import type { LineSetup } from '../../../../contract/line.ts'
import { setupLineWords } from '../../../../contract/words/setup-line.ts'
import { useChoices, useWordsOf } from '../../../choices.tsx'
import { TextField } from '../../../parts/field.tsx'
import { useSaving } from '../data.ts'
import { lineSetupQuery, saveLineSetup } from '../line-data.ts'
import { useDraft } from './draft.ts'
import { CallsBack } from './calls-back.tsx'
import { SaveBar } from './save-bar.tsx'

const MEDIA = ['call', 'chat', 'letter'] as const
const LEVELS = [1, 2, 3] as const

export function LineSection() {
  const { data: setup } = useQuery(lineSetupQuery)
  return setup ? <LineForm setup={setup} /> : null
}

interface PartProps {
  readonly value: LineSetup
  readonly onChange: (part: Partial<LineSetup>) => void
}

function LineForm({ setup }: { readonly setup: LineSetup }) {
  const say = useWordsOf(setupLineWords)
  const saving = useSaving()
  const { value, isDirty, change, reset } = useDraft(setup)
  const save = async () => {
    if ((await saving.run(() => saveLineSetup(value))) !== null) reset()
  }
  return (
    <form
      className="setup-form"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <p className="hint">{say.lead}</p>
      <WrapUp value={value} onChange={change} />
      <Limit value={value} onChange={change} />
      <CallsBack value={value} onChange={change} />
      <Skills value={value} onChange={change} />
      <People value={value} onChange={change} />
      <Fixed fixed={setup.fixed} />
      <SaveBar saving={saving} isDirty={isDirty} onReset={reset} />
    </form>
  )
}

function WrapUp({ value, onChange }: PartProps) {
  const say = useWordsOf(setupLineWords)
  return (
    <fieldset className="setup-part">
      <legend>{say.wrapUp}</legend>
      <p className="hint">{say.wrapUpHint}</p>
      <div className="setup-pair">
        {MEDIA.map(medium => (
          <TextField
            key={medium}
            label={say.media[medium]}
            hint={wrapUpMeans(say, value.wrapUpSeconds[medium])}
            type="number"
            min={0}
            max={1800}
            value={value.wrapUpSeconds[medium]}
            onChange={event =>
              onChange({
                wrapUpSeconds: { ...value.wrapUpSeconds, [medium]: event.currentTarget.valueAsNumber || 0 },
              })
            }
          />
        ))}
      </div>
    </fieldset>
  )
}

type Say = ReturnType<typeof useWordsOf<(typeof setupLineWords)['en']>>

function wrapUpMeans({ means }: Say, seconds: number): string {
  return seconds === 0 ? means.wrapUpNone : means.wrapUp(String(Math.round(seconds / 6)))
}

/** With somebody who comes at ten in the morning. */
function limitMeans({ means }: Say, minutes: number | null): string {
  if (minutes === null) return means.noLimit
  const at = (minute: number) => `${Math.floor(minute / 60) % 24}:${String(minute % 60).padStart(2, '0')}`
  return means.limit(at(600), at(600 + minutes))
}

/** How many know a skill at least so well. */
function holdersMean({ means }: Say, people: LineSetup['people'], skill: string, least: number): string {
  const count = people.filter(({ levels }) => (levels[skill] ?? 0) >= least).length
  return count === 0 ? means.nobody : means.holders(count)
}

function Fixed({ fixed }: { readonly fixed: LineSetup['fixed'] }) {
  const { fixed: say } = useWordsOf(setupLineWords)
  return (
    <section className="setup-part" aria-label={say.title}>
      <h3>{say.title}</h3>
      <p className="hint">{say.hint}</p>
      <ul className="setup-fixed">
        <li>{say.offer(fixed.offerSeconds)}</li>
        <li>{say.ownFirst(fixed.ownFirstTimes)}</li>
        <li>{say.owner(fixed.ownerMinutes, fixed.ownerAwayMinutes)}</li>
        <li>{say.calls(fixed.callTries, fixed.comeMinutes)}</li>
      </ul>
    </section>
  )
}

function Limit({ value, onChange }: PartProps) {
  const say = useWordsOf(setupLineWords)
  return (
    <fieldset className="setup-part">
      <legend>{say.requests}</legend>
      <TextField
        label={say.limit}
        hint={say.limitHint}
        type="number"
        min={1}
        max={1440}
        value={value.requestLimitMinutes ?? ''}
        onChange={event => onChange({ requestLimitMinutes: event.currentTarget.valueAsNumber || null })}
      />
      <p className="hint">{limitMeans(say, value.requestLimitMinutes)}</p>
    </fieldset>
  )
}

function useLabels(skills: LineSetup['leastLevels']): (skill: string) => string {
  const { choices } = useChoices()
  return skill => {
    const known = skills.find(each => each.skill === skill)
    if (!known) return skill
    return choices.language === 'es' ? known.labelEs : known.labelEn
  }
}

function Skills({ value, onChange }: PartProps) {
  const say = useWordsOf(setupLineWords)
  const label = useLabels(value.leastLevels)
  return (
    <fieldset className="setup-part">
      <legend>{say.skills}</legend>
      <p className="hint">{value.leastLevels.length === 0 ? say.noSkills : say.skillsHint}</p>
      <ul className="levels">
        {value.leastLevels.map(({ skill, leastLevel }) => (
          <li key={skill}>
            <span>
              <span dir="auto">{label(skill)}</span>
              <small className="hint">{holdersMean(say, value.people, skill, leastLevel)}</small>
            </span>
            <LevelChoice
              label={label(skill)}
              value={leastLevel}
              onChange={level =>
                onChange({
                  leastLevels: value.leastLevels.map(each =>
                    each.skill === skill ? { ...each, leastLevel: level } : each,
                  ),
                })
              }
            />
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

function People({ value, onChange }: PartProps) {
  const say = useWordsOf(setupLineWords)
  const label = useLabels(value.leastLevels)
  const skilled = value.people.filter(({ levels }) => Object.keys(levels).length > 0)
  if (skilled.length === 0) return null
  const setLevel = (agentId: string, skill: string, level: number) =>
    onChange({
      people: value.people.map(person =>
        person.agentId === agentId ? { ...person, levels: { ...person.levels, [skill]: level } } : person,
      ),
    })
  return (
    <fieldset className="setup-part">
      <legend>{say.people}</legend>
      <p className="hint">{say.peopleHint}</p>
      {skilled.map(({ agentId, name, levels }) => (
        <section key={agentId} aria-label={name}>
          <h3 dir="auto">{name}</h3>
          <ul className="levels">
            {Object.entries(levels).map(([skill, level]) => (
              <li key={skill}>
                <span dir="auto">{label(skill)}</span>
                <LevelChoice
                  label={say.ofSkill(label(skill), name)}
                  value={level}
                  onChange={changed => setLevel(agentId, skill, changed)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </fieldset>
  )
}

interface LevelProps {
  readonly label: string
  readonly value: number
  readonly onChange: (level: number) => void
}

function LevelChoice({ label, value, onChange }: LevelProps) {
  const say = useWordsOf(setupLineWords)
  return (
    <select
      className="input"
      aria-label={label}
      value={value}
      onChange={event => onChange(Number(event.currentTarget.value))}
    >
      {LEVELS.map(level => (
        <option key={level} value={level}>
          {say.levels[level]}
        </option>
      ))}
    </select>
  )
}
