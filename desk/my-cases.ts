/** My cases in the order of work, and who is offered to me: read by the list and by the commands alike. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { CaseSummary, Me } from '../contract/desk.ts'
import { inOrderOfWork, offerFor } from './api/lists.ts'
import { listQuery } from './api/queries.ts'
import { useNow } from './when.tsx'

export interface MyCases {
  readonly isLoading: boolean
  /** Where those begin that are not listed yet; null when all are. */
  readonly more: string | null
  readonly cases: readonly CaseSummary[]
  /** Conversations that I am in right now, in the order in which they began: none moves while another gets new words. */
  readonly live: readonly CaseSummary[]
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
    const held = cases.filter(({ entry }) => entry?.agentId !== me.id)
    return inOrderOfWork(held, { now: minute, stillNew: wasUnread ? openId : null })
  }, [cases, me.id, minute, openId, wasUnread])
  const live = useMemo(() => liveOf(cases, me.id), [cases, me.id])
  const handovers = useMemo(
    () => cases.filter(({ handover }) => handover?.to === me.id && handover.until > minute),
    [cases, me.id, minute],
  )
  return { isLoading: isPending, more: data?.more ?? null, cases: ordered, live, offer, handovers }
}

function liveOf(cases: readonly CaseSummary[], me: string): CaseSummary[] {
  const since = ({ entry }: CaseSummary) => entry?.joinedAt ?? 0
  return cases
    .filter(({ entry }) => entry?.state === 'answered' && entry.agentId === me)
    .toSorted((a, b) => since(a) - since(b) || (a.id < b.id ? -1 : 1))
}

/** Whether the open case was unread since it was opened: it keeps its place until another is opened. */
function useWasUnread(openId: string | null, cases: readonly CaseSummary[] | undefined): boolean {
  const isUnread = cases?.find(summary => summary.id === openId)?.isUnread === true
  const [held, setHeld] = useState({ id: openId, wasUnread: isUnread })
  const next = held.id === openId ? held.wasUnread || isUnread : isUnread
  if (held.id !== openId || held.wasUnread !== next) setHeld({ id: openId, wasUnread: next })
  return next
}
