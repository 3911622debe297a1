/** Which packs of rules hold, what each rule asks and how it is checked, where two differ, and packs of the house's own. */
import { useQuery } from '@tanstack/react-query'
import type { PacksView } from '../../../../contract/packs.ts'
import { packsWords } from '../../../../contract/words/packs.ts'
import { useChoices, useWordsOf } from '../../../choices.tsx'
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
  const say = useDays()
  return (
    <section className="setup-part" aria-labelledby="packs-conflicts">
      <h3 id="packs-conflicts">{words.conflicts}</h3>
      <p className="hint">{words.conflictsHint}</p>
      <ul className="pack-conflicts">
        {conflicts.map(({ sides, why }) => (
          <li key={sides.map(({ says }) => says).join()}>
            {sides.map(side => (
              <div key={`${side.pack} ${side.clause} ${side.says}`} data-applied={side.isApplied}>
                <p>
                  {side.isApplied ? (
                    <strong className="pack-applied">
                      <Icon sign="check" size={14} /> {words.applied}
                    </strong>
                  ) : (
                    <span className="hint">{words.notApplied}</span>
                  )}
                </p>
                <p>{side.says}</p>
                {side.limit !== null && (
                  <p className="pack-limit">
                    {words.limit} {side.limit}
                  </p>
                )}
                <p className="hint">
                  {sourceOf(side)} · {words.since(say(side.from))}
                </p>
              </div>
            ))}
            <p className="hint">{why}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What the house asks of itself stands in no clause. */
function sourceOf({ pack, clause }: { pack: string; clause: string }): string {
  return clause === 'house' ? pack : `${pack}, ${clause}`
}

/** Days stand in packs as they are sorted; they are read as people write them. */
function useDays(): (day: string) => string {
  const { choices } = useChoices()
  const format = new Intl.DateTimeFormat(choices.language, { dateStyle: 'medium', timeZone: 'UTC' })
  return day => format.format(new Date(`${day}T00:00:00Z`))
}

function PackPart({ pack, notAdvice }: { readonly pack: Pack; readonly notAdvice: string }) {
  const words = useWordsOf(packsWords)
  const say = useDays()
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
        {pack.instrument !== 'house' && `${pack.instrument}, ${words.since(say(pack.from))}. `}
        {pack.adaptUntil !== null && `${words.adapt(say(pack.adaptUntil))} `}
        {pack.applicability}
      </p>
      <ul className="pack-rules">
        {pack.rules.map(rule => (
          <RuleLine key={`${rule.id} ${rule.from}`} rule={rule} />
        ))}
      </ul>
      <p className="hint">{notAdvice}</p>
    </details>
  )
}

function RuleLine({ rule }: { readonly rule: Rule }) {
  const words = useWordsOf(packsWords)
  const say = useDays()
  const { says, clause, kind, confidence, from, until, limit, after, isToCome, isToLookUp } = rule
  const { check, switchesOn, exceptBecause } = rule
  const holds = until === null ? words.since(say(from)) : words.sinceUntil(say(from), say(until))
  return (
    <li data-to-come={isToCome}>
      <p>{says}</p>
      {limit !== null && (
        <p className="pack-limit">
          {words.limit} {limit}
        </p>
      )}
      {after.length > 0 && <p className="pack-except">{words.after(after.join('; '))}</p>}
      {isToCome && <p className="pack-except">{words.toCome(say(from))}</p>}
      <p className="hint">
        {words.kinds[kind]} · {clause === 'house' ? words.ours : clause}
        {!isToCome && ` · ${holds}`}
        {clause !== 'house' && ' · '}
        {clause !== 'house' && <Sure is={confidence} />}
        {clause !== 'house' && `, ${words.verified(say(rule.verifiedOn))}`}
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
