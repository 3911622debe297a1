/** Builds the world that commands act in, from the address, the cache and the agent's choices. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CaseSummary, Me } from '../../contract/desk.ts'
import { lastHeld, outboxQuery, takeBack } from '../api/outbox.ts'
import { caseQuery } from '../api/queries.ts'
import { beReady, wrapUpQuery } from '../api/line.ts'
import { useApprovals } from './use-approvals.ts'
import { useRemedies } from './use-remedies.ts'
import { setPresence, signOut } from '../api/self.ts'
import { useChoices, useWords } from '../choices.tsx'
import type { World } from '../commands/command.ts'
import type { MyCases } from '../my-cases.ts'
import { useTimes } from '../when.tsx'
import { focusComposer } from './focus.ts'
import { movesFrom } from './moves.ts'
import type { Undoable } from './undo.ts'
import { useActs } from './use-acts.ts'
import { useMacros } from './use-macros.ts'
import { askForNotices } from './use-notices.ts'

interface Built {
  readonly world: World
  readonly undoable: Undoable | null
  readonly list: 'palette' | 'keys' | 'articles' | null
  readonly closeList: () => void
}

export function useBuiltWorld(me: Me, mine: MyCases): Built {
  const client = useQueryClient()
  const words = useWords()
  const { choices, choose } = useChoices()
  const navigate = useNavigate()
  const caseId = useParams({ strict: false }).caseId ?? null
  const { data: open = null } = useQuery({ ...caseQuery(caseId ?? ''), enabled: caseId !== null })
  const { data: wrapUp } = useQuery(wrapUpQuery)
  const wrapUpUntil = wrapUp?.until ?? null
  const [list, openList] = useState<Built['list']>(null)
  useAskedAgainIn(choices.language)
  const { act, last, undoLast } = useActs()
  const { data: outbox } = useQuery({ ...outboxQuery(caseId ?? ''), enabled: false })
  const held = lastHeld(outbox)
  const undoable = useUndoable(last)
  const macros = useMacros(me, open, act)
  const remedies = useRemedies(open)
  const approvals = useApprovals(open)

  const isStillOpen = useIsStillOpen()
  const moves = useMemo(() => movesFrom({ navigate, caseId, isStillOpen }), [navigate, caseId, isStillOpen])

  const world = useMemo((): World => {
    return {
      words,
      me,
      offer: mine.offer,
      open,
      choices,
      live: mine.live,
      order: [...mine.live, ...mine.cases].map(summary => summary.id),
      unread: [...mine.live, ...mine.cases].filter(summary => summary.isUnread).length,
      nextUnread: nextUnread([...mine.live, ...mine.cases], caseId),
      undoable: held ? words.work.hold.undo : undoable,
      undo: () => {
        if (!held || caseId === null) return undoLast()
        takeBack(client, caseId, held)
        focusComposer()
      },
      ...macros,
      ...remedies,
      ...approvals,
      act,
      ...moves,
      choose,
      openList,
      openSetup: section => void navigate({ to: '/setup/$section', params: { section }, search: {} }),
      wrapUpUntil,
      beReady: () => void beReady(client),
      setPresence: presence => void setPresence(client, presence),
      askForNotices: () => void askForNotices().then(notices => choose({ notices })),
      signOut: () => void signOut(client).then(() => navigate({ to: '/sign-in', search: {} })),
    }
  }, [
    words,
    me,
    wrapUpUntil,
    mine,
    open,
    choices,
    act,
    choose,
    navigate,
    caseId,
    client,
    held,
    undoable,
    undoLast,
    macros,
    remedies,
    approvals,
    moves,
  ])

  const closeList = useCallback(() => openList(null), [])
  return { world, undoable: last, list, closeList }
}

/** The longest wait first; the open case is seen. */
function nextUnread(cases: readonly CaseSummary[], open: string | null): string | null {
  const unread = cases.filter(({ id, isUnread }) => isUnread && id !== open)
  const since = (summary: CaseSummary) => summary.unansweredSince ?? summary.lastAt
  return unread.toSorted((a, b) => since(a) - since(b))[0]?.id ?? null
}

/** Answers later, too: whether the form that was open when this was drawn is the one that is open then. */
function useIsStillOpen(): () => boolean {
  const router = useRouter()
  const caseId = useParams({ strict: false }).caseId
  const { do: form, promise } = useSearch({ strict: false })
  return useCallback(() => {
    const { pathname, search } = router.state.location
    const isSameCase = caseId !== undefined && pathname.endsWith(`/case/${caseId}`)
    return isSameCase && search.do === form && search.promise === promise
  }, [router, caseId, form, promise])
}

/** What was done last, in words. */
function useUndoable(last: Undoable | null): string | null {
  const { undo } = useWords().work
  const times = useTimes()
  if (!last) return null
  const says = {
    tagged: () => undo.tagged(last.tag),
    untagged: () => undo.untagged(last.tag),
    kind: () => undo.kind,
    snoozed: () => undo.snoozed(times.full(last.until)),
  }
  return says[last.was]()
}

/** What the server said in one language is asked for again in the other. */
function useAskedAgainIn(language: string): void {
  const client = useQueryClient()
  const asked = useRef(language)
  useEffect(() => {
    if (asked.current === language) return
    asked.current = language
    void client.invalidateQueries()
  }, [client, language])
}
