/** How strictly each guarantee holds (observed, warned of, enforced), and what was counted meanwhile. */
import { useQuery } from '@tanstack/react-query'
import type { GuaranteeMode, GuaranteesView } from '../../../../contract/guarantees.ts'
import { guaranteesWords } from '../../../../contract/words/guarantees.ts'
import { NotDone } from '../../../api/ask.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { guaranteesQuery, useSetMode } from '../guarantees-data.ts'

const MODES: readonly GuaranteeMode[] = ['observe', 'warn', 'enforce']
type Guarantee = GuaranteesView['guarantees'][number]

export function GuaranteesSection() {
  const words = useWordsOf(guaranteesWords)
  const { data: view } = useQuery(guaranteesQuery)
  const setting = useSetMode()
  if (!view) return <p className="hint">{words.lead}</p>
  return (
    <div className="setup-form">
      <p className="hint">{words.lead}</p>
      {!view.canChange && <Sentence text={words.adminOnly} isCalm />}
      {setting.error instanceof NotDone && <Sentence failure={setting.error.failure} />}
      {view.guarantees.map(guarantee => (
        <GuaranteePart
          key={guarantee.id}
          guarantee={guarantee}
          view={view}
          onChange={mode => setting.mutate({ id: guarantee.id, mode })}
        />
      ))}
      <section className="setup-part">
        <h3>{words.cost}</h3>
        <p>{words.selling(view.days, view.sellingMinutes, view.waitingCausedBySellingMinutes)}</p>
        <p className="hint">{words.how}</p>
      </section>
    </div>
  )
}

interface GuaranteePartProps {
  readonly guarantee: Guarantee
  readonly view: GuaranteesView
  readonly onChange: (mode: GuaranteeMode) => void
}

function GuaranteePart({
  guarantee: { id, mode, observed, wentOn, rules },
  view,
  onChange,
}: GuaranteePartProps) {
  const words = useWordsOf(guaranteesWords)
  return (
    <fieldset className="setup-part guarantee" disabled={!view.canChange}>
      <legend>
        <span className="guarantee-id">{id}</span> {words.names[id]}
      </legend>
      <div className="guarantee-modes">
        {MODES.map(one => (
          <label key={one} className="guarantee-mode">
            <input type="radio" name={id} checked={one === mode} onChange={() => onChange(one)} />
            {words.modes[one]}
          </label>
        ))}
      </div>
      <p className="hint">{words.means[mode]}</p>
      <p>
        {words.counted(view.days, observed, wentOn)}
        {id === 'G6' && view.promisesBroken > 0 && ` ${words.broken(view.promisesBroken)}`}
      </p>
      <details>
        <summary>{words.rules}</summary>
        <ul>
          {rules.map(rule => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </details>
    </fieldset>
  )
}
