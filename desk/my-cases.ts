/** My cases in the order of work, and who is offered to me: read by the list and by the commands alike. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import type { CaseSummary, Me } from '../contract/desk.ts'
import { inOrderOfWork, offerFor } from './api/lists.ts'
import { listQuery } from './api/queries.ts'
import { useNow } from './when.tsx'

export interface MyCases {
  readonly isLoading: boolean
  readonly cases: readonly CaseSummary[]
  readonly offer: CaseSummary | null
  readonly handovers: readonly CaseSummary[]
}

export function useMyCases(me: Me['agent']): MyCases {
  const { data, isPending } = useQuery(listQuery('mine'))
  const openId = useParams({ strict: false }).caseId ?? null
  const wasUnread = useWasUnread(openId, data?.cases)
  const minute = useNow(60_000)
  const second = useNow(1000)
  const cases = useMemo(() => data?.cases ?? [], [data])
  const offer = offerFor(me.id, cases, second)
  const ordered = useMemo(() => {
    const held = cases.filter(({ entry }) => !(entry?.state === 'offered' && entry.agentId === me.id))
    return inOrderOfWork(held, { now: minute, stillNew: wasUnread ? openId : null })
  }, [cases, me.id, minute, openId, wasUnread])
  const handovers = useMemo(
    () => cases.filter(({ handover }) => handover?.to === me.id && handover.until > minute),
    [cases, me.id, minute],
  )
  return { isLoading: isPending, cases: ordered, offer, handovers }
}

/** Whether the open case was unread when it was opened: it keeps its place until another is opened. */
function useWasUnread(openId: string | null, cases: readonly CaseSummary[] | undefined): boolean {
  const held = useRef<{ id: string | null; wasUnread: boolean }>({ id: null, wasUnread: false })
  const isUnread = cases?.find(summary => summary.id === openId)?.isUnread === true
  if (held.current.id !== openId) held.current = { id: openId, wasUnread: isUnread }
  else if (isUnread) held.current.wasUnread = true
  return held.current.wasUnread
}
