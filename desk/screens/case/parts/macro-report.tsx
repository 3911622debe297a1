/** What a macro did, step by step: what was refused says why, in place. */
import { useWorld } from '../../../commands/world.tsx'
import type { MacroReport as Report, StepReport } from '../../../macro.ts'
import { Icon } from '../../../parts/icon.tsx'
import { sentenceOf } from '../../../parts/said.tsx'

const SIGNS = { done: 'check', 'not-done': 'warn', 'not-tried': 'dot' } as const

export function MacroReport({ report, onClose }: { report: Report; onClose: () => void }) {
  const { words } = useWorld()
  return (
    <section className="macro-report" role="status" aria-label={report.title}>
      <strong>{words.work.snippets.ran(report.title)}</strong>
      <ul>
        {report.steps.map((step, at) => (
          // Steps have no name of their own; their order does not change.
          <li key={at} data-state={step.state}>
            <Icon sign={SIGNS[step.state]} size={12} /> <StepSays report={step} />
          </li>
        ))}
      </ul>
      <button type="button" className="button button-quiet" onClick={onClose} aria-label={words.keys.close}>
        <Icon sign="cross" size={12} />
      </button>
    </section>
  )
}

function StepSays({ report: { step, state, failure, unknown } }: { report: StepReport }) {
  const { words } = useWorld()
  const { snippets, variables } = words.work
  const name = step.do === 'tag' ? `${snippets.step.tag} “${step.tag}”` : snippets.step[step.do]
  if (unknown.length > 0) return `${name}: ${variables.unknown(unknown.join(', '))}`
  if (failure) return `${name}: ${sentenceOf(failure, words)}`
  if (state === 'not-tried') return `${name}: ${snippets.notTried}`
  return `${name}: ${step.do === 'insert' ? snippets.inserted : snippets.done}`
}
