/** Everything that the case screen reads or asks for. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo } from 'react'
import type { z } from 'zod'
import type { FileView } from '../../../contract/case.ts'
import type { AgentView, CaseView, UploadAnswer } from '../../../contract/desk.ts'
import { perform } from '../../api/acts.ts'
import { ask } from '../../api/ask.ts'
import { outboxQuery, sendAgain, sendWords, stillOut, takeOut } from '../../api/outbox.ts'
import type { Outgoing } from '../../api/outbox.ts'
import { caseQuery, keys, teamQuery } from '../../api/queries.ts'
import { useNow } from '../../when.tsx'

export interface CaseData {
  readonly view: CaseView | undefined
  readonly error: unknown
  readonly team: readonly AgentView[]
  /** What the story does not show yet. */
  readonly outgoing: readonly Outgoing[]
  /** The name of whoever is writing, customer or colleague. */
  readonly typing: string | null
  readonly send: (words: Pick<Outgoing, 'mode' | 'words' | 'files'>) => void
  readonly sendAgain: (outgoing: Outgoing) => void
  readonly takeOut: (requestId: string) => void
  /** @throws NotDone */
  readonly upload: (file: File) => Promise<FileView>
}

export function useCaseData(caseId: string): CaseData {
  const client = useQueryClient()
  const { data: view, error } = useQuery(caseQuery(caseId))
  const { data: team } = useQuery(teamQuery)
  const { data: outbox } = useQuery(outboxQuery(caseId))
  const typing = useTyping(caseId)
  const outgoing = useMemo(() => stillOut(outbox, view?.story ?? []), [outbox, view?.story])
  useSeen(caseId, view)
  useEffect(() => {
    // What the story shows has arrived and need not be kept.
    if (!view) return
    for (const { requestId } of outbox) {
      if (!outgoing.some(out => out.requestId === requestId)) takeOut(client, caseId, requestId)
    }
  }, [client, caseId, view, outbox, outgoing])
  return {
    view,
    error,
    team: team?.agents ?? [],
    outgoing,
    typing,
    send: useCallback(words => sendWords(client, caseId, words), [client, caseId]),
    sendAgain: useCallback(out => sendAgain(client, caseId, out), [client, caseId]),
    takeOut: useCallback(requestId => takeOut(client, caseId, requestId), [client, caseId]),
    upload: useCallback(file => upload(caseId, file), [caseId]),
  }
}

async function upload(caseId: string, file: File): Promise<FileView> {
  const body = new FormData()
  body.append('file', file, file.name)
  const answer = await ask<z.infer<typeof UploadAnswer>>(`/cases/${encodeURIComponent(caseId)}/files`, {
    method: 'POST',
    body,
  })
  return answer.file
}

export function fileAddress(fileId: string): string {
  return `/api/desk/files/${encodeURIComponent(fileId)}`
}

function useTyping(caseId: string): string | null {
  const { data } = useQuery<{ name: string; until: number } | null>({
    queryKey: keys.typing(caseId),
    enabled: false,
  })
  const at = useNow(1000)
  return data && data.until > at ? data.name : null
}

/** Tells the server what has been seen: only while the page is really in front of someone. */
function useSeen(caseId: string, view: CaseView | undefined): void {
  const client = useQueryClient()
  const seq = view?.story.at(-1)?.seq
  const isUnread = view?.summary.isUnread === true
  useEffect(() => {
    if (seq === undefined || !isUnread) return
    const see = () => {
      if (document.visibilityState !== 'visible') return
      document.removeEventListener('visibilitychange', see)
      void perform(client, { caseId, act: { act: 'seen', seq }, requestId: crypto.randomUUID() })
    }
    document.addEventListener('visibilitychange', see)
    see()
    return () => document.removeEventListener('visibilitychange', see)
  }, [client, caseId, seq, isUnread])
}
