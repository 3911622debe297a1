/** Rules of the house: what was set aside and why, what is proposed, and for whom things of the catalogue are. */
import { overridesWords } from '../../../contract/words/overrides.ts'
import { useWordsOf } from '../../choices.tsx'
import { Late } from '../../parts/late.tsx'
import { Page } from '../../parts/page.tsx'
import { Sentence } from '../../parts/said.tsx'
import { useRules } from './data.ts'
import { Conditions } from './parts/conditions.tsx'
import { Group } from './parts/group.tsx'

export function RulesScreen() {
  const words = useWordsOf(overridesWords)
  const data = useRules()
  const { view, failure } = data
  return (
    <Page title={words.title}>
      <p className="rules-lead">{words.lead}</p>
      {!view && !failure && <Late text={words.title} />}
      <Sentence failure={failure} />
      {view && (
        <>
          {view.notBecause !== null && <Sentence text={view.notBecause} isCalm />}
          {view.rules.length === 0 && <p role="status">{words.none}</p>}
          <ul className="rules-list">
            {view.rules.map(group => (
              <Group
                key={`${group.rule} ${group.about} ${group.direction}`}
                group={group}
                data={data}
                mayAnswer={view.notBecause === null}
              />
            ))}
          </ul>
          <Conditions view={view} data={data} />
        </>
      )}
    </Page>
  )
}
