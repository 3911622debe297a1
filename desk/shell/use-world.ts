/** Builds the world that commands act in, from the address, the cache and the agent's choices. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { Act, Me } from '../../contract/desk.ts'
import { perform } from '../api/acts.ts'
import { caseQuery } from '../api/queries.ts'
import { setPresence, signOut } from '../api/self.ts'
import { useChoices, useWords } from '../choices.tsx'
import type { CaseSearch, World } from '../commands/command.ts'
import { saidKey } from '../commands/world.tsx'
import type { Said } from '../commands/world.tsx'
import { now } from '../clock.ts'
import { changeDraft, readDraft } from '../drafts.ts'
import type { DraftPromise } from '../drafts.ts'
import { quickDue } from '../due.ts'
import type { MyCases } from '../my-cases.ts'
import { promiseIn } from '../promise-hint.ts'
import { focusComposer, focusPane, leaveField, submitComposer } from './focus.ts'

interface Built {
  readonly world: World
  readonly said: Said
  readonly list: 'palette' | 'keys' | null
  readonly closeList: () => void
}

export function useBuiltWorld(me: Me, mine: MyCases): Built {
  const client = useQueryClient()
  const words = useWords()
  const { choices, choose } = useChoices()
  const navigate = useNavigate()
  const caseId = useParams({ strict: false }).caseId ?? null
  const { data: open = null } = useQuery({ ...caseQuery(caseId ?? ''), enabled: caseId !== null })
  const [list, openList] = useState<Built['list']>(null)
  const { said, act } = useActs()

  const world = useMemo((): World => {
    const goTo: World['goTo'] = id =>
      void navigate({ to: '/case/$caseId', params: { caseId: id }, search: {} })
    const stay = (search: CaseSearch) =>
      caseId !== null && void navigate({ to: '/case/$caseId', params: { caseId }, search })
    return {
      words,
      me,
      offer: mine.offer,
      open,
      choices,
      order: mine.cases.map(summary => summary.id),
      unread: mine.cases.filter(summary => summary.isUnread).length,
      act,
      goTo,
      choose,
      openList,
      show: (form, promise) =>
        stay(form === null ? {} : { do: form, pane: 'now', ...(promise ? { promise } : {}) }),
      pane: pane => {
        if (pane === 'list') void navigate({ to: '/' })
        else stay(pane === 'now' ? { pane: 'now' } : {})
        focusPane(pane)
      },
      write: mode => {
        if (caseId === null) return
        changeDraft(caseId, { mode })
        stay({})
        focusComposer()
      },
      promise: () => {
        if (caseId === null) return
        const draft = readDraft(caseId)
        changeDraft(caseId, { mode: 'reply', promise: draft.promise ?? promiseFrom(draft.reply, me) })
        stay({})
        focusComposer('promise')
      },
      submit: submitComposer,
      leave: () => {
        if (!leaveField()) stay({})
      },
      setPresence: presence => void setPresence(client, presence),
      askForNotices: () =>
        void Notification.requestPermission().then(answer => choose({ notices: answer === 'granted' })),
      signOut: () => void signOut(client).then(() => navigate({ to: '/sign-in', search: {} })),
    }
  }, [words, me, mine, open, choices, act, choose, navigate, caseId, client])

  const closeList = useCallback(() => openList(null), [])
  return { world, said, list, closeList }
}

/** A promise as far as the reply already says it. */
function promiseFrom(reply: string, { organisation }: Me): DraftPromise {
  const hint = promiseIn(reply)
  return {
    kind: hint?.kind ?? 'reply',
    words: hint?.words ?? '',
    dueAt: quickDue(hint?.due ?? null, now(), organisation.timeZone),
    replaces: null,
  }
}

/** Acts, and what was said about those that were not done. */
function useActs() {
  const client = useQueryClient()
  const [said, setSaid] = useState<Said>({})
  const act = useCallback(
    async (caseId: string, request: Act) => {
      const key = saidKey(caseId, request.act)
      setSaid(({ [key]: _, ...rest }) => rest)
      const outcome = await perform(client, { caseId, act: request, requestId: crypto.randomUUID() })
      if (!outcome.done) setSaid(before => ({ ...before, [key]: outcome.failure }))
      return outcome
    },
    [client],
  )
  return { said, act }
}
