import { useEffect, useLayoutEffect } from 'preact/hooks'
import type { LiveCase } from '../live/live-case.ts'
import { liveCase } from '../live/live-case.ts'
import { CaseView, type ShownCase } from '../parts/case-view.tsx'
import { useWatched } from './use-watched.ts'
import { wake } from './wake.tsx'

function FollowedCase({ page, live }: { readonly page: ShownCase; readonly live: LiveCase }) {
  const view = useWatched(live.view)
  useEffect(() => live.wake(), [live])
  useLayoutEffect(() => live.shown())
  return <CaseView page={page} live={view} acts={live.acts} />
}

wake('case', (page, speech) => <FollowedCase page={page} live={liveCase(page, speech)} />)
