import { useEffect, useLayoutEffect } from 'preact/hooks'
import type { LiveCase } from '../live/live-case.ts'
import { liveCase } from '../live/live-case.ts'
import { CaseView, type ShownCase } from '../parts/case-view.tsx'
import { rarePart } from './rare-part.tsx'
import { useWatched } from './use-watched.ts'
import { wake } from './wake.tsx'

const account = rarePart(
  async () => (await import('../parts/own-account.tsx')).OwnAccount,
  ({ state }) => Boolean(state.account),
)
const found = rarePart(
  async () => (await import('../parts/account-found.tsx')).AccountFound,
  ({ you }) => Boolean(you.account),
)
const ladder = rarePart(
  async () => (await import('../parts/ladder.tsx')).Ladder,
  ({ state }) => Boolean(state.ladder),
)
const points = rarePart(
  async () => (await import('../parts/points.tsx')).Points,
  ({ state }) => Boolean(state.ladder),
)
const rare = {
  OwnAccount: account.Part,
  AccountFound: found.Part,
  Ladder: ladder.Part,
  Points: points.Part,
}

function FollowedCase({ page, live }: { readonly page: ShownCase; readonly live: LiveCase }) {
  const view = useWatched(live.view)
  useEffect(() => live.wake(), [live])
  useLayoutEffect(() => live.shown())
  return <CaseView page={page} live={view} acts={live.acts} rare={rare} />
}

async function begin(): Promise<void> {
  await Promise.all([
    document.getElementById('own-account') && account.fetched(),
    document.getElementById('account-title') && found.fetched(),
    document.getElementById('ladder') && ladder.fetched(),
    document.getElementById('points') && points.fetched(),
  ])
  wake('case', (page, speech) => <FollowedCase page={page} live={liveCase(page, speech)} />)
}

void begin()
