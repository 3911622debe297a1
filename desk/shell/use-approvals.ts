/** What may be asked for in the open case, and what waits for my answer, for the keys that do it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { ToDecide } from '../../contract/approvals.ts'
import type { CaseView } from '../../contract/desk.ts'
import { answerApproval, askForOption, caseApprovalsQuery, toDecideQuery } from '../api/approvals.ts'
import { keys } from '../api/queries.ts'
import { type Giving, NOT_GIVING, remediesQuery } from '../api/remedies.ts'
import type { World } from '../commands/command.ts'
import { rememberWriting } from '../places.ts'

export function useApprovals(
  open: CaseView | null,
): Pick<World, 'askAbove' | 'askFor' | 'toDecide' | 'asked' | 'goToAsked' | 'putOffAsked' | 'answerAsk'> {
  const client = useQueryClient()
  const caseId = open?.summary.id ?? ''
  const isAsked = open !== null && open.summary.mergedInto === null
  const isOnRungs = useLocation({ select: ({ pathname }) => pathname.endsWith('/rungs') })
  const { data: view } = useQuery({
    ...remediesQuery(caseId, open?.summary.version ?? 0),
    enabled: isAsked,
  })
  const { data: inCase } = useQuery({ ...caseApprovalsQuery(caseId), enabled: isAsked })
  const { data: mine } = useQuery(toDecideQuery)
  const { data: giving = NOT_GIVING } = useQuery<Giving>({ queryKey: keys.giving(caseId), enabled: false })
  const isBusy = giving.busy !== null
  const navigate = useNavigate()
  const [putOff, setPutOff] = useState<readonly string[]>([])
  return useMemo(() => {
    const waits = new Set(
      inCase?.approvals.flatMap(({ state, catalogueId }) => (state === 'open' ? [catalogueId] : [])),
    )
    const askable = view?.options.find(
      ({ lack, catalogueId }) => lack?.ask != null && !waits.has(catalogueId),
    )
    const all = mine?.approvals ?? []
    const here = isOnRungs ? all[0] : all.find(one => one.caseId === caseId)
    const isUnseen = (one: ToDecide) => one.caseId !== caseId && !putOff.includes(one.id)
    const asked = isOnRungs ? null : (all.find(isUnseen) ?? null)
    return {
      askAbove: isBusy || !isAsked ? null : (askable ?? null),
      askFor: async (option, setAside) => void (await askForOption(client, caseId, option, setAside)),
      toDecide: here ?? null,
      asked,
      goToAsked: () => {
        if (asked === null) return
        rememberWriting()
        void navigate({ to: '/case/$caseId', params: { caseId: asked.caseId }, search: { pane: 'now' } })
      },
      putOffAsked: () => {
        if (asked !== null) setPutOff([...putOff, asked.id])
      },
      answerAsk: async (approval, answer) => await answerApproval(client, approval, answer),
    }
  }, [client, caseId, view, inCase, mine, isBusy, isAsked, isOnRungs, putOff, navigate])
}
