/** The now rail: who this is, what was promised, what I can do, and whether anything may be offered. */
import { useSearch } from '@tanstack/react-router'
import type { CaseView } from '../../../../contract/desk.ts'
import { useWorld } from '../../../commands/world.tsx'
import { Late } from '../../../parts/late.tsx'
import { type CaseData, useHasCome } from '../data.ts'
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

interface Props {
  readonly view: CaseView
  readonly data: CaseData
}

export function NowRail({ view, data }: Props) {
  const { words } = useWorld()
  const { do: form } = useSearch({ strict: false })
  const hasCome = useHasCome(view)
  // Whoever asks for a form types next, and does not wait for the rest.
  const isWhole = hasCome || form !== undefined
  return (
    <section className="now" data-pane="now" aria-label={words.now.title}>
      <AboutBanner view={view} />
      <Who view={view} />
      <WhoActs view={view} data={data} />
      {isWhole ? <Whole view={view} data={data} /> : <Late text={words.now.coming} />}
    </section>
  )
}

/** In one piece: what came later would push what stands below it from under a finger. */
function Whole({ view, data }: Props) {
  return (
    <>
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
    </>
  )
}
