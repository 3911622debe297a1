/** The desk around the screens: what waits on the left, the open case beside it, the keys, the socket, the notices. */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Outlet, useLocation, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useCallback } from 'react'
import { keys, meQuery } from '../api/queries.ts'
import { useWords } from '../choices.tsx'
import type { DeskSays } from '../../contract/desk-live.ts'
import { WorldContext } from '../commands/world.tsx'
import { useMyCases } from '../my-cases.ts'
import { AskedNotice } from '../parts/asked-notice.tsx'
import { Caps } from '../parts/caps.tsx'
import { Late } from '../parts/late.tsx'
import { ChatStrip } from '../parts/chat-strip.tsx'
import { OfferCard } from '../parts/offer-card.tsx'
import { SayContext } from '../say.tsx'
import { LineScreen } from '../screens/line/screen.tsx'
import { KeysList } from './keys-list.tsx'
import { Palette } from './palette.tsx'
import { UndoBar } from './undo-bar.tsx'
import { useKeys } from './use-keys.ts'
import { useLive } from './use-live.ts'
import { useNotices } from './use-notices.ts'
import { useBuiltWorld } from './use-world.ts'

const InsertArticle = lazy(() => import('./insert-article.tsx'))

export function Shell() {
  const { data: me } = useSuspenseQuery(meQuery)
  const live = useLive()
  const say = useCallback((message: DeskSays) => live.current?.say(message), [live])
  const mine = useMyCases(me.agent)
  const words = useWords()
  const { world, undoable, list, closeList } = useBuiltWorld(me, mine)
  useKeys(world, list !== null)
  useNotices(world, mine)
  const isCaseOpen = useParams({ strict: false }).caseId !== undefined
  const { pane } = useSearch({ strict: false })
  const isAtHome = useLocation({ select: ({ pathname }) => pathname === '/' })
  const shows = isCaseOpen ? (pane ?? 'story') : isAtHome ? 'list' : 'page'
  return (
    <WorldContext value={world}>
      <SayContext value={say}>
        <main className="desk" data-shows={shows}>
          <h1 className="hidden">{words.product}</h1>
          <LineScreen me={me} mine={mine} />
          <Outlet />
          <LinkState />
          {/* On a phone the list is out of sight while a case is open; the other conversations stay one touch away. */}
          {isCaseOpen && <ChatStrip look="strip" />}
          <UndoBar says={undoable && world.undoable} isWaking={undoable?.was === 'snoozed'} />
          <AskedNotice />
          {/* Where the list is not in sight, an offer must be. */}
          {shows !== 'list' && mine.offer && (
            <div className="offer-over">
              <OfferCard summary={mine.offer} />
            </div>
          )}
        </main>
        {list === 'palette' && <Palette onClose={closeList} />}
        {list === 'keys' && <KeysList onClose={closeList} />}
        {list === 'articles' && (
          <Suspense>
            <InsertArticle onClose={closeList} />
          </Suspense>
        )}
      </SayContext>
    </WorldContext>
  )
}

export function EmptyScreen() {
  const words = useWords()
  return (
    <section className="empty" data-pane="story" aria-label={words.story.title}>
      <p>
        {words.lists.none} <Caps spec="j" /> {words.lists.noneHint}
      </p>
      <p className="hint">
        <Caps spec="?" /> {words.commands.keys} · <Caps spec="Mod+k" /> {words.commands.palette}
      </p>
    </section>
  )
}

/** Says that the connection is lost, and nothing while it stands. */
function LinkState() {
  const words = useWords()
  const { data: isUp } = useQuery<boolean>({ queryKey: keys.link, enabled: false })
  return <div className="link-state">{isUp === false && <Late text={words.link.down} after={1500} />}</div>
}
