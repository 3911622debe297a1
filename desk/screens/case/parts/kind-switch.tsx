import type { CaseView } from '../../../../contract/desk.ts'
import { changeKind } from '../../../commands/case.ts'
import { ariaOf } from '../../../commands/keys.ts'
import { useWorld } from '../../../commands/world.tsx'
import { Caps } from '../../../parts/caps.tsx'
import { Said } from '../../../parts/said.tsx'

export function KindSwitch({ view: { summary } }: { view: CaseView }) {
  const world = useWorld()
  const { words } = world
  const key = changeKind.keys[0] ?? ''
  return (
    <fieldset className="kind" disabled={!changeKind.enabled(world)}>
      <legend>{words.acts.kind}</legend>
      {(['problem', 'request'] as const).map(kind => (
        <label key={kind}>
          <input
            type="radio"
            name="kind"
            checked={summary.kind === kind}
            aria-keyshortcuts={ariaOf(key)}
            onChange={() => void world.act(summary.id, { act: 'change-kind', kind })}
          />
          {words.kinds[kind]}
        </label>
      ))}
      <Caps spec={key} />
      {summary.kind === null && <span className="hint">{words.kinds.unstated}</span>}
      <Said caseId={summary.id} acts={['change-kind']} />
    </fieldset>
  )
}
