/** One rule with all that it was set aside for: how often, what they share, why, what it cost, and what would change. */
import { Link } from '@tanstack/react-router'
import type { RuleGroup } from '../../../../contract/overrides.ts'
import { overridesWords } from '../../../../contract/words/overrides.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { useTimes } from '../../../when.tsx'
import type { RulesData } from '../data.ts'
import { sayCondition } from './condition-words.ts'
import { Proposal } from './proposal.tsx'

interface Props {
  readonly group: RuleGroup
  readonly data: RulesData
  readonly mayAnswer: boolean
}

export function Group({ group, data, mayAnswer }: Props) {
  const words = useWordsOf(overridesWords)
  const { group: say } = words
  const { says, aboutName, condition, count, isLetGo, isMine } = group
  const times = useTimes()
  return (
    <li className="rules-group">
      <h3>
        {aboutName !== null && <span className="break">{aboutName}: </span>}
        {says}
      </h3>
      <p className="soft">
        {say.count(count)}
        {condition !== null && ` · ${sayCondition(condition, words, times.date)}`}
      </p>
      {isLetGo && (
        <p className="rules-gone">
          <Icon sign="check" size={14} /> {say.holdsNoMore}{' '}
          {mayAnswer && (
            <button
              type="button"
              className="button button-plain"
              disabled={data.isBusy}
              onClick={() => void data.holdAgain(group.rule, group.about)}
            >
              {say.holdAgain}
            </button>
          )}
        </p>
      )}
      <Proposal group={group} data={data} mayAnswer={mayAnswer} />
      {isMine && <p className="hint">{say.mine}</p>}
      {count > 0 && <Facts group={group} />}
      {count > 0 && <Reasons group={group} />}
    </li>
  )
}

function Facts({ group: { common, cost, would, condition, count, isLetGo } }: { group: RuleGroup }) {
  const words = useWordsOf(overridesWords)
  const { group: say } = words
  const times = useTimes()
  const now = condition && sayCondition(condition, words, times.date)
  const after = condition && would && sayCondition(would, words, times.date)
  // It was changed since, or let go: nothing more would change.
  const isChange = !isLetGo && (now === null || now !== after)
  const valueOf = (value: string) => Object.entries(say.values).find(([name]) => name === value)?.[1] ?? value
  return (
    <dl className="rules-facts">
      {count > 1 && (
        <div>
          <dt>{say.common}</dt>
          <dd>
            {common.length === 0
              ? say.nothingCommon
              : common.map(({ trait, value }) => `${say.traits[trait]}: ${valueOf(value)}`).join(' · ')}
          </dd>
        </div>
      )}
      <div>
        <dt>{say.cost}</dt>
        <dd>{cost.length === 0 ? say.noCost : cost.join(' + ')}</dd>
      </div>
      {isChange && (
        <div>
          <dt>{say.change}</dt>
          <dd>
            {after === null ? (
              say.letGo
            ) : (
              <>
                <del>{now}</del> → <ins>{after}</ins>.
              </>
            )}{' '}
            {say.saved(count)}
          </dd>
        </div>
      )}
    </dl>
  )
}

function Reasons({ group: { latest } }: { group: RuleGroup }) {
  const { group: say } = useWordsOf(overridesWords)
  const times = useTimes()
  return (
    <details className="rules-reasons">
      <summary>{say.reasons}</summary>
      <ul>
        {latest.map(({ caseId, reference, at, reason }) => (
          <li key={`${caseId} ${at}`}>
            <Link to="/case/$caseId" params={{ caseId }} className="reference">
              {reference}
            </Link>{' '}
            <span className="soft">{times.date(at)}</span>
            <p dir="auto">{reason ?? say.erased}</p>
          </li>
        ))}
      </ul>
    </details>
  )
}
