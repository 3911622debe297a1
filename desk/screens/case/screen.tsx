/** The case: its story with the place to write, and beside it what matters now. */
import { useParams } from '@tanstack/react-router'
import { goesOnHere } from '../../commands/work.ts'
import { useWorld } from '../../commands/world.tsx'
import { NotDone } from '../../api/ask.ts'
import { Late } from '../../parts/late.tsx'
import { Sentence } from '../../parts/said.tsx'
import { useCaseData } from './data.ts'
import { CallBack } from './parts/call-back.tsx'
import { CaseBanner } from './parts/case-banner.tsx'
import { LettersWaiting } from './parts/letters-waiting.tsx'
import { CaseHead } from './parts/case-head.tsx'
import { ChoosingPlace } from './parts/choose-message.tsx'
import { Composer } from './parts/composer.tsx'
import { HandoverAnswer } from './parts/handover-answer.tsx'
import { NowRail } from './parts/now-rail.tsx'
import { PaneTabs } from './parts/pane-tabs.tsx'
import { Story } from './parts/story.tsx'

export function CaseScreen() {
  const { caseId } = useParams({ from: '/desk/case/$caseId' })
  const { words } = useWorld()
  const data = useCaseData(caseId)
  const { view } = data
  if (!view) {
    return (
      <section className="empty" data-pane="story" aria-label={words.story.title}>
        {data.error instanceof NotDone ? (
          <Sentence failure={data.error.failure} />
        ) : (
          <Late text={words.story.loading} />
        )}
        {data.error !== null && <PaneTabs />}
      </section>
    )
  }
  return (
    <ChoosingPlace view={view}>
      <section className="story" data-pane="story" aria-labelledby="case-title">
        <CaseHead view={view} />
        <CallBack view={view} />
        <CaseBanner view={view} />
        <LettersWaiting view={view} />
        <HandoverAnswer view={view} team={data.team} />
        <Story key={caseId} view={view} data={data} />
        {goesOnHere(view) && <Composer key={`composer-${caseId}`} view={view} data={data} />}
      </section>
      <NowRail key={`now-${caseId}`} view={view} data={data} />
      <PaneTabs />
    </ChoosingPlace>
  )
}
