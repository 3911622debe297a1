/** The now rail: who this is, what was promised, what I can do, and whether anything may be offered. */
import type { AgentView, CaseView } from '../../../../contract/desk.ts'
import { useWorld } from '../../../commands/world.tsx'
import { ActsPanel } from './acts-panel.tsx'
import { Gate } from './gate.tsx'
import { Promises } from './promises.tsx'
import { Who } from './who.tsx'

export function NowRail({ view, team }: { view: CaseView; team: readonly AgentView[] }) {
  const { words } = useWorld()
  return (
    <section className="now" data-pane="now" aria-label={words.now.title}>
      <Who view={view} />
      <Promises view={view} />
      <ActsPanel view={view} team={team} />
      <Gate view={view} />
    </section>
  )
}
