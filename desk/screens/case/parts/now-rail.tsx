/** The now rail: who this is, what was promised, what I can do, and whether anything may be offered. */
import type { CaseView } from '../../../../contract/desk.ts'
import { useWorld } from '../../../commands/world.tsx'
import type { CaseData } from '../data.ts'
import { ActsPanel } from './acts-panel.tsx'
import { Cuts } from './cuts.tsx'
import { Failures } from './failures.tsx'
import { Approvals } from './approvals.tsx'
import { Gate } from './gate.tsx'
import { Ladder } from './ladder.tsx'
import { Leaving } from './leaving.tsx'
import { Promises } from './promises.tsx'
import { Recordings } from './recordings.tsx'
import { Remedies } from './remedies.tsx'
import { AboutBanner, WhoActs } from './who-acts.tsx'
import { Who } from './who.tsx'

export function NowRail({ view, data }: { view: CaseView; data: CaseData }) {
  const { words } = useWorld()
  return (
    <section className="now" data-pane="now" aria-label={words.now.title}>
      <AboutBanner view={view} />
      <Who view={view} />
      <WhoActs view={view} data={data} />
      <Approvals view={view} />
      <Remedies view={view} />
      <Failures view={view} />
      <Cuts view={view} />
      <Leaving view={view} />
      <Promises view={view} />
      <Recordings view={view} data={data} />
      <Ladder view={view} />
      <ActsPanel view={view} data={data} />
      <Gate view={view} />
    </section>
  )
}
