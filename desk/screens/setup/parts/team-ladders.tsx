/** First rungs that a team has of its own; the cases of its people go up these, and then those of the house. */
import type { LadderSetup } from '../../../../contract/ladder.ts'
import { ladderSetupWords } from '../../../../contract/words/ladder-setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Field } from '../../../parts/field.tsx'
import { LadderRungs } from './ladder-rungs.tsx'

type Teams = LadderSetup['teams']

interface Props {
  readonly setup: LadderSetup
  readonly onChange: (teams: Teams) => void
}

export function TeamLadders({ setup: { teams, teamNames, rungs, people }, onChange }: Props) {
  const say = useWordsOf(ladderSetupWords)
  const ofHouse = rungs.map(({ agentId }) => agentId)
  const others = teamNames.filter(({ id }) => !teams.some(({ teamId }) => teamId === id))
  const first = people.find(({ id }) => !ofHouse.includes(id))
  return (
    <fieldset className="setup-part">
      <legend>{say.teams}</legend>
      <p className="hint">{say.teamsLead}</p>
      {teams.map((own, nth) => {
        const name = teamNames.find(({ id }) => id === own.teamId)?.name ?? own.teamId
        return (
          <section key={own.teamId} className="ladder-team" aria-labelledby={`ladder-${own.teamId}`}>
            <h3 id={`ladder-${own.teamId}`} dir="auto">
              {say.team(name)}
            </h3>
            <LadderRungs
              rungs={own.rungs}
              people={people}
              taken={ofHouse}
              hasLast={false}
              onChange={next => onChange(teams.with(nth, { ...own, rungs: [...next] }))}
            />
            <button
              type="button"
              className="button button-quiet"
              onClick={() => onChange(teams.toSpliced(nth, 1))}
            >
              {say.teamRemove(name)}
            </button>
          </section>
        )
      })}
      {others.length > 0 && first && (
        <Field label={say.teamAdd}>
          {ids => (
            <select
              {...ids}
              className="input"
              value=""
              onChange={event => {
                const teamId = event.currentTarget.value
                if (teamId === '') return
                const rung = { agentId: first.id, within: { amount: 4, unit: 'working-hours' as const } }
                onChange([...teams, { teamId, rungs: [rung] }])
              }}
            >
              <option value="">{say.teamChoose}</option>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </fieldset>
  )
}
