/** Everything that the case screen reads or asks for. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { z } from 'zod'
import type { FileView } from '../../../contract/case.ts'
import type { AskHelper } from '../../../contract/acting.ts'
import type { AgentView, CaseView, TagList, UploadAnswer } from '../../../contract/desk.ts'
import type { FailureAct } from '../../../contract/failures.ts'
import type { LeavingAct, PromisesFound } from '../../../contract/leaving.ts'
import type { SnippetView } from '../../../contract/snippets.ts'
import { perform } from '../../api/acts.ts'
import { ask, NotDone } from '../../api/ask.ts'
import type { Failure } from '../../api/ask.ts'
import { caseApprovalsQuery } from '../../api/approvals.ts'
import { doFailure, failuresQuery } from '../../api/failures.ts'
import type { Beside } from '../../api/apply.ts'
import { doLeaving, foundQuery, leavingQuery } from '../../api/leaving.ts'
import { outboxQuery, sendAgain, sendNow, sendWords, stillOut, takeBack, takeOut } from '../../api/outbox.ts'
import type { Outgoing, Written } from '../../api/outbox.ts'
import { caseQuery, keys, tagsQuery, teamQuery } from '../../api/queries.ts'
import { snippetsQuery } from '../../api/snippets.ts'
import {
  changeGiving,
  give,
  giveOption,
  type Giving,
  NOT_GIVING,
  remediesQuery,
  settleRemedy,
} from '../../api/remedies.ts'
import type { SetAside } from '../../../contract/overrides.ts'
import type { GiveRemedyRequest, RemediesView, RemedyOptionView } from '../../../contract/remedies.ts'
import { useChoices } from '../../choices.tsx'
import type { MacroReport } from '../../macro.ts'
import { useSay } from '../../say.tsx'
import { useNow } from '../../when.tsx'

const LETTERS_WAITING_MS = 30_000

/** What can be done now in the case, and doing it. */
export interface RemedyData extends Giving {
  readonly view: RemediesView | undefined
  readonly setApology: (words: string) => void
  readonly giveOther: (request: Omit<GiveRemedyRequest, 'remedyId'>) => Promise<boolean>
  /** Something for which a rule of the house is set aside. */
  readonly giveAnyway: (option: RemedyOptionView, setAside: SetAside) => Promise<void>
  /** @returns what went wrong, or null */
  readonly enterReference: (remedyId: string, reference: string) => Promise<Failure | null>
  readonly takeBackRemedy: (remedyId: string, reason: string) => Promise<Failure | null>
}

export function useRemedyData(caseId: string, version: number): RemedyData {
  const client = useQueryClient()
  const { data: view } = useQuery(remediesQuery(caseId, version))
  const { data: giving = NOT_GIVING } = useQuery<Giving>({ queryKey: keys.giving(caseId), enabled: false })
  return {
    ...giving,
    view,
    setApology: apology => changeGiving(client, caseId, { apology }),
    giveAnyway: async (option, setAside) => await giveOption(client, caseId, option, setAside),
    giveOther: async request => await give(client, caseId, 'other', request),
    enterReference: async (remedyId, reference) =>
      await settleRemedy(client, caseId, `/remedies/${remedyId}/booked`, { reference }),
    takeBackRemedy: async (remedyId, reason) =>
      await settleRemedy(client, caseId, `/remedies/${remedyId}/take-back`, { reason }),
  }
}

/** What becomes of the last try to give or to ask. */
export function useRemedyState(caseId: string): Giving {
  return useQuery<Giving>({ queryKey: keys.giving(caseId), enabled: false }).data ?? NOT_GIVING
}

export interface CaseData {
  readonly view: CaseView | undefined
  readonly error: unknown
  readonly team: readonly AgentView[]
  /** What the story does not show yet. */
  readonly outgoing: readonly Outgoing[]
  /** The name of the customer while they are writing. */
  readonly typing: string | null
  /** Colleagues who have this case open, and the one who is writing a reply. */
  readonly beside: readonly string[]
  readonly writing: string | null
  readonly snippets: readonly SnippetView[]
  readonly tags: TagList['tags']
  /** What the last macro did here. */
  readonly ran: MacroReport | null
  readonly forgetRan: () => void
  /** Holds the words back for as long as the agent has chosen. */
  readonly send: (written: Written) => void
  /** @returns whether anything was held */
  readonly sendNow: () => boolean
  readonly sendAgain: (outgoing: Outgoing) => void
  readonly takeBack: (outgoing: Outgoing) => void
  /** @throws NotDone */
  readonly upload: (file: File) => Promise<FileView>
  /** @returns null when the customer is asked, or why not */
  readonly askHelper: (caseId: string, heard: AskHelper) => Promise<string | null>
}

export function useCaseData(caseId: string): CaseData {
  const client = useQueryClient()
  const { data: view, error } = useQuery({
    ...caseQuery(caseId),
    // That a letter has left at last is no fact of every case.
    refetchInterval: ({ state }) => (state.data?.lettersWaiting ? LETTERS_WAITING_MS : false),
  })
  const { data: team } = useQuery(teamQuery)
  const { data: outbox } = useQuery(outboxQuery(caseId))
  const { data: snippets } = useQuery(snippetsQuery)
  const { data: tags } = useQuery(tagsQuery)
  const { data: ran = null } = useQuery<MacroReport | null>({ queryKey: keys.ran(caseId), enabled: false })
  const typing = useTyping(keys.typing(caseId))
  const writing = useTyping(keys.writing(caseId))
  const beside = useBeside(caseId)
  const holdFor = useHold(view)
  const outgoing = useMemo(() => stillOut(outbox, view?.story ?? []), [outbox, view?.story])
  useSeen(caseId, view)
  useEffect(() => {
    // What the story shows has arrived and need not be kept.
    if (!view) return
    for (const { requestId, promise, state } of outbox) {
      // The promise that goes with it has yet to leave.
      if (promise && state !== 'sent') continue
      if (!outgoing.some(out => out.requestId === requestId)) takeOut(client, caseId, requestId)
    }
  }, [client, caseId, view, outbox, outgoing])
  return {
    view,
    error,
    team: team?.agents ?? [],
    outgoing,
    typing,
    beside,
    writing,
    snippets: snippets?.snippets ?? NONE,
    tags: tags?.tags ?? NO_TAGS,
    ran,
    forgetRan: useCallback(() => void client.setQueryData(keys.ran(caseId), null), [client, caseId]),
    send: useCallback(written => sendWords(client, caseId, written, holdFor), [client, caseId, holdFor]),
    sendNow: useCallback(() => sendNow(client, caseId), [client, caseId]),
    sendAgain: useCallback(out => sendAgain(client, caseId, out), [client, caseId]),
    takeBack: useCallback(out => takeBack(client, caseId, out), [client, caseId]),
    upload: useCallback(file => upload(caseId, file), [caseId]),
    askHelper,
  }
}

const NO_PROMISES: PromisesFound['found'] = []
const PAUSE_MS = 400

/** Asked of the server once the writing rests; what was found before stays until then. */
export function useFoundPromises(text: string): PromisesFound['found'] {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  const { data } = useQuery(foundQuery(rested))
  return text.trim() === '' ? NO_PROMISES : (data?.found ?? NO_PROMISES)
}

/** What went wrong for this customer, and what it is made good with. */
export function useFailures({ summary: { id, version } }: CaseView) {
  const client = useQueryClient()
  const { data } = useQuery(failuresQuery(id, version))
  return {
    view: data,
    doing: useMutation({ mutationFn: (act: FailureAct) => doFailure(client, id, act) }),
  }
}

/** What this customer can cancel, and what costs less. */
export function useLeaving({ summary: { id, version } }: CaseView) {
  const client = useQueryClient()
  const { data } = useQuery(leavingQuery(id, version))
  return {
    leaving: data,
    doing: useMutation({ mutationFn: (act: LeavingAct['act']) => doLeaving(client, id, act) }),
  }
}

/** Whether all that the rail asks for beside the case is here, or cannot be had: before, something would come in between. */
export function useHasCome({ summary: { id, version } }: CaseView): boolean {
  const asked = [
    useQuery(caseApprovalsQuery(id)),
    useQuery(remediesQuery(id, version)),
    useQuery(failuresQuery(id, version)),
    useQuery(leavingQuery(id, version)),
  ]
  return asked.every(({ data, failureCount }) => data !== undefined || failureCount > 0)
}

const NONE: readonly SnippetView[] = []
const NO_TAGS: TagList['tags'] = []
const NOBODY: readonly Beside[] = []

async function askHelper(caseId: string, body: AskHelper): Promise<string | null> {
  try {
    await ask(`/cases/${encodeURIComponent(caseId)}/helpers`, { method: 'POST', body })
    return null
  } catch (error) {
    const says = error instanceof NotDone && 'says' in error.failure ? error.failure.says : null
    return says ?? String(error)
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

function useTyping(queryKey: readonly string[]): string | null {
  const { data } = useQuery<{ name: string; until: number } | null>({ queryKey, enabled: false })
  const at = useNow(1000)
  return data && data.until > at ? data.name : null
}

/** Milliseconds in which what is sent from here can be taken back. */
function useHold(view: CaseView | undefined): number {
  const { holdChats, holdLetters } = useChoices().choices
  const isLive = view?.summary.entry?.state === 'answered' && view.summary.entry.medium !== 'letter'
  return (isLive ? holdChats : holdLetters) * 1000
}

const SAY_AGAIN = 20_000

/** Says that this case is open here, again when a colleague comes to it, and that it is left. */
function useBeside(caseId: string): readonly string[] {
  const say = useSay()
  const { data: beside = NOBODY } = useQuery<readonly Beside[]>({
    queryKey: keys.beside(caseId),
    enabled: false,
  })
  const { data: isUp } = useQuery<boolean>({ queryKey: keys.link, enabled: false })
  const at = useNow(5000)
  const who = beside
    .map(({ agentId }) => agentId)
    .toSorted()
    .join()
  useEffect(() => {
    const tell = () => say({ type: 'looking', caseId, isGone: false })
    tell()
    const timer = setInterval(tell, SAY_AGAIN)
    return () => clearInterval(timer)
  }, [say, caseId, isUp, who])
  useEffect(() => () => say({ type: 'looking', caseId, isGone: true }), [say, caseId])
  return beside.filter(({ until }) => until > at).map(({ name }) => name)
}

/** Tells the server what has been seen: only while the page is really in front of someone. */
function useSeen(caseId: string, view: CaseView | undefined): void {
  const client = useQueryClient()
  // Items of a case that was joined into this one count apart.
  const seq = view?.story.findLast(item => !item.joinedFrom)?.seq
  const isUnread = view?.summary.isUnread === true || view?.summary.isMentioned === true
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
