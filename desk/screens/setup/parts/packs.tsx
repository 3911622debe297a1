/** Which packs of rules hold, what each rule asks and how it is checked, where two differ, and packs of the house's own. */
import { useQuery } from '@tanstack/react-query'
import type { PacksView } from '../../../../contract/packs.ts'
import { packsWords } from '../../../../contract/words/packs.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { packsQuery } from '../packs-data.ts'
import { OwnPacks } from './packs-own.tsx'
import { PacksPlace } from './packs-place.tsx'

type Pack = PacksView['packs'][number]
type Rule = Pack['rules'][number]

export function PacksSection() {
  const words = useWordsOf(packsWords)
  const { data: view } = useQuery(packsQuery)
  if (!view) return <p className="hint">{words.lead}</p>
  return (
    <div className="setup-form">
      <PacksPlace view={view} />
      {view.conflicts.length > 0 && <Conflicts conflicts={view.conflicts} />}
      {view.packs.map(pack => (
        <PackPart key={pack.id} pack={pack} notAdvice={view.notAdvice} />
      ))}
      <OwnPacks own={view.own} />
    </div>
  )
}

function Conflicts({ conflicts }: { readonly conflicts: PacksView['conflicts'] }) {
  const words = useWordsOf(packsWords)
  return (
    <section className="setup-part" aria-labelledby="packs-conflicts">
      <h3 id="packs-conflicts">{words.conflicts}</h3>
      <p className="hint">{words.conflictsHint}</p>
      <ul className="pack-conflicts">
        {conflicts.map(({ sides, why }) => (
          <li key={sides.map(({ says }) => says).join()}>
            {sides.map(side => (
              <p key={`${side.pack} ${side.clause} ${side.says}`} data-applied={side.isApplied}>
                {side.says} <span className="hint">{`${side.pack}, ${side.clause}`}</span>
                {side.isApplied && <strong className="pack-applied">{words.applied}</strong>}
              </p>
            ))}
            <p className="hint">{why}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function PackPart({ pack, notAdvice }: { readonly pack: Pack; readonly notAdvice: string }) {
  const words = useWordsOf(packsWords)
  return (
    <details className="setup-part pack" open={pack.isOwn || pack.id === 'house'}>
      <summary>
        <h3>{pack.name}</h3>{' '}
        <span className="hint">
          {words.rules(pack.rules.length)}
          {pack.id !== 'house' && ' · '}
          {pack.id !== 'house' && <Sure is={pack.confidence} />}
        </span>
      </summary>
      <p className="hint">
        {pack.instrument !== 'house' && `${pack.instrument}, ${words.since(pack.from)}. `}
        {pack.adaptUntil !== null && `${words.adapt(pack.adaptUntil)} `}
        {pack.applicability}
      </p>
      <ul className="pack-rules">
        {pack.rules.map(rule => (
          <RuleLine key={rule.id} rule={rule} />
        ))}
      </ul>
      <p className="hint">{notAdvice}</p>
    </details>
  )
}

function RuleLine({ rule }: { readonly rule: Rule }) {
  const words = useWordsOf(packsWords)
  const { says, clause, kind, confidence, isToLookUp, check, switchesOn, exceptBecause } = rule
  return (
    <li>
      <p>{says}</p>
      <p className="hint">
        {words.kinds[kind]} · {clause === 'house' ? words.since(rule.from) : clause}
        {clause !== 'house' && ' · '}
        {clause !== 'house' && <Sure is={confidence} />}
      </p>
      {exceptBecause === null ? (
        <p className="hint">
          {words.check} {check}
        </p>
      ) : (
        <p className="pack-except">{words.except(exceptBecause)}</p>
      )}
      {switchesOn !== null && exceptBecause === null && (
        <p>
          <Icon sign="check" size={14} /> {switchesOn}
        </p>
      )}
      {isToLookUp && <p className="said">{words.lookUp}</p>}
    </li>
  )
}

/** How sure it is: a word, and beside it a sign that is not only a colour. */
function Sure({ is }: { readonly is: Rule['confidence'] }) {
  const words = useWordsOf(packsWords)
  return (
    <span className="pack-sure" data-sure={is}>
      {words.confidence[is]}
    </span>
  )
}
